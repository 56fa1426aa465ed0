from typing import ClassVar

from django.db import models

from tinkuy.core import clock
from tinkuy.core.personal_data_map import Until, holds
from tinkuy.core.rows.optional_scope import OptionallyScopedManager
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.publication.sheets.models import Sheet


class SheetTranslation(models.Model):
    """A sheet in another language than its own, paragraph by paragraph.

    `paragraphs` holds what persons wrote or accepted, each with the words of the source that it translates: a paragraph
    whose source says something else today is asked again, and no other one. What a machine proposes is never stored.
    """

    cycle = models.ForeignKey(Cycle, null=True, blank=True, on_delete=models.CASCADE, related_name="sheet_translations")
    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="translations")
    language = models.CharField(max_length=5)
    paragraphs = models.JSONField(default=list, help_text="Field, source, text of each")
    begins_with_machine = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=0)
    translators = models.ManyToManyField(Person, related_name="sheet_translations", blank=True)
    changed_at = models.DateTimeField(default=clock.now)

    personal_data: ClassVar = (
        holds("paragraphs", "What the team learned", Until.RECORD, "publication.redaction.actions.follow_redaction"),
    )

    objects = OptionallyScopedManager()

    class Meta:
        ordering: ClassVar = ["language"]
        constraints = [
            models.UniqueConstraint(fields=["sheet", "language"], name="one_translation_of_a_sheet_into_a_language")
        ]

    def __str__(self) -> str:
        return f"{self.sheet} → {self.language}"
