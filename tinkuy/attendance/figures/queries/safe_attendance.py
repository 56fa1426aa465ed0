"""What one audience may read of the persons of a cycle, on whatever page: hidden together.

Attendance brings the counts (`counts_of`), `tinkuy.hiding` decides; here they are handed out, None where one is
hidden. How many are registered, as the pages of convening may tell the team: hidden together with the figures.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from tinkuy.attendance.figures import reach
from tinkuy.attendance.figures.attendance import match_rate, median_stay, show_up, walk_in_share
from tinkuy.attendance.figures.figure import Definition, Figure
from tinkuy.attendance.figures.queries.attendance import CycleAttendance, attendance_of
from tinkuy.attendance.figures.room import Room, room
from tinkuy.convening.registrations.queries import Enrolments
from tinkuy.hiding import Audience, CycleCounts, cells, safe
from tinkuy.hiding.cells import Cell, SafeCells
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar

type SafeFlow = tuple[int | None, int | None, int | None, int | None]


@dataclass(frozen=True)
class SafeFigure:
    """What is counted, and the figure; None where one of its numbers is hidden."""

    definition: Definition
    figure: Figure | None


@dataclass(frozen=True)
class SafeAttendance:
    """Persons, None where hidden. `sessions` are ordinals; the other sequences run in their order.

    `triangle` has a row for each first session f: those of it present at f, f+1 … N. `figures` are of the whole cycle,
    `show_up`, `walk_ins`, `stays` and `matched` of each session; a figure is None where one of its numbers is.
    `unmatched` are the accounts of nobody by ordinal, `waiting` all of them; `ahead` who is registered for a session
    without attendance, by its ordinal.
    """

    sessions: tuple[int, ...]
    persons: tuple[int | None, ...]
    flows: tuple[SafeFlow, ...]
    by_country: Mapping[str, tuple[int | None, ...]]
    triangle: tuple[tuple[int | None, ...], ...]
    reach: int | None
    registered: int | None
    figures: Mapping[str, SafeFigure]
    show_up: tuple[SafeFigure, ...]
    walk_ins: tuple[SafeFigure, ...]
    stays: tuple[SafeFigure, ...]
    matched: tuple[SafeFigure, ...]
    unmatched: Mapping[int, int | None]
    waiting: int | None
    ahead: Mapping[int, int | None]
    has_enrolments: tuple[bool, ...]
    """Whether anybody registered for the session: imported lists may say nothing of single sessions."""


def safe_attendance(attendance: CycleAttendance, audience: Audience = Audience.TEAM) -> SafeAttendance:
    """*attendance*, which is of the cycle in scope, as every page may show it to its *audience*."""
    enrolments = attendance.enrolments
    safe_cells = safe(counts_of(attendance, enrolments), audience)
    places = range(len(attendance.sessions))
    pairs = list(zip(attendance.sessions, enrolments.held, strict=True))
    return SafeAttendance(
        sessions=tuple(attendance.persons),
        persons=tuple(safe_cells[cells.persons(place)] for place in places),
        flows=tuple(_flow(safe_cells, place) for place in places[:-1]),
        by_country={
            country: tuple(safe_cells[cells.of_country(country, place)] for place in places)
            for country in attendance.by_country
        },
        triangle=tuple(
            tuple(safe_cells[cells.of_cohort(first, place)] for place in places[first:]) for first in places
        ),
        reach=safe_cells[cells.REACH],
        registered=safe_cells[cells.REGISTERED],
        figures=_figures(attendance, safe_cells),
        show_up=tuple(
            _safe_figure(show_up(came, had), safe_cells, cells.enrolled_and_came(place), cells.enrolled(place))
            for place, (came, had) in enumerate(pairs)
        ),
        walk_ins=tuple(
            _safe_figure(walk_in_share(came, had), safe_cells, cells.walked_in(place), cells.persons(place))
            for place, (came, had) in enumerate(pairs)
        ),
        stays=tuple(
            _safe_figure(median_stay(one), safe_cells, cells.persons(place))
            for place, one in enumerate(attendance.measured)
        ),
        matched=tuple(
            _safe_figure(match_rate(one), safe_cells, cells.persons(place), cells.unmatched(place))
            for place, one in enumerate(attendance.measured)
        ),
        unmatched={ordinal: safe_cells[cells.unmatched(place)] for place, ordinal in enumerate(attendance.persons)},
        waiting=safe_cells[cells.UNMATCHED],
        ahead={ordinal: safe_cells[cells.enrolled_ahead(ordinal)] for ordinal in enrolments.ahead},
        has_enrolments=tuple(bool(had) for had in enrolments.held),
    )


def room_of(attendance: CycleAttendance, safe_numbers: SafeAttendance, place: int) -> Room:
    """The room of the session at *place* as the team may see it, beside the *safe_numbers* of the cycle."""
    return room(
        attendance.measured[place],
        Audience.TEAM,
        safe_numbers.persons[place],
        (safe_numbers.reach, safe_numbers.registered),
    )


def counts_of(attendance: CycleAttendance, enrolments: Enrolments) -> CycleCounts[int]:
    """All that the pages tell of *attendance*, the page of all figures among them."""
    return CycleCounts(
        sessions=attendance.sessions,
        enrolled=enrolments.held,
        registered=attendance.registered,
        country_of=attendance.country_of,
        by_country=attendance.by_country,
        ahead={ordinal: len(persons) for ordinal, persons in enrolments.ahead.items()},
        accounts=list(attendance.unmatched.values()),
    )


def _flow(safe_cells: SafeCells, place: int) -> SafeFlow:
    stayed, left, new, returned = (safe_cells[cells.step(name, place)] for name in cells.FLOW)
    return stayed, left, new, returned


def _safe_figure(figure: Figure, safe_cells: SafeCells, *numbers: Cell) -> SafeFigure:
    """*figure*, unless one of the *numbers* that it is made of is hidden."""
    is_readable = all(safe_cells[cell] is not None for cell in numbers)
    return SafeFigure(figure.definition, figure if is_readable else None)


def _figures(attendance: CycleAttendance, safe_cells: SafeCells) -> dict[str, SafeFigure]:
    """The figures of the cycle by their codes, those that exist for so many sessions."""
    sessions = attendance.sessions
    if not sessions:
        return {}
    of_cycle, last = attendance.retention_figures, len(sessions) - 1
    rooms = sorted(range(len(sessions)), key=lambda place: len(sessions[place]))
    safe_figures = {
        "reach": (reach.persons(sessions, attendance.registered), (cells.REACH, cells.REGISTERED)),
        "sustain": (of_cycle["sustain"], (cells.persons(last), cells.persons(0))),
        "cohort": (of_cycle["cohort"], (cells.of_cohort(0, last), cells.persons(0))),
        "floor": (of_cycle["floor"], (cells.persons(rooms[0]), cells.persons(rooms[-1]))),
        "per_person": (reach.sessions_per_person(sessions), (cells.ATTENDANCES, cells.REACH)),
    }
    if last:
        often = {"returned": 2, "core": cells.least_of_core(len(sessions)), "full": len(sessions)}
        safe_figures |= {
            code: (of_cycle[code], (cells.came_at_least(times), cells.REACH)) for code, times in often.items()
        }
    return {code: _safe_figure(figure, safe_cells, *numbers) for code, (figure, numbers) in safe_figures.items()}


def registered_for_session(webinar: Webinar) -> int | None:
    """For *webinar* of the cycle in scope, while it has no attendance; None where the number is hidden."""
    numbers = safe_attendance(attendance_of(webinar.cycle))
    return None if webinar.ordinal in numbers.sessions else numbers.ahead.get(webinar.ordinal, 0)


def registered_in_cycle(cycle: Cycle) -> int | None:
    """In the *cycle* in scope; None where the number is hidden."""
    return safe_attendance(attendance_of(cycle)).registered
