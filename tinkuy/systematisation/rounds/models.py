from datetime import date, timedelta
from typing import ClassVar

from django.db import models
from django_scopes import ScopedManager

from tinkuy.core import clock
from tinkuy.core.personal_data_map import holds_nobody
from tinkuy.own_pages.models import SinglePurposeLink
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.decisions.models import Silence
from tinkuy.planning.hours import local_day
from tinkuy.systematisation.evidence.models.finding import Finding

TO_READ = timedelta(days=3)
"""The least that a country has for words before its silence may mean anything."""
REMINDED_AFTER = timedelta(days=2)
"""A reminder by hand waits so long, but on the last day and the one before it."""
STILL_OPENS = timedelta(days=7)
"""How long after the deadline a link shows what the country answered."""


class ValidationRound(models.Model):
    """Findings that the countries are asked about together, until the end of a day, by a rule for silence that is
    stated from the start and never changes.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="validation_rounds")
    number = models.PositiveSmallIntegerField()
    silence = models.CharField(max_length=20, choices=Silence, default=Silence.NO_ANSWER)
    closes_on = models.DateField(help_text="The last day, in the cycle's zone")
    opened_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL)
    opened_at = models.DateTimeField(default=clock.now)
    closed_at = models.DateTimeField(null=True, blank=True)
    findings = models.ManyToManyField(Finding, through="RoundFinding", related_name="rounds")

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["cycle", "number"], name="one_round_per_number"),
            models.UniqueConstraint(
                fields=["cycle"], condition=models.Q(closed_at=None), name="one_open_round_in_a_cycle"
            ),
        ]

    def __str__(self) -> str:
        return f"round {self.number}"

    def takes_answers(self, today: date) -> bool:
        """Worked out, so that it holds while no worker has closed the round. *today* is the day in the cycle's zone."""
        return self.closed_at is None and today <= self.closes_on

    @property
    def reminds_from(self) -> date:
        """The first day on which a reminder by hand is of use: who was only just asked needs none."""
        asked_on = local_day(self.opened_at, self.cycle.zone)
        return min(asked_on + REMINDED_AFTER, self.closes_on - timedelta(days=1))

    def takes_reminders(self, today: date) -> bool:
        return self.takes_answers(today) and self.reminds_from <= today

    def still_opens(self, today: date) -> bool:
        return today <= self.closes_on + STILL_OPENS


class RoundFinding(models.Model):
    """A finding of a round, with the words that were asked last, and since which day they are."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    round = models.ForeignKey(ValidationRound, on_delete=models.CASCADE, related_name="asked")
    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="asked_in")
    content_hash = models.CharField(max_length=64)
    asked_on = models.DateField()

    personal_data: ClassVar = (holds_nobody("content_hash", "A fingerprint"),)

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["finding__kind", "finding__number"]
        constraints = [models.UniqueConstraint(fields=["round", "finding"], name="a_finding_is_once_in_a_round")]

    def __str__(self) -> str:
        return f"{self.round} {self.finding.label}"


class AnswerLink(SinglePurposeLink):
    """Answers a round for the country of a focal point. It goes with their role."""

    place: ClassVar[str] = "answer-link"

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    round = models.ForeignKey(ValidationRound, on_delete=models.CASCADE, related_name="links")
    role = models.ForeignKey(TeamRole, on_delete=models.CASCADE, related_name="answer_links")

    def __str__(self) -> str:
        return f"link of {self.round}"
