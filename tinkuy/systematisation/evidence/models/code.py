import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from tinkuy.core import clock
from tinkuy.core.personal_data_map import Until, holds, holds_nobody
from tinkuy.core.rows.quick_rows import QuickRow
from tinkuy.core.text import TranslatedField, in_language
from tinkuy.planning.cycles.models.cycle import Cycle


class FindingKind(models.TextChoices):
    """The four words of the work: what a passage tells and what a finding is."""

    RISK = "risk", _("Risk")
    GOOD_PRACTICE = "good_practice", _("Good practice")
    LESSON = "lesson", _("Lesson")
    RECOMMENDATION = "recommendation", _("Recommendation")


PREFIXES = {
    FindingKind.RISK: "RI",
    FindingKind.GOOD_PRACTICE: "BP",
    FindingKind.LESSON: "LE",
    FindingKind.RECOMMENDATION: "RE",
}


DEEPEST = 3
"""Levels of codes under a kind."""


class Code(QuickRow):
    """A word of the cycle's codebook, under one of the four kinds; *code* as in qualitative coding.

    It may stand under another of its kind, at most three levels deep. `guid` tells it in files of other programs,
    whatever it is called; `note` says when it is used. One that is not `is_codable` only gathers those under it.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="codes")
    kind = models.CharField(max_length=20, choices=FindingKind)
    number = models.PositiveSmallIntegerField()
    name = TranslatedField()
    note = TranslatedField()
    guid = models.UUIDField(default=uuid.uuid4, editable=False)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.RESTRICT, related_name="children")
    is_codable = models.BooleanField(default=True)
    colour = models.CharField(max_length=7, blank=True, help_text="#rrggbb, kept for other programs; pages show kinds")

    personal_data: ClassVar = (
        holds(
            "name note",
            "How the team orders what was said",
            Until.RECORD,
            "systematisation.codebook.actions.codes.edit_code",
        ),
        holds_nobody("colour", "A colour"),
    )

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["kind", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["cycle", "kind", "number"], name="one_code_per_number"),
            models.UniqueConstraint(fields=["cycle", "guid"], name="one_code_per_guid"),
            models.CheckConstraint(
                condition=models.Q(parent=None) | ~models.Q(parent=models.F("id")), name="a_code_is_not_its_own_parent"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label} {in_language(self.name, 'es')}"

    @property
    def label(self) -> str:
        return f"{PREFIXES[FindingKind(self.kind)]}-{self.number}"


class CodeMerge(models.Model):
    """A code that was merged into another: what it was and which quotes it had, so that it can be taken apart again.

    A file that still knows its `guid` means the other one now.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    into = models.ForeignKey(Code, on_delete=models.CASCADE, related_name="merges")
    guid = models.UUIDField(editable=False)
    number = models.PositiveSmallIntegerField()
    name = TranslatedField()
    note = TranslatedField()
    colour = models.CharField(max_length=7, blank=True)
    parent = models.ForeignKey(Code, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    quotes = models.JSONField(default=list, help_text="Public ids of the quotes that moved")
    merged_at = models.DateTimeField(default=clock.now)

    personal_data: ClassVar = (
        holds(
            "name note",
            "How the team orders what was said",
            Until.RECORD,
            "systematisation.codebook.actions.tree.take_apart",
        ),
        holds_nobody("colour quotes", "Ids and words of the program"),
    )

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["-merged_at", "-id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["cycle", "guid"], name="a_code_is_merged_once")]

    def __str__(self) -> str:
        return f"{self.label} → {self.into.label}"

    @property
    def label(self) -> str:
        return f"{PREFIXES[FindingKind(self.into.kind)]}-{self.number}"
