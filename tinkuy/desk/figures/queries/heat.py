"""How each country came to each session, and where it took the floor: a quote or a cue of one of its speakers there."""

from collections.abc import Sequence
from dataclasses import dataclass

from tinkuy.attendance.warnings.rule_list import KEPT_OF_FIRST
from tinkuy.design.figures.drawing import share_of, tone
from tinkuy.people.countries import country_name
from tinkuy.planning.cycles.models.cycle import Cycle, Regime
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.transcript import Cue
from tinkuy.systematisation.evidence.queries.attributes import under_present_regime

from .attendance import Attendance

OPEN = (Regime.PUBLIC, Regime.ATTRIBUTION)
"""Where a country may be named; under the Chatham House Rule or behind closed doors nobody is."""


def floor_of(cycle: Cycle) -> frozenset[tuple[int, str]]:
    """Pairs of session and country; what was said under a regime that hides the country does not count."""
    quotes = Excerpt.objects.filter(cycle=cycle).exclude(country="").select_related("webinar").defer("text")
    pairs = {(quote.webinar.ordinal, quote.country) for quote in under_present_regime(cycle, quotes) if quote.country}
    webinars = _fully_open(cycle)
    cues = Cue.objects.filter(cycle=cycle, transcript__webinar__in=webinars).exclude(speaker__country="")
    spoken = cues.filter(speaker__isnull=False).order_by()
    pairs.update(spoken.values_list("transcript__webinar__ordinal", "speaker__country").distinct())
    return frozenset(pairs)


def _fully_open(cycle: Cycle) -> list[int]:
    """Webinars none of whose segments hides the country; without an agenda, as the regime of the cycle has it."""
    webinars = cycle.webinars.all()
    closed = set(
        webinars.exclude(segments__regime__in=OPEN).filter(segments__isnull=False).values_list("pk", flat=True)
    )
    closed |= set(
        webinars.filter(segments__regime__in=[Regime.CHATHAM_HOUSE, Regime.CLOSED]).values_list("pk", flat=True)
    )
    if cycle.default_regime not in OPEN:
        closed |= set(webinars.filter(segments__isnull=True).values_list("pk", flat=True))
    return [webinar.pk for webinar in webinars if webinar.pk not in closed]


@dataclass(frozen=True)
class HeatCell:
    """Persons (None: a hidden small number), a tone from 1 to 5 (0: none), and whether the country took the floor."""

    persons: int | None
    tone: int
    spoke: bool


@dataclass(frozen=True)
class HeatRow:
    country: str
    cells: Sequence[HeatCell]
    retention: float | None
    least: float = KEPT_OF_FIRST.default / 100

    @property
    def is_low(self) -> bool:
        return self.retention is not None and self.retention < self.least


def heat_rows(
    attendance: Attendance, floor: frozenset[tuple[int, str]], least: int = KEPT_OF_FIRST.default
) -> list[HeatRow]:
    """A row for each country by its name; *floor* holds the (session, country) pairs in which a country spoke.

    *least*, in percent, is the threshold of the warning that a country loses its people.
    """
    rows = [
        HeatRow(
            row.country,
            [
                HeatCell(persons, tone(share_of(persons, row.first)) or 0, (session, row.country) in floor)
                for session, persons in zip(attendance.sessions, row.persons, strict=True)
            ],
            row.retention,
            least / 100,
        )
        for row in attendance.countries
    ]
    return sorted(rows, key=lambda row: country_name(row.country))
