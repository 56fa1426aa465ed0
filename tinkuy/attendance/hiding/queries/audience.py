"""What one audience may read of the persons of a cycle, on whatever page: hidden together.

A reader has all the pages and files, so a number of one may be subtracted from another's. `figures.shown_together`
holds every count that any of them shows and how they hang together; here they are handed out, None where one is hidden.
There are two audiences: the team (`Audience.TEAM`) and everybody else (`Audience.PUBLIC`).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from tinkuy.attendance.figures import reach, retention
from tinkuy.attendance.figures.attendance import match_rate, show_up, walk_in_share
from tinkuy.attendance.figures.figure import Definition, Figure
from tinkuy.attendance.figures.queries.attendance import CycleAttendance
from tinkuy.attendance.figures.stay import median_stay
from tinkuy.attendance.hiding import cycle_ledger as cells
from tinkuy.attendance.hiding.coarser import can_be_tried, hidden_with_twins
from tinkuy.attendance.hiding.countries import hidden_with_countries
from tinkuy.attendance.hiding.crowd import Crowd, crowd_of, people_of
from tinkuy.attendance.hiding.cycle_ledger import Cell
from tinkuy.attendance.hiding.room import Room, room
from tinkuy.convening.registrations.queries import Enrolments, enrolments_of
from tinkuy.hiding.audience import Audience
from tinkuy.hiding.ledger import Ledger

type Hidden = Mapping[Cell, int | None]
type SeenFlow = tuple[int | None, int | None, int | None, int | None]

FLOW = ("stayed", "left", "new", "returned")


@dataclass(frozen=True)
class SeenFigure:
    """What is counted, and the figure; None where one of its numbers is hidden."""

    definition: Definition
    figure: Figure | None


@dataclass(frozen=True)
class SeenAttendance:
    """Persons, None where hidden. `sessions` are ordinals; the other sequences run in their order.

    `triangle` has a row for each first session f: those of it present at f, f+1 … N. `figures` are of the whole cycle,
    `show_up`, `walk_ins`, `stays` and `matched` of each session; a figure is None where one of its numbers is.
    `unmatched` are the accounts of nobody by ordinal, `waiting` all of them; `ahead` who is registered for a session
    without attendance, by its ordinal.
    """

    sessions: tuple[int, ...]
    persons: tuple[int | None, ...]
    flows: tuple[SeenFlow, ...]
    by_country: Mapping[str, tuple[int | None, ...]]
    triangle: tuple[tuple[int | None, ...], ...]
    reach: int | None
    registered: int | None
    figures: Mapping[str, SeenFigure]
    show_up: tuple[SeenFigure, ...]
    walk_ins: tuple[SeenFigure, ...]
    stays: tuple[SeenFigure, ...]
    matched: tuple[SeenFigure, ...]
    unmatched: Mapping[int, int | None]
    waiting: int | None
    ahead: Mapping[int, int | None]
    has_enrolments: tuple[bool, ...]
    """Whether anybody registered for the session: imported lists may say nothing of single sessions."""


def safe_attendance(
    found: CycleAttendance, audience: int = Audience.TEAM, enrolments: Enrolments | None = None
) -> SeenAttendance:
    """*found*, which is of the cycle in scope, as every page may show it to its *audience*.

    One query, who registered for what, unless the *enrolments* are at hand.
    """
    enrolments = enrolments or enrolments_of(found.webinars)
    seen = hidden_counts(found, enrolments, audience)
    places = range(len(found.sessions))
    pairs = list(zip(found.sessions, enrolments.held, strict=True))
    return SeenAttendance(
        sessions=tuple(found.persons),
        persons=tuple(seen[cells.persons(place)] for place in places),
        flows=tuple(_flow(seen, place) for place in places[:-1]),
        by_country={
            country: tuple(seen[cells.of_country(country, place)] for place in places) for country in found.by_country
        },
        triangle=tuple(tuple(seen[cells.of_cohort(first, place)] for place in places[first:]) for first in places),
        reach=seen[cells.REACH],
        registered=seen[cells.REGISTERED],
        figures=_figures(found, seen),
        show_up=tuple(
            _safe_figure(show_up(came, had), seen, cells.enrolled_and_came(place), cells.enrolled(place))
            for place, (came, had) in enumerate(pairs)
        ),
        walk_ins=tuple(
            _safe_figure(walk_in_share(came, had), seen, cells.walked_in(place), cells.persons(place))
            for place, (came, had) in enumerate(pairs)
        ),
        stays=tuple(
            _safe_figure(median_stay(one), seen, cells.persons(place)) for place, one in enumerate(found.measured)
        ),
        matched=tuple(
            _safe_figure(match_rate(one), seen, cells.persons(place), cells.unmatched(place))
            for place, one in enumerate(found.measured)
        ),
        unmatched={ordinal: seen[cells.unmatched(place)] for place, ordinal in enumerate(found.persons)},
        waiting=seen[cells.UNMATCHED],
        ahead={ordinal: seen[cells.enrolled_ahead(ordinal)] for ordinal in enrolments.ahead},
        has_enrolments=tuple(bool(had) for had in enrolments.held),
    )


def room_of(found: CycleAttendance, seen: SeenAttendance, place: int) -> Room:
    """The room of the session at *place* as the team may see it, beside what it has *seen* of the cycle."""
    return room(found.measured[place], Audience.TEAM, seen.persons[place], (seen.reach, seen.registered))


def ledger_of(found: CycleAttendance, enrolments: Enrolments) -> Ledger[Cell]:
    """All that the pages tell of *found*, the page of all figures among them."""
    ahead = {ordinal: len(persons) for ordinal, persons in enrolments.ahead.items()}
    accounts = list(found.unmatched.values())
    return cells.ledger_of(found.sessions, found.registered, enrolments.held, found.by_country, ahead, accounts)


def hidden_counts(found: CycleAttendance, enrolments: Enrolments, k: int, ledger: Ledger[Cell] | None = None) -> Hidden:
    """Every count of *found*, None where it is hidden at *k*. Pass its *ledger* where it is at hand.

    Whoever is of the team reads what is public as well: what is hidden there is hidden outside too.
    """
    book, crowd = ledger or ledger_of(found, enrolments), _by_country(found, enrolments)
    hidden = hidden_with_twins if can_be_tried(crowd) else hidden_with_countries
    team = hidden(book, crowd, Audience.TEAM, frozenset())
    if k <= Audience.TEAM:
        return team
    already = {cell for cell, count in team.items() if count is None}
    return hidden(book, crowd, k, already)


def _by_country(found: CycleAttendance, enrolments: Enrolments) -> Crowd:
    everyone = found.country_of.keys() | retention.everyone(found.sessions)
    return crowd_of(people_of(everyone, found.country_of), found.sessions, enrolments.held)


def _flow(seen: Hidden, place: int) -> SeenFlow:
    stayed, left, new, returned = (seen[cells.step(name, place)] for name in FLOW)
    return stayed, left, new, returned


def _safe_figure(figure: Figure, seen: Hidden, *numbers: Cell) -> SeenFigure:
    """*figure*, unless one of the *numbers* that it is made of is hidden."""
    is_told = all(seen[cell] is not None for cell in numbers)
    return SeenFigure(figure.definition, figure if is_told else None)


def _figures(found: CycleAttendance, seen: Hidden) -> dict[str, SeenFigure]:
    """The figures of the cycle by their codes, those that exist for so many sessions."""
    sessions = found.sessions
    if not sessions:
        return {}
    of_cycle, last = found.retention_figures, len(sessions) - 1
    rooms = sorted(range(len(sessions)), key=lambda place: len(sessions[place]))
    told = {
        "reach": (reach.persons(sessions, found.registered), (cells.REACH, cells.REGISTERED)),
        "sustain": (of_cycle["sustain"], (cells.persons(last), cells.persons(0))),
        "cohort": (of_cycle["cohort"], (cells.of_cohort(0, last), cells.persons(0))),
        "floor": (of_cycle["floor"], (cells.persons(rooms[0]), cells.persons(rooms[-1]))),
        "per_person": (reach.sessions_per_person(sessions), (cells.ATTENDANCES, cells.REACH)),
    }
    if last:
        often = {"returned": 2, "core": retention.least_of_core(len(sessions)), "full": len(sessions)}
        told |= {code: (of_cycle[code], (cells.came_at_least(times), cells.REACH)) for code, times in often.items()}
    return {code: _safe_figure(figure, seen, *numbers) for code, (figure, numbers) in told.items()}
