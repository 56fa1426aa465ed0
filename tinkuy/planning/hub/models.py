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
    is_example = models.BooleanField(default=False)

    personal_data: ClassVar = (holds("name region", "What the hub calls itself, in public", Until.HUB, ""),)

    def __str__(self) -> str:
        return str(self.name)
