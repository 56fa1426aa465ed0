from typing import ClassVar

from django.db import models
from django_scopes import ScopedManager

from tinkuy.core import clock
from tinkuy.core.personal_data_map import Until, holds, holds_nobody
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.hooks.models import Hook


class Agreement(models.Model):
    """What named parties agreed to do, by when. One may answer a thread that no session picked up.

    `countries` are codes of invited ones; `who` names an institution or a post, never a private person.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="agreements")
    number = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=400)
    countries = models.JSONField(default=list)
    who = models.CharField(max_length=200)
    due_on = models.DateField(null=True, blank=True)
    hook = models.OneToOneField(Hook, null=True, blank=True, on_delete=models.SET_NULL, related_name="agreement")
    made_at = models.DateTimeField(default=clock.now)

    personal_data: ClassVar = (
        holds(
            "text who",
            "What the team decides, agrees and plans",
            Until.RECORD,
            "dialogue.agreements.actions.edit_agreement",
        ),
        holds_nobody("countries", "Codes of countries"),
    )

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["number"]
        constraints = [models.UniqueConstraint(fields=["cycle", "number"], name="one_agreement_per_number")]

    def __str__(self) -> str:
        return f"A{self.number}"
