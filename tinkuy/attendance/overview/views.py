"""Attendance of a cycle, and of one session.

The tables beside the picture of one session: the same numbers in rows.
"""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tinkuy.attendance.figures.figure import Definition, Figure
from tinkuy.attendance.figures.queries.attendance import attendance_of
from tinkuy.attendance.figures.queries.safe_attendance import safe_attendance
from tinkuy.attendance.figures.queries.session_attendance import SessionAttendance, session_attendance
from tinkuy.attendance.figures.room import AT_CLOSE, STAYED
from tinkuy.attendance.pictures.curve import curve_of, levels_of
from tinkuy.attendance.pictures.cycle_pictures import triangle_of, weave_of
from tinkuy.attendance.uploads.queries import imports
from tinkuy.attendance.uploads.queries.batches import latest_batches
from tinkuy.people.countries import country_name
from tinkuy.planning.cycles.models.webinar import Segment
from tinkuy.planning.cycles.views import webinar_or_404
from tinkuy.planning.request import CycleRequest

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
    show_up, walk_ins = session.figures.show_up[session.place], session.figures.walk_ins[session.place]
    return [
        FigureRow(_("Of those registered, came"), show_up.definition, show_up.figure),
        FigureRow(_("Came without registering for it"), walk_ins.definition, walk_ins.figure),
        FigureRow(_("Half stayed at least"), session.stay.definition, session.stay.figure, in_minutes=True),
        FigureRow(_("There 10 minutes before the end"), AT_CLOSE, session.room.at_close),
        FigureRow(_("There in the last 10 minutes"), STAYED, session.room.stayed),
        FigureRow(_("Accounts recognised"), session.matched.definition, session.matched.figure),
    ]


def countries_of(session: SessionAttendance) -> list[tuple[str, int | None]]:
    """By name."""
    return sorted(session.countries.items(), key=lambda row: country_name(row[0]))


def page(request: CycleRequest, cycle: str) -> HttpResponse:
    """Who came back: the weave, the triangle of cohorts, session by session, and what waits to be decided."""
    numbers = safe_attendance(attendance_of(request.cycle))
    by_ordinal = dict(zip(numbers.sessions, numbers.persons, strict=True))
    lines = [
        {
            "webinar": webinar,
            "persons": by_ordinal.get(webinar.ordinal),
            "has_attendance": webinar.ordinal in by_ordinal,
            "unmatched": numbers.unmatched.get(webinar.ordinal),
        }
        for webinar in imports.webinars_with_imports()
    ]
    context = {
        "lines": lines,
        "steps": list(zip(numbers.sessions, numbers.sessions[1:], numbers.flows, strict=False)),
        "seen": numbers,
        "weave": weave_of(numbers.sessions, numbers.persons, numbers.flows),
        "triangle": triangle_of(numbers.sessions, numbers.triangle),
        "cohorts": list(zip(numbers.sessions, numbers.triangle, strict=True)),
        "batches": latest_batches(),
        "waiting": numbers.waiting,
    }
    return render(request, "attendance/attendance.html", context)


def session(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    """One session: its room minute by minute, its figures, its countries, its steps and its reports."""
    webinar = webinar_or_404(n)
    attendance = session_attendance(request.cycle, webinar)
    context = {
        "session": attendance,
        "webinar": webinar,
        "curve": curve_of(attendance),
        "parts": parts_of(attendance),
        "levels": levels_by_ten(attendance),
        "figures": figures_of(attendance),
        "countries": countries_of(attendance),
    }
    return render(request, "attendance/session_attendance.html", context)
