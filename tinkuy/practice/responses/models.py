"""What a country answers to a recommendation, and the steps it went through."""

from typing import ClassVar

from django.db import models
from django.utils.translation import pgettext_lazy
from django_scopes import ScopedManager

from tinkuy.core import clock
from tinkuy.core.identifiers import new_public_id
from tinkuy.core.personal_data_map import Until, holds
from tinkuy.core.rows.quick_rows import QuickRow
from tinkuy.people.models import Organisation, Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.publication.sheets.models import SheetVersion
from tinkuy.systematisation.evidence.models.finding import Finding


class ResponseState(models.TextChoices):
    NO_ANSWER = "no_answer", pgettext_lazy("response", "No answer yet")
    IN_DIALOGUE = "in_dialogue", pgettext_lazy("response", "In dialogue")
    AGREED = "agreed", pgettext_lazy("response", "Agreed")
    UNDER_WAY = "under_way", pgettext_lazy("response", "Under way")
    IN_PRACTICE = "in_practice", pgettext_lazy("response", "In practice")
    STALLED = "stalled", pgettext_lazy("response", "Stalled")
    REJECTED = "rejected", pgettext_lazy("response", "Rejected")


class Openness(models.TextChoices):
    """What everybody may read of a country's answer: each country decides it of each answer."""

    CLOSED = "closed", pgettext_lazy("what is public of an answer", "Nothing is public")
    STATE = "state", pgettext_lazy("what is public of an answer", "Only its state is public")
    WHOLE = "whole", pgettext_lazy("what is public of an answer", "The whole answer is public")


class Response(QuickRow):
    """The answer of one country to one recommendation (*respuesta*), as it stands today."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="responses")
    country = models.CharField(max_length=2)
    institution = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT)
    focal_point = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL)
    state = models.CharField(max_length=20, choices=ResponseState, default=ResponseState.NO_ANSWER)
    text = models.TextField(blank=True, help_text="What the country will do, in its words")
    reason = models.TextField(blank=True)
    communicated_on = models.DateField(null=True, blank=True)
    version = models.ForeignKey(
        SheetVersion, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", help_text="Where it was asked"
    )
    openness = models.CharField(max_length=10, choices=Openness, default=Openness.CLOSED)
    indicator = models.TextField(blank=True, help_text="How the country will know that it works")
    review_on = models.DateField(null=True, blank=True)

    personal_data: ClassVar = (
        holds(
            "text reason",
            "What a country answers and does",
            Until.RECORD,
            "practice.responses.actions.record_response",
        ),
        holds(
            "indicator",
            "What a country answers and does",
            Until.RECORD,
            "practice.responses.actions.agree_on_review",
        ),
    )

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["finding__number", "country"]
        constraints = [
            models.UniqueConstraint(fields=["finding", "country"], name="one_response_per_country"),
            models.CheckConstraint(
                condition=~models.Q(state="rejected") | ~models.Q(reason=""),
                name="a_rejection_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.finding.label}-{self.country}"


class ResponseStep(models.Model):
    """A change of a response's state, on a day."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="steps")
    state = models.CharField(max_length=20, choices=ResponseState)
    taken_on = models.DateField()
    note = models.TextField(blank=True)
    recorded_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL)
    recorded_at = models.DateTimeField(default=clock.now)

    personal_data: ClassVar = (holds("note", "What a country answers and does", Until.CYCLE, ""),)

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["taken_on", "id"]

    def __str__(self) -> str:
        return f"{self.taken_on} {self.state}"


SETTLED = (ResponseState.REJECTED, ResponseState.IN_PRACTICE)
"""Answers after which nobody is asked how an action goes: there is nothing to do, or it is done."""
