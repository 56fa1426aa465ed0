from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinkuy.core.personal_data_map import Until, holds
from tinkuy.core.text import TranslatedField


class ReviewersFrom(models.TextChoices):
    """What must differ between whoever reviews a sheet and each of its authors."""

    INSTITUTION = "institution", _("Another institution than the authors'")
    OFFICE = "office", _("Another institution, or the office of the same one in another country")


class HubWords(models.Model):
    """What the hub calls itself in public, and from where its reviewers come: the row with the key 1, or none.

    Words of the institution that runs the installation, in public from the moment they are saved; no person's.
    """

    name = TranslatedField()
    region = TranslatedField()
    contact = models.EmailField(
        blank=True, help_text="The institution's own, for answers to messages; never a person's"
    )
    reviewers_from = models.CharField(
        max_length=11,
        choices=ReviewersFrom.choices,
        default=ReviewersFrom.INSTITUTION,
        db_default=ReviewersFrom.INSTITUTION,
    )
    is_example = models.BooleanField(default=False)

    personal_data: ClassVar = (
        holds("name region contact", "What the hub calls itself, and where it is written to", Until.HUB, ""),
    )

    def __str__(self) -> str:
        return str(self.name)
