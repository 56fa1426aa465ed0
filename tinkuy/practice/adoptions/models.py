from typing import ClassVar

from django.db import models
from django.utils.translation import pgettext_lazy
from django_scopes import ScopedManager

from tinkuy.core import clock
from tinkuy.core.identifiers import new_public_id
from tinkuy.core.personal_data_map import Until, holds
from tinkuy.people.countries import country_name
from tinkuy.people.models import Organisation, Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.practice.responses.models import Openness, Response, with_country
from tinkuy.systematisation.evidence.models.finding import Finding


class AdoptionState(models.TextChoices):
    ANALYSIS = "analysis", pgettext_lazy("adoption", "Being analysed")
    ADOPTED = "adopted", pgettext_lazy("adoption", "Adopted")
    ENDED = "ended", pgettext_lazy("adoption", "Ended")
    DECLINED = "declined", pgettext_lazy("adoption", "Not adopted")
    WITHDRAWN = "withdrawn", pgettext_lazy("adoption", "Withdrawn")


STANDING = (AdoptionState.ANALYSIS, AdoptionState.ADOPTED)
"""A country has one of these for a practice at a time; afterwards it may begin again."""

PRACTISED = (AdoptionState.ADOPTED, AdoptionState.ENDED)
"""What was done, and so may be public."""

CREDIT_DECIDED = "decided the credit of"
"""How the journal keeps that the country it came from has decided, whatever it decided."""


class Adoption(models.Model):
    """A practice or recommendation that a country, or an institution of it, takes over from another country.

    `finding` is what is taken over; another cycle may have found it. It came from `origin_country`, by its `origin`
    where that country answered the recommendation. The analysis comes before: context, what changes, what must not
    change. The adopting country decides what everybody reads of it (`openness`). The other one decides whether it is
    named, with its institution or without it, and never further than its own answer is open (`credit`).
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="adoptions")
    country = models.CharField(max_length=2)
    institution = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="adoptions"
    )
    origin_country = models.CharField(max_length=2)
    origin_institution = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="adopted_practices"
    )
    origin = models.ForeignKey(
        Response, null=True, blank=True, on_delete=models.PROTECT, related_name="adopted_as", help_text="Its answer"
    )
    state = models.CharField(max_length=20, choices=AdoptionState, default=AdoptionState.ANALYSIS)
    context = models.TextField(blank=True, help_text="Where it would be practised, and how that differs")
    planned_changes = models.TextField(blank=True, help_text="What has to be otherwise there, before anything is done")
    core_elements = models.TextField(blank=True, help_text="Without what it would not be the same practice")
    analysed_on = models.DateField(null=True, blank=True)
    place = models.CharField(max_length=200, blank=True, help_text="Where it is practised; never an exact place")
    adaptations = models.TextField(blank=True, help_text="What was adapted")
    adaptation_reason = models.TextField(blank=True, help_text="Why")
    result = models.TextField(blank=True)
    adopted_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    reason = models.TextField(blank=True, help_text="Why it ended, was not adopted or was withdrawn")
    openness = models.CharField(max_length=10, choices=Openness, default=Openness.CLOSED)
    credit = models.CharField(max_length=10, choices=Openness, default=Openness.CLOSED)
    recorded_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    recorded_at = models.DateTimeField(default=clock.now)

    personal_data: ClassVar = (
        holds(
            "context planned_changes core_elements",
            "What a country answers and does",
            Until.RECORD,
            "practice.adoptions.actions.analysis.edit_analysis",
        ),
        holds(
            "place adaptations adaptation_reason result",
            "What a country answers and does",
            Until.RECORD,
            "practice.adoptions.actions.adopting.edit_adoption",
        ),
        holds("reason", "What a country answers and does", Until.CYCLE, ""),
    )

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["recorded_at", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(country=models.F("origin_country")), name="a_country_adopts_from_another"
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=("adopted", "ended")) | models.Q(adopted_on__isnull=False),
                name="an_adoption_has_its_day",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=("ended", "declined", "withdrawn")) | ~models.Q(reason=""),
                name="an_adoption_ends_with_a_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(openness="closed") | models.Q(state__in=("adopted", "ended")),
                name="only_what_was_adopted_is_public",
            ),
            models.UniqueConstraint(
                fields=["cycle", "finding", "country"],
                condition=models.Q(institution=None, state__in=("analysis", "adopted")),
                name="a_country_adopts_once_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["cycle", "finding", "country", "institution"],
                condition=~models.Q(institution=None) & models.Q(state__in=("analysis", "adopted")),
                name="an_institution_adopts_once_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"adoption {self.public_id}"

    @property
    def adopter(self) -> str:
        """The institution with its country, else the country alone."""
        return with_country(str(self.institution), self.country) if self.institution else country_name(self.country)

    @property
    def is_standing(self) -> bool:
        return self.state in STANDING

    @property
    def was_practised(self) -> bool:
        return self.state in PRACTISED

    @property
    def comes_from_another_cycle(self) -> bool:
        return self.finding.cycle_id != self.cycle_id
