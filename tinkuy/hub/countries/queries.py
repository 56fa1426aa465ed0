"""The countries of the hub: each with its public cycles and sheets, who agreed to be shown, what it has in practice.

In a number of queries that does not grow; only what every cycle's own page, or the country itself, shows everyone.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from django_scopes import scopes_disabled

from tinkuy.core.languages import CODES
from tinkuy.core.letters import folded
from tinkuy.hub.sheets.catalogue import Catalogue
from tinkuy.people.countries import countries, country_name
from tinkuy.planning.cycles.models.cycle import ANNOUNCED_STATES, Cycle, InvitedCountry
from tinkuy.planning.name_consents.focal_points import consenting_roles
from tinkuy.practice.adoptions.models import Adoption, AdoptionState
from tinkuy.practice.responses.models import Openness, Response, ResponseState
from tinkuy.publication.search.queries import CardSearch
from tinkuy.publication.versions.models import PublishedFinding

SHORTEST_NAME = 3
"""Letters of a search from which on it may mean a country."""


@dataclass
class ListedCountry:
    """A country with its cycles, its sheets, the focal points that agreed to be shown, and how many recommendations it
    shows to be in practice.
    """

    code: str
    sheets: int = 0
    practices: int = 0
    cycles: list[Cycle] = field(default_factory=list)
    focal_points: list[str] = field(default_factory=list)


def listed_countries(language: str) -> list[ListedCountry]:
    """Every country that a public cycle invited or that a sheet names, by its name in the reader's language."""
    cycles = {cycle.pk: cycle for cycle in Cycle.objects.filter(state__in=ANNOUNCED_STATES).order_by("-made_at")}
    by_code: dict[str, ListedCountry] = {}

    def listed(code: str) -> ListedCountry:
        return by_code.setdefault(code, ListedCountry(code))

    invited = _invited_to(cycles)
    newest_first = {pk: place for place, pk in enumerate(cycles)}
    for pk, code in sorted(invited, key=lambda one: newest_first[one[0]]):
        listed(code).cycles.append(cycles[pk])
    for role in consenting_roles(cycles):
        if (role.cycle, role.country) in invited and role.name not in listed(role.country).focal_points:
            listed(role.country).focal_points.append(role.name)
    for code, sheets in Catalogue(language).search.facet_counts()["country"].items():
        listed(code).sheets = sheets
    for code, count in _practices_of(cycles).items():
        if code in by_code:
            by_code[code].practices = count
    return sorted(by_code.values(), key=lambda country: folded(country_name(country.code)))


@dataclass(frozen=True)
class CountryFigures:
    """A country as data: no focal point is read. `cycles` are the newest first."""

    code: str
    cycles: list[str]
    sheets: int
    practices: int


def country_figures() -> list[CountryFigures]:
    """The countries that `listed_countries` lists, by code."""
    cycles = {cycle.pk: cycle for cycle in Cycle.objects.filter(state__in=ANNOUNCED_STATES).order_by("-made_at")}
    invited, practices = _invited_to(cycles), _practices_of(cycles)
    sheets = CardSearch().facet_counts()["country"]
    return [
        CountryFigures(
            code,
            [cycle.slug for pk, cycle in cycles.items() if (pk, code) in invited],
            sheets[code],
            practices[code],
        )
        for code in sorted({code for _cycle, code in invited} | set(sheets))
    ]


def codes_of_countries() -> set[str]:
    """Those that `listed_countries` lists; no focal point is read."""
    cycles = {cycle.pk: cycle for cycle in Cycle.objects.filter(state__in=ANNOUNCED_STATES)}
    return {code for _cycle, code in _invited_to(cycles)} | set(CardSearch().facet_counts()["country"])


def _practices_of(cycles: Mapping[int, Cycle]) -> Counter[str]:
    """By country, what of sheets in force it lets everybody know to be in practice, or taken over from others."""
    with scopes_disabled():
        opened = Response.objects.filter(cycle__in=cycles, state=ResponseState.IN_PRACTICE).exclude(country="")
        printed = PublishedFinding.objects.filter(version__retired_at=None).values("finding")
        rows = opened.exclude(openness=Openness.CLOSED).filter(finding__in=printed).order_by()
        taken = Adoption.objects.filter(cycle__in=cycles, state=AdoptionState.ADOPTED, finding__in=printed).order_by()
        adopted = taken.exclude(openness=Openness.CLOSED).values_list("country", "finding_id")
        return Counter(country for country, _finding in {*rows.values_list("country", "finding_id"), *adopted})


def cycles_of_country(code: str) -> dict[int, Cycle]:
    """The public cycles that invited it, the newest first."""
    with scopes_disabled():
        invited = InvitedCountry.objects.filter(country=code).values("cycle")
        cycles = Cycle.objects.filter(state__in=ANNOUNCED_STATES, pk__in=invited)
        return {cycle.pk: cycle for cycle in cycles.order_by("-made_at")}


def countries_named(query: str, language: str) -> list[str]:
    """The countries with a page whose name, in any language of the site, is or begins a part of *query*'s words."""
    words = folded(query).strip()
    if len(words) < SHORTEST_NAME:
        return []
    named = [code for code in countries() if any(_is_named(code, words, one) for one in CODES)]
    return [one.code for one in listed_countries(language) if one.code in named] if named else []


def _is_named(code: str, words: str, language: str) -> bool:
    return folded(country_name(code, language)).startswith(words)


def _invited_to(cycles: Mapping[int, Cycle]) -> set[tuple[int, str]]:
    with scopes_disabled():
        return set(InvitedCountry.objects.filter(cycle__in=cycles).values_list("cycle_id", "country"))
