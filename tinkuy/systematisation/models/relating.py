from typing import ClassVar

from django.db import models
from django_scopes import ScopedManager

from tinkuy.core import clock
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle

from .finding import Finding


class Tie(models.TextChoices):
    """How one finding stands to another. The last two keep an old address leading on."""

    LEADS_TO = "leads_to"
    MERGED_INTO = "merged_into"
    SPLIT_INTO = "split_into"


class FindingLink(models.Model):
    """One finding leads to another (a lesson to a recommendation), was merged into it, or gave part of itself to it."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    origin = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="links_on")
    target = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="links_back")
    tie = models.CharField(max_length=20, choices=Tie, default=Tie.LEADS_TO)
    made_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL)
    made_at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["made_at", "id"]
        constraints = [models.UniqueConstraint(fields=["origin", "target", "tie"], name="two_findings_are_tied_once")]

    def __str__(self) -> str:
        return f"{self.origin.label} → {self.target.label}"
