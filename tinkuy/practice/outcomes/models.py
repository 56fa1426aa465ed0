from typing import ClassVar

from django.db import models
from django.utils.translation import pgettext_lazy
from django_scopes import ScopedManager

from tinkuy.core import clock
from tinkuy.core.identifiers import new_public_id
from tinkuy.core.personal_data_map import PersonalData, Until, holds
from tinkuy.own_pages.models import SinglePurposeLink
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.practice.adoptions.models import Adoption
from tinkuy.systematisation.evidence.models.finding import Finding

LONGEST_WORDS, LONGEST_ROLE = 1000, 300


class OutcomeState(models.TextChoices):
    REPORTED = "reported", pgettext_lazy("outcome", "Not substantiated yet")
    SUBSTANTIATED = "substantiated", pgettext_lazy("outcome", "Substantiated")
    WITHDRAWN = "withdrawn", pgettext_lazy("outcome", "Withdrawn")


class Actor(models.TextChoices):
    """Who changed, as outcome harvesting asks it: never a person, and never whom the practice serves one by one."""

    AUTHORITY = "authority", pgettext_lazy("who changed", "An authority or public service")
    CIVIL_SOCIETY = "civil_society", pgettext_lazy("who changed", "An organisation of civil society")
    NETWORK = "network", pgettext_lazy("who changed", "A network or inter-agency body")
    COMMUNITY = "community", pgettext_lazy("who changed", "A community or group")
    OTHER = "other", pgettext_lazy("who changed", "Somebody else")


class Outcome(models.Model):
    """A change in what somebody does, to which a recommendation or its adoption contributed (*cosecha de alcances*).

    What was observed comes first and the contribution after it, never the other way round. It is substantiated once
    somebody who knows it, and did not write it, confirms it or a document does: `substantiation` says what, and
    `source` where that is. Only what its country opens is public.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="outcomes")
    adoption = models.ForeignKey(
        Adoption,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="outcomes",
        help_text="By which it came",
    )
    country = models.CharField(max_length=2)
    actor = models.CharField(max_length=20, choices=Actor)
    who_changed = models.CharField(max_length=200)
    what_changed = models.TextField()
    changed_on = models.DateField()
    significance = models.TextField()
    contribution = models.TextField()
    substantiation = models.TextField(blank=True)
    source = models.CharField(max_length=300, blank=True)
    source_address = models.URLField(max_length=500, blank=True)
    state = models.CharField(max_length=20, choices=OutcomeState, default=OutcomeState.REPORTED)
    substantiated_on = models.DateField(null=True, blank=True)
    reason = models.TextField(blank=True, help_text="Why it was withdrawn")
    is_public = models.BooleanField(default=False)
    recorded_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    recorded_at = models.DateTimeField(default=clock.now)

    personal_data: ClassVar = (
        holds(
            "who_changed what_changed significance contribution",
            "What a country answers and does",
            Until.RECORD,
            "practice.outcomes.actions.edit_outcome",
        ),
        holds(
            "substantiation source source_address",
            "What a country answers and does",
            Until.RECORD,
            "practice.outcomes.actions.substantiate_outcome",
        ),
        holds("reason", "What a country answers and does", Until.CYCLE, ""),
    )

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["changed_on", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(state="substantiated") | (~models.Q(substantiation="") & ~models.Q(source="")),
                name="a_substantiated_outcome_has_its_source",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="withdrawn") | (~models.Q(reason="") & models.Q(is_public=False)),
                name="a_withdrawn_outcome_has_a_reason_and_is_not_public",
            ),
        ]

    def __str__(self) -> str:
        return f"outcome {self.public_id}"


class Confirmation(models.TextChoices):
    """What somebody who knows a change, and did not write it, says of it."""

    CONFIRMED = "confirmed", pgettext_lazy("outcome", "It is so")
    OTHERWISE = "otherwise", pgettext_lazy("outcome", "It was otherwise")
    UNKNOWN = "unknown", pgettext_lazy("outcome", "I cannot say")


class OutcomeLink(SinglePurposeLink):
    """Asks somebody who knows a change whether it is so. The team passes it on by its own ways; it answers once.

    Who answered is known as a `role` alone. A removed answer leaves `used_at`.
    """

    place: ClassVar[str] = "outcome-link"

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    outcome = models.ForeignKey(Outcome, on_delete=models.CASCADE, related_name="links")
    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    answer = models.CharField(max_length=10, choices=Confirmation, blank=True)
    words = models.CharField(max_length=LONGEST_WORDS, blank=True)
    role = models.CharField(max_length=LONGEST_ROLE, blank=True)
    used_at = models.DateTimeField(null=True, blank=True)

    personal_data: ClassVar[tuple[PersonalData, ...]] = (
        holds(
            "words role",
            "What a country answers and does",
            Until.RECORD,
            "practice.outcomes.confirming.remove_answer",
        ),
    )

    def __str__(self) -> str:
        return f"link of {self.outcome_id}"
