from datetime import date
from typing import ClassVar

from django.db import models
from django.utils.translation import pgettext_lazy
from django_scopes import ScopedManager

from tinkuy.core.identifiers import new_public_id
from tinkuy.core.personal_data_map import Until, holds
from tinkuy.core.rows.quick_rows import QuickRow
from tinkuy.people.models import Organisation
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.practice.responses.models import SETTLED, Response


class KeyActionState(models.TextChoices):
    PENDING = "pending", pgettext_lazy("key action", "Pending")
    UNDER_WAY = "under_way", pgettext_lazy("key action", "Under way")
    DONE = "done", pgettext_lazy("key action", "Done")


class KeyAction(QuickRow):
    """One thing a country will do, who is responsible, by when; a done one has its proof."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="actions")
    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    text = models.CharField(max_length=300)
    responsible = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT)
    due_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=20, choices=KeyActionState, default=KeyActionState.PENDING)
    proof = models.TextField(blank=True)

    personal_data: ClassVar = (holds("text proof", "What a country answers and does", Until.CYCLE, ""),)

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["due_on", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(state="done") | ~models.Q(proof=""),
                name="a_done_action_has_its_proof",
            )
        ]

    def __str__(self) -> str:
        return self.text

    def is_overdue(self, today: date) -> bool:
        """Not done, past its day, and its country has still to do it. Computed at each look, never stored."""
        is_expected = self.state != KeyActionState.DONE and self.response.state not in SETTLED
        return is_expected and self.due_on is not None and self.due_on < today
