from typing import ClassVar

from django.db import models
from django.db.models import Q
from django_scopes import ScopedManager

from tinkuy.core import clock
from tinkuy.core.personal_data_map import holds_nobody
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.practice.key_actions.models import KeyAction
from tinkuy.practice.responses.models import Response
from tinkuy.systematisation.evidence.models.finding import Finding


class ReportSchedule(models.Model):
    """When the addressees of a recommendation are asked how it goes, where the coordination chose it.

    `days` are counted from the acceptance, else from the communication, and stand beside each other with a space;
    afterwards each `every` days.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    finding = models.OneToOneField(Finding, on_delete=models.CASCADE, related_name="report_schedule")
    days = models.CharField(max_length=60, blank=True)
    every = models.PositiveSmallIntegerField(null=True, blank=True)

    personal_data: ClassVar = (holds_nobody("days", "Numbers of days"),)

    objects = ScopedManager(cycle="cycle")

    def __str__(self) -> str:
        return f"{self.finding_id}: {self.days}"


class CheckIn(models.Model):
    """That it was asked how a response goes, or one of its actions, for the day `due_on`: once, whatever becomes of the
    worker, since the row is written with the message.

    `silence_noted_at` is when those concerned were told that nobody said anything.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="check_ins")
    action = models.ForeignKey(KeyAction, null=True, blank=True, on_delete=models.CASCADE, related_name="check_ins")
    due_on = models.DateField()
    asked_at = models.DateTimeField(default=clock.now)
    silence_noted_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["due_on", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["response", "due_on"], condition=Q(action=None), name="a_response_is_asked_once_for_a_day"
            ),
            models.UniqueConstraint(
                fields=["action", "due_on"], condition=~Q(action=None), name="an_action_is_asked_once_for_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.response_id} {self.due_on}"
