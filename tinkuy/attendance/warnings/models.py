from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from tinkuy.core import clock
from tinkuy.core.identifiers import new_public_id
from tinkuy.core.personal_data_map import Until, holds, holds_nobody
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.tasks.models import Task


class WarningThreshold(models.Model):
    """What a cycle set for a rule of early warning, in the rule's own unit; without a row the default holds."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    rule = models.CharField(max_length=40)
    value = models.PositiveSmallIntegerField()

    personal_data: ClassVar = (holds_nobody("rule", "Ids and words of the program"),)

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["rule"]
        constraints = [models.UniqueConstraint(fields=["cycle", "rule"], name="one_threshold_per_rule")]

    def __str__(self) -> str:
        return f"{self.rule} {self.value}"


class Choice(models.TextChoices):
    """What was decided on a warning."""

    SUGGESTED = "suggested", _("A suggested action")
    OTHER = "other", _("Another action")
    SET_ASIDE = "set_aside", _("Set aside")


class WarningDecision(models.Model):
    """What people decided on a warning, and the numbers as they were told then. The warning itself is never stored.

    `rule` and `subject` (`cycle`, `country-PE`, `sector-government`) with the webinar say which warning it was.
    Whether the action is done, its task says.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    webinar = models.ForeignKey(Webinar, on_delete=models.CASCADE, related_name="warning_decisions")
    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    rule = models.CharField(max_length=40)
    subject = models.CharField(max_length=40)
    choice = models.CharField(max_length=20, choices=Choice)
    suggestion = models.CharField(max_length=40, blank=True)
    words = models.CharField(max_length=300, blank=True, help_text="The action, as it was taken")
    reason = models.TextField(blank=True, help_text="Why it was set aside")
    task = models.ForeignKey(Task, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    threshold = models.PositiveSmallIntegerField()
    numerator = models.PositiveIntegerField()
    denominator = models.PositiveIntegerField()
    against = models.JSONField(default=list, blank=True, help_text="The pair whose share it was compared with")
    decided_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    decided_at = models.DateTimeField(default=clock.now)

    personal_data: ClassVar = (
        holds(
            "words reason",
            "What the team decides, agrees and plans",
            Until.RECORD,
            "attendance.warnings.actions.take_back_warning_decision",
        ),
        holds_nobody("rule subject suggestion against", "Ids and words of the program"),
    )

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["-webinar__ordinal", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["webinar", "rule", "subject"], name="one_decision_per_warning"),
            models.CheckConstraint(
                condition=~Q(choice="set_aside") | ~Q(reason=""), name="a_warning_set_aside_has_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule} {self.subject}"
