from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _, pgettext_lazy
from django_scopes import ScopedManager

from tinkuy.core import clock
from tinkuy.core.personal_data_map import Until, holds
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar


class DecisionState(models.TextChoices):
    OPEN = "open", pgettext_lazy("state of a decision", "Open")
    ADOPTED = "adopted", pgettext_lazy("state of a decision", "Adopted")
    WITH_CONDITION = "with_condition", pgettext_lazy("state of a decision", "Adopted with a condition")
    NOT_ADOPTED = "not_adopted", pgettext_lazy("state of a decision", "Not adopted")
    WITHDRAWN = "withdrawn", pgettext_lazy("state of a decision", "Withdrawn")


class Silence(models.TextChoices):
    """What it means that a country did not answer; stated with each proposal."""

    CONSENTS = "consents", _("Silence consents")
    NO_ANSWER = "no_answer", _("Silence is no answer")


class Decision(models.Model):
    """A proposal to the invited countries, or what they agreed on in a session.

    Until the end of its deadline each country may say its voice; then its rule closes it, and `consented` of
    `countries` is kept as the result. One that was taken in a session has a webinar and no deadline: nobody counted.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="decisions")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    language = models.CharField(max_length=5, default="es")
    proposed_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    country = models.CharField(max_length=2, blank=True, help_text="Of the focal point who proposed it")
    webinar = models.ForeignKey(Webinar, null=True, blank=True, on_delete=models.SET_NULL, related_name="decisions")
    second = models.PositiveIntegerField(null=True, blank=True, help_text="Of the session in which it was made")
    proposed_at = models.DateTimeField(default=clock.now)
    deadline = models.DateField(null=True, blank=True, help_text="The last day, in the cycle's zone")
    silence = models.CharField(max_length=20, choices=Silence, default=Silence.NO_ANSWER)
    state = models.CharField(max_length=20, choices=DecisionState, default=DecisionState.OPEN)
    closed_at = models.DateTimeField(null=True, blank=True)
    consented = models.PositiveSmallIntegerField(null=True, blank=True)
    countries = models.PositiveSmallIntegerField(null=True, blank=True)

    personal_data: ClassVar = (
        holds(
            "text",
            "What the team decides, agrees and plans",
            Until.CYCLE,
            "",
        ),
    )

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["cycle", "number"], name="one_decision_per_number"),
            models.CheckConstraint(
                condition=~Q(state="open") | Q(deadline__isnull=False), name="open_decision_has_a_deadline"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.text}"

    @property
    def label(self) -> str:
        return f"D{self.number}"

    @property
    def is_open(self) -> bool:
        return self.state == DecisionState.OPEN

    @property
    def was_taken_in_session(self) -> bool:
        return self.deadline is None


class VoiceKind(models.TextChoices):
    CONSENT = "consent", pgettext_lazy("voice of a country", "Consent")
    OBJECTION = "objection", pgettext_lazy("voice of a country", "Objection")
    ABSTENTION = "abstention", pgettext_lazy("voice of a country", "Abstention")


class DecisionVoice(models.Model):
    """What a country says of a proposal, by one of its focal points.

    An objection has a reason. Somebody of the team may state a resolution; once the country accepts it, the objection
    is a consent with that condition.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="voices")
    country = models.CharField(max_length=2)
    kind = models.CharField(max_length=20, choices=VoiceKind)
    reason = models.TextField(blank=True)
    resolution = models.TextField(blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True, help_text="When the country accepted the resolution")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    said_at = models.DateTimeField(default=clock.now)

    personal_data: ClassVar = (
        holds(
            "reason resolution",
            "What the team decides, agrees and plans",
            Until.RECORD,
            "planning.decisions.actions.voices.give_voice",
        ),
    )

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["country"]
        constraints = [
            models.UniqueConstraint(fields=["decision", "country"], name="one_voice_per_country"),
            models.CheckConstraint(condition=~Q(kind="objection") | ~Q(reason=""), name="objection_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.country}: {self.kind}"

    @property
    def blocks(self) -> bool:
        """An objection whose country accepted no resolution."""
        return self.kind == VoiceKind.OBJECTION and self.accepted_at is None

    @property
    def has_condition(self) -> bool:
        return self.kind == VoiceKind.OBJECTION and self.accepted_at is not None
