from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from tinkuy.core.text import TranslatedField, in_language
from tinkuy.planning.models import Cycle


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


class Code(models.Model):
    """A word of the cycle's codebook, under one of the four kinds; *code* as in qualitative coding."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="codes")
    kind = models.CharField(max_length=20, choices=FindingKind)
    number = models.PositiveSmallIntegerField()
    name = TranslatedField()

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["kind", "number"]
        constraints = [models.UniqueConstraint(fields=["cycle", "kind", "number"], name="one_code_per_number")]

    def __str__(self) -> str:
        return f"{self.label} {in_language(self.name, 'es')}"

    @property
    def label(self) -> str:
        return f"{PREFIXES[FindingKind(self.kind)]}-{self.number}"
