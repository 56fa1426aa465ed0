from typing import ClassVar

from django.db import models
from django_scopes import ScopedManager

from tinkuy.core.personal_data_map import Until, holds
from tinkuy.core.text import TranslatedField
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle


class SystematisationPlan(models.Model):
    """What the cycle means to learn from itself, and how: agreed on before it is announced.

    The object is what is systematised, the axis the aspect that is looked at.
    """

    cycle = models.OneToOneField(Cycle, on_delete=models.CASCADE, related_name="systematisation_plan")
    object = TranslatedField()
    objective = TranslatedField()
    axis = TranslatedField()
    sources = TranslatedField()
    procedure = TranslatedField()
    responsible = models.ManyToManyField(Person, blank=True, related_name="+")

    personal_data: ClassVar = (
        holds(
            "object objective axis sources procedure",
            "What the team writes of its cycle",
            Until.RECORD,
            "planning.systematisation_plan.actions.plan_systematisation",
        ),
    )

    objects = ScopedManager(cycle="cycle")

    def __str__(self) -> str:
        return f"systematisation of {self.cycle_id}"


class Milestone(models.Model):
    """A date of the systematisation: what is ready by when."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="milestones")
    text = models.CharField(max_length=200)
    due_on = models.DateField()

    personal_data: ClassVar = (
        holds(
            "text",
            "What the team writes of its cycle",
            Until.RECORD,
            "planning.systematisation_plan.actions.remove_milestone",
        ),
    )

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["due_on", "id"]

    def __str__(self) -> str:
        return f"{self.due_on}: {self.text}"
