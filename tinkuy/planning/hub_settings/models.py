from typing import ClassVar

from django.db import models

from tinkuy.core.personal_data_map import Until, holds
from tinkuy.core.text import TranslatedField


class HubWords(models.Model):
    """What the hub calls itself on its public pages: the row with the key 1, or none.

    Words of the institution that runs the installation, in public from the moment they are saved; no person's.
    """

    name = TranslatedField()
    region = TranslatedField()
    contact = models.EmailField(
        blank=True, help_text="The institution's own, for answers to messages; never a person's"
    )
    is_example = models.BooleanField(default=False)

    personal_data: ClassVar = (
        holds("name region contact", "What the hub calls itself, and where it is written to", Until.HUB, ""),
    )

    def __str__(self) -> str:
        return str(self.name)
