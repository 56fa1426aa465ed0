from typing import ClassVar

from django.db import models
from django_scopes import ScopedManager

from tinkuy.core.personal_data_map import holds_nobody
from tinkuy.planning.cycles.models.cycle import Cycle


class HidingDecision(models.Model):
    """One decision on which numbers of persons of a cycle may be read, for the persons of whom `same` is the
    fingerprint: of any others, and by other rules, it is no decision.

    `cells` are pairs: the name of a count, and the count, or null where it is hidden.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="+")
    same = models.CharField(max_length=32, help_text="Fingerprint of the persons, the audience and the rules")
    cells = models.JSONField(default=list, blank=True)

    personal_data: ClassVar = (holds_nobody("same cells", "Counts that the team may read, and a fingerprint"),)

    objects = ScopedManager(cycle="cycle")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["cycle", "same"], name="one_decision_for_the_same")]

    def __str__(self) -> str:
        return f"hiding decision of cycle {self.cycle_id}"
