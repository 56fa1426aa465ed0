"""All that the page of a country says, in a number of queries that does not grow with what it took part in."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Min
from django.utils.translation import gettext as _, ngettext
from django_scopes import scopes_disabled

from tinkuy.core.text import listed
from tinkuy.hub.countries.queries import cycles_of_country
from tinkuy.hub.country_page.answers import CountryAnswer, country_answers
from tinkuy.hub.country_page.exchange import ADOPTION, Exchange, exchanges_of
from tinkuy.hub.country_page.focal_points import PublicFocalPoint, credited_focal_points
from tinkuy.hub.country_page.reports import reports_of
from tinkuy.hub.sheets.catalogue import Catalogue
from tinkuy.people.countries import country_after, country_name
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.planning.hours import local_day
from tinkuy.practice.country_reports.models import CountryReport
from tinkuy.publication.content.sheet import FINDINGS
from tinkuy.publication.search.models import KIND_FIELDS, SheetCard
from tinkuy.publication.sheets.models import SheetVersion

NEWEST_CYCLES = 8
"""Those that the page lists; the others are found among the sheets."""


@dataclass(frozen=True)
class CountryCycle:
    """A public cycle that invited the country: when, how many sessions, what stands of it in the sheet, since when."""

    cycle: Cycle
    year: int | None
    sessions: int
    hosted: Sequence[int]
    sheet: str
    counts: Mapping[str, int]
    quotes: int
    published_on: date | None = None


@dataclass(frozen=True)
class CountryPage:
    """`is_sensitive` says so of any of its cycles, those that are not listed too: answers are of all of them."""

    code: str
    cycles: Sequence[CountryCycle]
    cycle_count: int
    first_year: int | None
    is_sensitive: bool
    sheets: int
    answers: Sequence[CountryAnswer]
    exchanges: Sequence[Exchange]
    focal_points: Sequence[PublicFocalPoint]
    reports: Sequence[CountryReport]

    @property
    def received(self) -> list[Exchange]:
        return [one for one in self.exchanges if not one.is_given]

    @property
    def provided(self) -> list[Exchange]:
        return [one for one in self.exchanges if one.is_given]

    @property
    def agreed(self) -> int:
        return sum(one.is_agreed for one in self.answers)

    @property
    def is_example(self) -> bool:
        return any(one.cycle.is_example for one in self.cycles)

    def lead(self) -> str:
        """How far it came with what it shows, and which countries looked at that."""
        if not self.answers:
            return " ".join(filter(None, (_("Shows no answer to a recommendation yet."), self._adopted())))
        looked = Counter(one.verified.country for one in self.answers if one.verified)
        verified = ngettext("%(countries)s verified one.", "%(countries)s verified %(count)s.", looked.total())
        return " ".join(filter(None, (self._in_practice(), _of_countries(verified, looked), self._adopted())))

    def _adopted(self) -> str:
        adopters = Counter(one.other for one in self.provided if one.deed == ADOPTION)
        words = ngettext(
            "%(countries)s adopted one of its practices.",
            "%(countries)s adopted %(count)s of its practices.",
            adopters.total(),
        )
        return _of_countries(words, adopters)

    def _in_practice(self) -> str:
        done, total = sum(one.is_in_practice for one in self.answers), len(self.answers)
        answered = sum(one.is_answered for one in self.answers)
        if not answered:
            words = ngettext(
                "Has not answered the recommendation that it shows yet.",
                "Has answered none of the %(total)s recommendations that it shows yet.",
                total,
            )
        elif not done:
            total = answered
            words = ngettext(
                "Shows its answer to one recommendation, which is not in practice yet.",
                "Shows its answers to %(total)s recommendations, none of which is in practice yet.",
                total,
            )
        elif done == total:
            words = ngettext(
                "Has the recommendation that it shows in practice.",
                "Has all %(total)s recommendations that it shows in practice.",
                total,
            )
        else:
            words = ngettext(
                "Has %(done)s of the %(total)s recommendation that it shows in practice.",
                "Has %(done)s of the %(total)s recommendations that it shows in practice.",
                total,
            )
        return words % {"done": done, "total": total}


def _of_countries(words: str, counted: Counter[str]) -> str:
    """A sentence that begins with the names of the countries; empty where there is none."""
    if not counted:
        return ""
    named = listed(country_after("the", country) for country in sorted(counted, key=country_name))
    sentence = words % {"countries": named, "count": counted.total()}
    return sentence[:1].upper() + sentence[1:]


def country_page(code: str, language: str) -> CountryPage | None:
    """None where no public cycle invited the country and no sheet names it."""
    with scopes_disabled():
        cycles = cycles_of_country(code)
        sheets = Catalogue(language).search.facet_counts()["country"].get(code, 0)
        if not cycles and not sheets:
            return None
        newest = list(cycles.values())[:NEWEST_CYCLES]
        first = Webinar._base_manager.filter(cycle__in=cycles).exclude(state=WebinarState.DRAFT)
        starts_at = first.aggregate(first=Min("starts_at"))["first"]
        return CountryPage(
            code=code,
            cycles=_listed(newest, code),
            cycle_count=len(cycles),
            first_year=starts_at.year if starts_at else None,
            is_sensitive=any(cycle.is_sensitive for cycle in cycles.values()),
            sheets=sheets,
            answers=country_answers(code, language),
            exchanges=exchanges_of(code, language),
            focal_points=credited_focal_points(code, cycles),
            reports=reports_of(code),
        )


def _listed(cycles: Sequence[Cycle], code: str) -> list[CountryCycle]:
    public = Webinar._base_manager.filter(cycle__in=cycles).exclude(
        state__in=(WebinarState.DRAFT, WebinarState.CANCELLED)
    )
    rows = public.order_by().values_list("cycle_id").annotate(first=Min("starts_at"), sessions=Count("pk"))
    when = {key: (first, sessions) for key, first, sessions in rows}
    hosted: dict[int, list[int]] = {}
    for key, place in public.filter(host_country=code).order_by("ordinal").values_list("cycle_id", "ordinal"):
        hosted.setdefault(key, []).append(place)
    cards = {card.sheet.cycle_id: card for card in _cards(cycles)}
    quotes = _quotes_of(code, [card.slug for card in cards.values()])
    listed_cycles = []
    for cycle in cycles:
        first, sessions = when.get(cycle.pk, (None, 0))
        card = cards.get(cycle.pk)
        listed_cycles.append(
            CountryCycle(
                cycle=cycle,
                year=first.year if first else None,
                sessions=sessions,
                hosted=hosted.get(cycle.pk, []),
                sheet=card.slug if card else "",
                counts={kind: getattr(card, field) for kind, field in KIND_FIELDS.items()} if card else {},
                quotes=quotes.get(card.slug, 0) if card else 0,
                published_on=local_day(card.published_at, cycle.zone) if card else None,
            )
        )
    return listed_cycles


def _cards(cycles: Sequence[Cycle]) -> list[SheetCard]:
    rows = SheetCard.objects.filter(sheet__cycle__in=cycles).select_related("sheet")
    return list(rows.defer("title_stems", "body_stems", "texts"))


def _quotes_of(code: str, slugs: Sequence[str]) -> dict[str, int]:
    """How many quotes each sheet prints of the country: as often as one is printed, it is one."""
    newest: dict[str, int] = {}
    in_force = SheetVersion.objects.filter(slug__in=slugs, retired_at=None).order_by("number", "pk")
    for slug, key in in_force.values_list("slug", "pk"):
        newest[slug] = key
    contents = SheetVersion.objects.filter(pk__in=newest.values()).values_list("slug", "content")
    return {slug: len(_printed_quotes(content, code)) for slug, content in contents}


def _printed_quotes(content: Mapping[str, list[dict[str, object]]], code: str) -> set[tuple[object, ...]]:
    items = (item for name in FINDINGS for item in content.get(name) or [])
    quotes = (quote for item in items for quote in item.get("evidence") or [])  # type: ignore[attr-defined]
    return {
        (one.get("webinar"), one.get("clock"), one.get("text"))
        for one in quotes
        if isinstance(one, dict) and one.get("country") == code
    }
