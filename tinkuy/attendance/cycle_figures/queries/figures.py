"""All figures of a cycle as the team's page shows them: of the whole, of each session, and of each group."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from tinkuy.attendance.cycle_figures import quality
from tinkuy.attendance.cycle_figures.catalogue import Kind, OfCycle, OfSession
from tinkuy.attendance.figures import attendance, reach, retention
from tinkuy.attendance.figures.attendance import match_rate
from tinkuy.attendance.figures.figure import Figure
from tinkuy.attendance.figures.queries.attendance import CycleAttendance, attendance_of
from tinkuy.attendance.figures.queries.safe_attendance import counts_of
from tinkuy.attendance.figures.retention import Population
from tinkuy.attendance.figures.room import room
from tinkuy.convening.registrations.queries import Enrolments
from tinkuy.hiding import Audience, CycleCounts, GroupCounts, safe
from tinkuy.hiding.cells import (
    ATTENDANCES,
    REACH,
    REGISTERED,
    UNMATCHED,
    WHOLE,
    Cell,
    SafeCells,
    enrolled,
    of_cohort,
    of_country,
    persons,
    unmatched,
)
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar

from .groups import UNKNOWN, Division, division_by, loaded_by_webinar

STAY_FORMULAS = {"median": attendance.median_stay, "close": attendance.stay_to_close, "drop": attendance.drop}


@dataclass(frozen=True)
class PageFigure:
    """A figure of the page; `figure` is None where it would tell of few persons."""

    figure: Figure | None
    kind: Kind = "share"


@dataclass(frozen=True)
class CycleFigures:
    """The attendance of a cycle, who registered for what, what its files brought. Figures are made when asked for."""

    attendance: CycleAttendance
    whole: Population[int]
    loaded: Sequence[quality.Loaded]
    enrolments: Enrolments

    @property
    def webinars(self) -> tuple[Webinar, ...]:
        return self.attendance.webinars

    @cached_property
    def counts(self) -> CycleCounts[int]:
        """The same as behind every other page of the team: none shows what another hides."""
        return counts_of(self.attendance, self.enrolments)

    @cached_property
    def safe_cells(self) -> SafeCells:
        """The cells of the whole."""
        return {(WHOLE, *cell): count for cell, count in safe(self.counts, Audience.TEAM).items()}

    def of_cycle(self, one: OfCycle) -> PageFigure:
        return _figure_of_cycle(one, WHOLE, self.whole, self.safe_cells)

    def of_session(self, one: OfSession, place: int) -> PageFigure | None:
        return _figure_of_session(one, place, WHOLE, self.whole, self.safe_cells)

    def triangle(self) -> list[list[PageFigure | None]]:
        """For each first session, the share of its cohort in each session; None before it."""
        table = retention.cohorts(self.whole.sessions)
        return [
            [None] * cohort
            + [
                _page_figure(
                    figure, [(WHOLE, *of_cohort(cohort, place)) for place in (cohort, cohort + at)], self.safe_cells
                )
                for at, figure in enumerate(row)
            ]
            for cohort, row in enumerate(table)
        ]

    def attendances(self) -> PageFigure:
        """With the accounts of nobody, as far as that does not tell the persons."""
        accounts = sum(self.attendance.unmatched.values())
        figure = reach.attendances_figure(self.whole.sessions, accounts)
        return _page_figure(figure, [(WHOLE, *ATTENDANCES), (WHOLE, *UNMATCHED)], self.safe_cells, "count")

    @property
    def waiting(self) -> int | None:
        """The accounts of nobody; None where how many is hidden."""
        return self.safe_cells[WHOLE, *UNMATCHED]

    def stays(self) -> dict[str, list[PageFigure]]:
        """Of each session the median stay, who stayed to the close, the drop: as far as its own page tells them."""
        measured = self.attendance.measured
        others = self._safe_count(REACH), self._safe_count(REGISTERED)
        rooms = [
            room(one, Audience.TEAM, self._safe_count(persons(place)), others) for place, one in enumerate(measured)
        ]
        figures = {
            "median": [self._safe_count(persons(place)) is not None for place in range(len(measured))],
            "close": [one.stayed is not None for one in rooms],
            "drop": [one.at_close is not None for one in rooms],
        }
        return {
            code: [
                PageFigure(formula(one) if is_readable else None)
                for one, is_readable in zip(measured, figures[code], strict=True)
            ]
            for code, formula in STAY_FORMULAS.items()
        }

    def match_rates(self) -> list[PageFigure]:
        return [
            _page_figure(match_rate(one), [(WHOLE, *persons(place)), (WHOLE, *unmatched(place))], self.safe_cells)
            for place, one in enumerate(self.attendance.measured)
        ]

    def rows(self, formula: Callable[[quality.Loaded], Figure]) -> tuple[PageFigure, list[PageFigure]]:
        """A figure of the rows of files, of the whole cycle and of each session.

        There is a person behind a row, or an account of nobody: it is told where both are, and does not tell of few
        more than they do. The whole would tell what one session hides.
        """
        figures = [formula(one) for one in self.loaded]
        readable = [self._tells_rows(one, place) for place, one in enumerate(figures)]
        together = formula(quality.together(self.loaded))
        counts = [self._safe_count(ATTENDANCES), self._safe_count(UNMATCHED)]
        is_readable = all(readable) and not quality.tells_of_few(together, counts, (), Audience.TEAM)
        return (
            PageFigure(together if is_readable else None),
            [PageFigure(one if is_visible else None) for one, is_visible in zip(figures, readable, strict=True)],
        )

    def _tells_rows(self, figure: Figure, place: int) -> bool:
        counts = [self._safe_count(persons(place)), self._safe_count(unmatched(place))]
        others = [self._safe_count(cell) for cell in (enrolled(place), REACH, REGISTERED)]
        return not quality.tells_of_few(figure, counts, others, Audience.TEAM)

    def balances(self) -> dict[str, PageFigure]:
        """By country and by sector: only where all attendances that it is made of are shown, and it tells nothing else.

        Of one or two hidden numbers it is an equation more; no two decimals are so rough that it is none.
        """
        countries, sectors = self.attendance.country_of, self.attendance.sector_of
        return {
            "country": PageFigure(self._balance(countries, self._tells_country), "degree"),
            "sector": PageFigure(self._balance(sectors, self._tells_sector), "degree"),
        }

    def _balance(self, group_of: Mapping[int, str], tells: Callable[[str], bool]) -> Figure | None:
        groups = reach.attendances_by_group(self.whole.sessions, group_of)
        return reach.balance(self.whole.sessions, group_of) if all(map(tells, sorted(groups))) else None

    def _tells_country(self, country: str) -> bool:
        return all(
            self._safe_count(of_country(country, place)) is not None for place in range(len(self.whole.sessions))
        )

    def _tells_sector(self, sector: str) -> bool:
        return all(self._safe_by_sector.get((sector, *cell)) is not None for cell in (ATTENDANCES, REACH))

    @cached_property
    def _safe_by_sector(self) -> SafeCells:
        return safe(group_counts(self, division_by("sector", self.attendance)), Audience.TEAM)

    def _safe_count(self, cell: Cell) -> int | None:
        return self.safe_cells[WHOLE, *cell]


@dataclass(frozen=True)
class GroupFigures:
    """The figures of one group."""

    code: str
    name: str
    population: Population[int]
    safe_cells: SafeCells

    def of_cycle(self, one: OfCycle) -> PageFigure:
        return _figure_of_cycle(one, self.code, self.population, self.safe_cells)

    def of_session(self, one: OfSession, place: int) -> PageFigure | None:
        return _figure_of_session(one, place, self.code, self.population, self.safe_cells)


@dataclass
class GroupCells:
    """Which cells of which group the page of figures by country, sector or kind shows; each is hidden once."""

    figures: CycleFigures
    _safe: dict[str, SafeCells] = field(default_factory=dict)

    def tells(self, kind: str, code: str, cells: Sequence[Cell]) -> bool:
        """Whether all *cells* of the group *code* are shown; a group that nobody is of has none to hide."""
        if kind not in self._safe:
            division = division_by(kind, self.figures.attendance)
            self._safe[kind] = safe(group_counts(self.figures, division), Audience.TEAM)
        return all(self._safe[kind].get((code, *cell), 0) is not None for cell in cells)


def cycle_figures(cycle: Cycle) -> CycleFigures:
    """Those of the *cycle* in scope: five queries, whatever its size."""
    attendance = attendance_of(cycle)
    loaded = loaded_by_webinar()
    files = [loaded.get(webinar.pk, quality.Loaded()) for webinar in attendance.webinars]
    return replace(figures_of(attendance, attendance.enrolments), loaded=files)


def figures_of(attendance: CycleAttendance, enrolments: Enrolments) -> CycleFigures:
    """The same without what the files brought: no query."""
    registered = frozenset(attendance.country_of).union(*attendance.sessions)
    whole = Population(attendance.sessions, registered, enrolments.held)
    return CycleFigures(attendance, whole, [quality.Loaded()] * len(attendance.webinars), enrolments)


def group_figures(figures: CycleFigures, division: Division) -> list[GroupFigures]:
    """The same for each group, hidden together with those of the whole."""
    parts = _populations(figures.whole, division)
    safe_cells = safe(GroupCounts(figures.counts, parts), Audience.TEAM)
    return [GroupFigures(code, division.names[code], part, safe_cells) for code, part in parts.items()]


def group_counts(figures: CycleFigures, division: Division) -> GroupCounts:
    """The counts of the whole and of each group."""
    return GroupCounts(figures.counts, _populations(figures.whole, division))


def _populations(whole: Population[int], division: Division) -> dict[str, Population[int]]:
    registered = _split(whole.registered, division)
    return {
        code: Population(
            tuple(frozenset(own & session) for session in whole.sessions),
            own,
            tuple(frozenset(own & had) for had in whole.enrolled),
        )
        for code in division.names
        for own in [registered.get(code, frozenset())]
    }


def _split(persons: Iterable[int], division: Division) -> dict[str, frozenset[int]]:
    by_value: dict[str, set[int]] = {}
    for person in persons:
        by_value.setdefault(division.group_of.get(person, UNKNOWN), set()).add(person)
    return {code: frozenset(own) for code, own in by_value.items()}


def _figure_of_cycle(one: OfCycle, group: str, of: Population[int], safe_cells: SafeCells) -> PageFigure:
    cells = [(group, *cell) for cell in one.cells(len(of.sessions))]
    return _page_figure(one.formula(of), cells, safe_cells, one.kind)


def _figure_of_session(
    one: OfSession, place: int, group: str, of: Population[int], safe_cells: SafeCells
) -> PageFigure | None:
    """None where a step has no next session."""
    if one.steps and place == len(of.sessions) - 1:
        return None
    return _page_figure(one.formula(of, place), [(group, *cell) for cell in one.cells(place)], safe_cells, one.kind)


def _page_figure(figure: Figure, cells: Sequence[Cell], safe_cells: SafeCells, kind: Kind = "share") -> PageFigure:
    return PageFigure(None if any(safe_cells[cell] is None for cell in cells) else figure, kind)
