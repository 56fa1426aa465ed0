"""The tables beside the picture of one session: the same numbers in rows."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tinkuy.attendance.figures.figure import Definition, Figure
from tinkuy.attendance.figures.queries.session_attendance import SessionAttendance
from tinkuy.attendance.figures.room import AT_CLOSE, STAYED
from tinkuy.attendance.pictures.curve import levels_of
from tinkuy.people.countries import country_name
from tinkuy.planning.cycles.models.segment import Segment

EVERY = 10


@dataclass(frozen=True)
class PartRow:
    """A part of the agenda with its minutes and the room when it began and ended."""

    segment: Segment
    first: int
    last: int
    start: int | None
    end: int | None


@dataclass(frozen=True)
class FigureRow:
    """A figure with its name; `unit` is what its two numbers count."""

    name: str | Promise
    definition: Definition
    figure: Figure | None
    in_minutes: bool = False


def parts_of(session: SessionAttendance) -> list[PartRow]:
    if session.room is None:
        return []
    return [
        PartRow(timed.segment, timed.offset, timed.offset + timed.segment.minutes, *levels_of(timed, session.room))
        for timed in session.parts
    ]


def levels_by_ten(session: SessionAttendance) -> list[tuple[int, int | None]]:
    """The room every ten minutes, and in the last one."""
    levels = session.room.levels if session.room else ()
    minutes = sorted({*range(0, len(levels), EVERY), *([len(levels) - 1] if levels else [])})
    return [(minute, levels[minute]) for minute in minutes]


def figures_of(session: SessionAttendance) -> list[FigureRow]:
    """Each with its definition, numerator and denominator; hidden ones keep their definition."""
    if session.place is None or session.room is None or session.stay is None or session.matched is None:
        return []
    show_up, walk_ins = session.seen.show_up[session.place], session.seen.walk_ins[session.place]
    return [
        FigureRow(_("Of those registered, came"), show_up.definition, show_up.figure),
        FigureRow(_("Came without registering for it"), walk_ins.definition, walk_ins.figure),
        FigureRow(_("Stay, median"), session.stay.definition, session.stay.figure, in_minutes=True),
        FigureRow(_("There 10 minutes before the end"), AT_CLOSE, session.room.at_close),
        FigureRow(_("There in the last 10 minutes"), STAYED, session.room.stayed),
        FigureRow(_("Accounts recognised"), session.matched.definition, session.matched.figure),
    ]


def countries_of(session: SessionAttendance) -> list[tuple[str, int | None]]:
    """By name."""
    return sorted(session.countries.items(), key=lambda row: country_name(row[0]))
