"""The public page of a focal point: who they are, what the record counts of their work, where they were seen.

Only of cycles whose page is public and in which they agreed both to be shown and to be credited. Outside of any scope.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Min
from django_scopes import scopes_disabled

from tinkuy.hub.agreements.queries import PublicAgreement, public_agreements_of
from tinkuy.hub.country_page.answers import CountryAnswer, country_answers
from tinkuy.hub.focal_point_page.contributed_quotes import ContributedQuotes, contributed_quotes
from tinkuy.hub.focal_point_page.institutions import NamedInstitution, named_institutions
from tinkuy.hub.focal_point_page.threads import threads_opened
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.planning.hooks.models import Hook
from tinkuy.planning.name_consents.focal_points import credited_roles
from tinkuy.practice.visibility.models import VisibilityAct
from tinkuy.practice.visibility.queries.acts import agreed_acts
from tinkuy.practice.visibility.queries.credit import added_up, credit_by_cycle, credit_lines


@dataclass(frozen=True)
class CreditedCycle:
    """A cycle with what they did in it: numbers with their words; and the public agreements that their country made."""

    cycle: Cycle
    lines: Sequence[tuple[int, str]]
    agreements: Sequence[PublicAgreement]


@dataclass(frozen=True)
class CreditedCountry:
    """For whom they are focal point: all of their work together, cycle by cycle, and their appearances.

    `quotes` are what the country contributed, `answers` the recommendations of these cycles that it follows up in
    public, `threads` what it asked, `institutions` those of it that are named in answers and agreements.
    """

    country: str
    lines: Sequence[tuple[int, str]]
    cycles: Sequence[CreditedCycle]
    acts: Sequence[VisibilityAct]
    quotes: Sequence[ContributedQuotes]
    answers: Sequence[CountryAnswer]
    threads: Sequence[Hook]
    institutions: Sequence[NamedInstitution]

    @property
    def has_agreements(self) -> bool:
        return any(one.agreements for one in self.cycles)


@dataclass(frozen=True)
class FocalPointPage:
    name: str
    since: date
    first_year: int | None
    countries: Sequence[CreditedCountry]

    @property
    def cycles(self) -> list[Cycle]:
        return [one.cycle for country in self.countries for one in country.cycles]

    @property
    def is_example(self) -> bool:
        return any(cycle.is_example for cycle in self.cycles)

    @property
    def is_sensitive(self) -> bool:
        return any(cycle.is_sensitive for cycle in self.cycles)


def focal_point_page(public_id: str, language: str) -> FocalPointPage | None:
    """None where nothing of them may be shown; the words of recommendations in *language* where they are printed so."""
    roles = credited_roles(public_id)
    if not roles:
        return None
    by_country: dict[str, list[TeamRole]] = {}
    for role in roles:
        by_country.setdefault(role.country, []).append(role)
    return FocalPointPage(
        name=roles[0].person.name,
        since=min(role.credited_since for role in roles if role.credited_since),
        first_year=_first_year([role.cycle_id for role in roles]),
        countries=[_of_country(country, own, language) for country, own in by_country.items()],
    )


def _first_year(cycles: Sequence[int]) -> int | None:
    """Of the first session of any of *cycles* that is announced."""
    sessions = Webinar._base_manager.filter(cycle__in=cycles).exclude(state=WebinarState.DRAFT)
    first = sessions.aggregate(first=Min("starts_at"))["first"]
    return first.year if first else None


def _of_country(country: str, roles: Sequence[TeamRole], language: str) -> CreditedCountry:
    cycles = {role.cycle_id: role.cycle for role in roles}
    person = roles[0].person_id
    credit = credit_by_cycle(list(cycles), person, country)
    agreements = public_agreements_of(country, cycles)
    with scopes_disabled():
        answers = [one for one in country_answers(country, language) if one.cycle.pk in cycles]
    return CreditedCountry(
        country=country,
        lines=credit_lines(added_up(credit.values()), country),
        cycles=[
            CreditedCycle(cycle, credit_lines(credit.get(key, {}), country), agreements.get(key, []))
            for key, cycle in cycles.items()
        ],
        acts=list(agreed_acts(list(cycles), person, country)),
        quotes=contributed_quotes(cycles, country),
        answers=answers,
        threads=threads_opened(cycles, country),
        institutions=named_institutions(country, answers, [one for row in agreements.values() for one in row]),
    )
