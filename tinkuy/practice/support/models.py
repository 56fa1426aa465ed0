"""Support between two countries (*apoyo*), from its first word to its result."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import pgettext_lazy
from django_scopes import ScopedManager

from tinkuy.core import clock
from tinkuy.core.identifiers import new_public_id
from tinkuy.core.personal_data_map import Until, holds
from tinkuy.people.countries import country_name
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.practice.responses.models import Response
from tinkuy.systematisation.evidence.models.finding import Finding

LONGEST_SUBJECT, LONGEST_WORDS = 120, 1000


class SupportKind(models.TextChoices):
    """Who spoke first: whoever needs it, or whoever can give it."""

    REQUEST = "request", pgettext_lazy("support between countries", "Request")
    OFFER = "offer", pgettext_lazy("support between countries", "Offer")


class SupportForm(models.TextChoices):
    DOCUMENT = "document", pgettext_lazy("form of support", "A document or template")
    ADVICE = "advice", pgettext_lazy("form of support", "Advice in a call")
    ACCOMPANIMENT = "accompaniment", pgettext_lazy("form of support", "Accompaniment for some weeks")
    TRAINING = "training", pgettext_lazy("form of support", "Training of a team")
    VISIT = "visit", pgettext_lazy("form of support", "A peer visit, also by video")


class SupportState(models.TextChoices):
    ASKED = "asked", pgettext_lazy("state of support", "Asked for")
    OFFERED = "offered", pgettext_lazy("state of support", "Offered")
    AGREED = "agreed", pgettext_lazy("state of support", "Agreed")
    GIVEN = "given", pgettext_lazy("state of support", "Given")
    CLOSED = "closed", pgettext_lazy("state of support", "Closed with its result")
    DECLINED = "declined", pgettext_lazy("state of support", "Declined")
    WITHDRAWN = "withdrawn", pgettext_lazy("state of support", "Withdrawn")


ENDED = (SupportState.CLOSED, SupportState.DECLINED, SupportState.WITHDRAWN)
"""States after which nobody waits for anything."""
UNUSED = (SupportState.DECLINED, SupportState.WITHDRAWN)
"""Of these nothing came: the same may be asked again."""


class PeerSupport(models.Model):
    """What one country asks of another, or offers it, about a published finding: of its cycle, or of another one.

    Without `giving` a request is open to whoever can help; without `asking` an offer stands for every country, and each
    that takes it has a row of its own that names it as its `origin`. Each of the two says for itself whether everybody
    may read of it. `is_on_behalf` marks what the coordination wrote in a country's name.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    kind = models.CharField(max_length=10, choices=SupportKind)
    asking = models.CharField(max_length=2, blank=True)
    giving = models.CharField(max_length=2, blank=True)
    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="supports")
    origin = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="taken_by")
    response = models.ForeignKey(
        Response,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Where it was asked from",
    )
    form = models.CharField(max_length=20, choices=SupportForm)
    subject = models.CharField(max_length=LONGEST_SUBJECT)
    text = models.CharField(max_length=LONGEST_WORDS, blank=True)
    language = models.CharField(max_length=5, blank=True, help_text="In which it can be given")
    wanted_by = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=SupportState)
    reminded_state = models.CharField(
        max_length=10, choices=SupportState, blank=True, default="", help_text="In which whose turn it is was reminded"
    )
    result = models.CharField(max_length=LONGEST_WORDS, blank=True)
    reason = models.CharField(max_length=LONGEST_WORDS, blank=True)
    asking_opens = models.BooleanField(default=False)
    giving_opens = models.BooleanField(default=False)
    is_on_behalf = models.BooleanField(default=False)
    made_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=clock.now)

    personal_data: ClassVar = (holds("subject text result reason", "What a country answers and does", Until.CYCLE, ""),)

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["made_at", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(asking="", giving="") & ~Q(asking=F("giving")), name="support_is_between_two_countries"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["agreed", "given", "closed"]) | (~Q(asking="") & ~Q(giving="")),
                name="agreed_support_names_both_countries",
            ),
            models.CheckConstraint(condition=~Q(state="closed") | ~Q(result=""), name="closed_support_has_a_result"),
            models.CheckConstraint(
                condition=~Q(state="declined") | ~Q(reason=""), name="declined_support_has_a_reason"
            ),
            models.UniqueConstraint(
                fields=["origin", "asking"],
                condition=Q(origin__isnull=False) & ~Q(state__in=["declined", "withdrawn"]),
                name="a_country_takes_an_offer_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.public_id}"

    @property
    def has_ended(self) -> bool:
        return self.state in ENDED

    @property
    def is_from_elsewhere(self) -> bool:
        """Whether another cycle published the finding."""
        return self.finding.cycle_id != self.cycle_id

    @property
    def is_for_all(self) -> bool:
        """Whether it is open to whichever country."""
        return not (self.asking and self.giving)

    @property
    def from_country(self) -> str:
        """Whoever spoke first."""
        return self.asking if self.kind == SupportKind.REQUEST else self.giving

    @property
    def to_country(self) -> str:
        """Whom it was said to; empty for all."""
        return self.giving if self.kind == SupportKind.REQUEST else self.asking

    @property
    def is_public(self) -> bool:
        """Both countries say so; of what stands for all, the one that says it."""
        if self.is_for_all:
            return self.asking_opens or self.giving_opens
        return self.asking_opens and self.giving_opens

    @property
    def names(self) -> str:
        """Both countries in the reader's language, whoever asks first."""
        return " ← ".join(country_name(code) for code in (self.asking, self.giving) if code)


class PeerSupportStep(models.Model):
    """What a country said of it on a day: the state that followed, or news. Of an open request it holds each answer."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    support = models.ForeignKey(PeerSupport, on_delete=models.CASCADE, related_name="steps")
    country = models.CharField(max_length=2)
    state = models.CharField(max_length=10, choices=SupportState)
    note = models.CharField(max_length=LONGEST_WORDS, blank=True)
    taken_on = models.DateField()
    is_on_behalf = models.BooleanField(default=False)
    recorded_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    recorded_at = models.DateTimeField(default=clock.now)

    personal_data: ClassVar = (holds("note", "What a country answers and does", Until.CYCLE, ""),)

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.taken_on} {self.country} {self.state}"
