"""Who applied, as those of the team may see it who decide; how full each session is."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, QuerySet
from django.utils.translation import gettext

from tinkuy.convening.custom_questions.queries import AnsweredQuestion, answers_by_registration
from tinkuy.convening.registrations.models import AppearsAs, Registration, RegistrationState
from tinkuy.core.languages import reader_language
from tinkuy.people.countries import country_name
from tinkuy.people.models import Person
from tinkuy.people.roles import Role, Sector
from tinkuy.planning import rules
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar


def applicants(person: Person, cycle: Cycle) -> QuerySet[Registration]:
    """Who waits for an answer in the *cycle* in scope, first come first: the coordination's all, a focal point's own
    country's.
    """
    waiting: QuerySet[Registration] = Registration.objects.filter(state=RegistrationState.APPLIED)
    waiting = waiting.select_related("cycle", "organisation").order_by("confirmed_at", "pk")
    if Role.COORDINATION in rules.roles_of(person, cycle):
        return waiting
    return waiting.filter(country__in=rules.countries_of(person, cycle))


def applications_waiting(cycles: Iterable[int]) -> dict[int, Counter[str]]:
    """How many wait for an answer in each country, by the key of the cycle; one query."""
    waiting = Registration.objects.filter(cycle__in=cycles, state=RegistrationState.APPLIED).order_by()
    counts: defaultdict[int, Counter[str]] = defaultdict(Counter)
    rows = waiting.values("cycle", "country").annotate(count=Count("pk"))
    for pk, country, count in rows.values_list("cycle", "country", "count"):
        counts[pk][country] += count
    return dict(counts)


@dataclass(frozen=True)
class ApplicantRow:
    """One who applied, opened: `name` is the name or alias, and empty without one."""

    public_id: str
    name: str
    country: str
    sector: str
    organisation: str
    since: datetime | None
    answers: Sequence[AnsweredQuestion]


def applicant_rows(registrations: Sequence[Registration], cycle: Cycle) -> list[ApplicantRow]:
    key = cycle.data_key if registrations else b""
    answers = answers_by_registration(registrations, reader_language(), key)
    return [
        ApplicantRow(
            one.public_id,
            gettext("Without a name") if one.appears_as == AppearsAs.NONE else one.name(key),
            country_name(one.country) if one.country else "",
            str(Sector(one.sector).label) if one.sector else "",
            str(one.organisation or "") or one.written_organisation(key),
            one.confirmed_at,
            answers.get(one.pk, ()),
        )
        for one in registrations
    ]


def webinars_with_places() -> list[Webinar]:
    """The sessions of the cycle in scope that are to come, with what each allows and whether it is full."""
    return [one for one in Webinar.objects.select_related("cycle") if not one.is_held]
