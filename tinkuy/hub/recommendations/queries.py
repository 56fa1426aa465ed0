"""Every published recommendation of the public cycles, with what countries show of their answers and the rest counted.

By country, state, cycle and theme. Whoever narrows the list finds only what a country shows: a count tells of no
country. In a number of queries that does not grow.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django_scopes import scopes_disabled

from tinkuy.hub.country_page.answers import PrintedFinding, printed_findings
from tinkuy.hub.sheets.facet_names import value_name
from tinkuy.people.countries import country_name
from tinkuy.planning.cycles.models.cycle import ANNOUNCED_STATES, Cycle
from tinkuy.practice.responses.models import Openness, Response, ResponseState
from tinkuy.practice.responses.queries import public_answers
from tinkuy.practice.responses.rules import furthest
from tinkuy.publication.search.models import SheetCard
from tinkuy.publication.versions.models import PublishedFinding
from tinkuy.systematisation.evidence.models.code import FindingKind


@dataclass(frozen=True)
class PublicRow:
    """A recommendation: its key, number and cycle, where each country stands that shows it, and the themes of the sheet
    that prints it.
    """

    finding: int
    number: int
    cycle: int
    states: Mapping[str, str]
    themes: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Narrowing:
    """What is looked for; empty is everything."""

    country: str = ""
    state: str = ""
    cycle: str = ""
    theme: str = ""

    @property
    def is_any(self) -> bool:
        return bool(self.country or self.state or self.cycle or self.theme)


@dataclass(frozen=True)
class CountryState:
    country: str
    state: ResponseState

    @property
    def knot(self) -> str:
        return "no_response" if self.state == ResponseState.NO_ANSWER else self.state.value


@dataclass(frozen=True)
class ListedRecommendation:
    """As a version in force words it; `unnamed` countries are counted and not named, where that tells of none."""

    printed: PrintedFinding
    cycle: Cycle
    states: Sequence[CountryState]
    unnamed: int


class PublicRecommendations:
    """All of them, read once; what stands on a page is read when it is asked for."""

    def __init__(self) -> None:
        self.cycles = {one.pk: one for one in Cycle.objects.filter(state__in=ANNOUNCED_STATES).order_by("-made_at")}
        with scopes_disabled():
            self.rows = self._rows()

    def _rows(self) -> list[PublicRow]:
        printed = PublishedFinding.objects.filter(
            finding__cycle__in=self.cycles, finding__kind=FindingKind.RECOMMENDATION, version__retired_at=None
        ).order_by()
        sheets: dict[tuple[int, int, int], set[int]] = defaultdict(set)
        of_finding = ("finding_id", "finding__number", "finding__cycle_id")
        for finding, number, cycle, sheet in printed.values_list(*of_finding, "version__sheet"):
            sheets[finding, number, cycle].add(sheet)
        themes = _themes(set().union(*sheets.values()))
        states: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        opened = Response.objects.filter(cycle__in=self.cycles).exclude(country="").exclude(openness=Openness.CLOSED)
        for finding, country, state in opened.order_by("pk").values_list("finding_id", "country", "state"):
            states[finding][country].append(state)
        place = {pk: number for number, pk in enumerate(self.cycles)}
        return [
            PublicRow(
                *(finding, number, cycle, {code: furthest(of) for code, of in states[finding].items()}),
                frozenset().union(*(themes.get(sheet, ()) for sheet in sheets[finding, number, cycle])),
            )
            for finding, number, cycle in sorted(sheets, key=lambda row: (place[row[2]], row[1]))
        ]

    @property
    def countries(self) -> list[str]:
        """Those that show any answer, by name."""
        return sorted({code for row in self.rows for code in row.states}, key=country_name)

    @property
    def named_cycles(self) -> list[Cycle]:
        keys = {row.cycle for row in self.rows}
        return [cycle for pk, cycle in self.cycles.items() if pk in keys]

    @property
    def themes(self) -> list[str]:
        """Those of the sheets that print them, by name."""
        tags = {tag for row in self.rows for tag in row.themes}
        return sorted(tags, key=lambda tag: value_name("theme", tag))

    def narrowed(self, wish: Narrowing) -> list[PublicRow]:
        """Those of the cycle and the theme of which a country, the one that was chosen or any, shows that state."""
        return [row for row in self.rows if self._matches(row, wish)]

    def _matches(self, row: PublicRow, wish: Narrowing) -> bool:
        if wish.cycle and self.cycles[row.cycle].slug != wish.cycle:
            return False
        if wish.theme and wish.theme not in row.themes:
            return False
        if not wish.country and not wish.state:
            return True
        states = {row.states.get(wish.country)} if wish.country else set(row.states.values())
        return wish.state in states if wish.state else states != {None}

    def of_page(self, rows: Sequence[PublicRow], language: str) -> list[ListedRecommendation]:
        with scopes_disabled():
            printed = printed_findings((row.finding for row in rows), language)
            answers = public_answers({row.cycle for row in rows})
        listed = []
        for row in rows:
            counts = answers[row.cycle].of_questions.get(row.number, {}) if row.cycle in answers else {}
            states = [
                CountryState(code, ResponseState(row.states[code])) for code in sorted(row.states, key=country_name)
            ]
            unnamed = max(sum(counts.values()) - len(states), 0)
            listed.append(ListedRecommendation(printed[row.finding], self.cycles[row.cycle], states, unnamed))
        return [one for one in listed if one.printed.title]


def _themes(sheets: Iterable[int]) -> dict[int, list[str]]:
    """By sheet the themes of its card."""
    cards = SheetCard.objects.filter(sheet__in=sheets).only("sheet_id", "facets")
    return {card.sheet_id: card.values_of("theme") for card in cards}
