from typing import ClassVar

from django.db import models
from django.utils.translation import pgettext_lazy
from django_scopes import ScopedManager

from tinkuy.core import clock
from tinkuy.core.personal_data_map import Until, holds, holds_nobody
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar

LONGEST_WORD = 120


class PointDecision(models.TextChoices):
    TAKEN = "taken", pgettext_lazy("a point left open", "Take")
    LEFT = "left", pgettext_lazy("a point left open", "Leave")
    PICKED_UP = "picked_up", pgettext_lazy("a point left open", "Picked up")


class CarriedPoint(models.Model):
    """What a cycle decided about one thing that its former cycle left open.

    `kind` and `key` name that thing where it stands; its words are read there and never copied, so that what is erased
    there is gone here too. Without `target` the point is for every session.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="carried_points")
    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=40)
    decision = models.CharField(max_length=20, choices=PointDecision)
    target = models.ForeignKey(Webinar, null=True, blank=True, on_delete=models.SET_NULL, related_name="carried_points")
    word = models.CharField(max_length=LONGEST_WORD, blank=True, help_text="Why, in a word")
    decided_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    decided_at = models.DateTimeField(default=clock.now)

    personal_data: ClassVar = (
        holds(
            "word",
            "What the team decides, agrees and plans",
            Until.RECORD,
            "planning.next_cycle.actions.decide_points",
        ),
        holds_nobody("kind key", "Which stage knows the thing, and its key there"),
    )

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["cycle", "kind", "key"], name="one_decision_per_point"),
            models.CheckConstraint(
                condition=~models.Q(decision="left") | ~models.Q(word=""), name="a_point_left_has_its_word"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
