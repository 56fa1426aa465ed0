from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinkuy.core import clock
from tinkuy.core.held import Until, holds, holds_nobody
from tinkuy.core.identifiers import new_public_id
from tinkuy.people.models import Person


class WordLanguage(models.TextChoices):
    SPANISH = "es", _("Spanish")
    PORTUGUESE = "pt", _("Portuguese")
    ENGLISH = "en", _("English")


class HeaderWord(models.Model):
    """A word of the hub for a column of reports, beside those of the file of synonyms.

    A word that was removed stays with its dates: a preview is committed with the words that it was read with.
    """

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    word = models.CharField(max_length=80)
    key = models.CharField(max_length=80, help_text="What headers are compared by")
    meaning = models.CharField(max_length=30)
    language = models.CharField(max_length=8, choices=WordLanguage)
    is_example = models.BooleanField(default=False)
    added_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL)
    added_at = models.DateTimeField(default=clock.now)
    removed_at = models.DateTimeField(null=True, blank=True)

    held: ClassVar = (
        holds(
            "word key", "A column's name, as the hub's editors taught it", Until.HUB, "convening.actions.remove_word"
        ),
        holds_nobody("meaning", "A word of the program"),
    )

    class Meta:
        ordering: ClassVar = ["meaning", "key"]
        constraints = [
            models.UniqueConstraint(
                fields=["key", "is_example"], condition=models.Q(removed_at=None), name="a_word_has_one_meaning"
            )
        ]

    def __str__(self) -> str:
        return self.word
