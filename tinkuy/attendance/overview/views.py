"""Attendance of a cycle, and of one session."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from tinkuy.attendance.figures.queries.attendance import attendance_of
from tinkuy.attendance.figures.queries.safe_attendance import safe_attendance
from tinkuy.attendance.figures.queries.session_attendance import session_attendance
from tinkuy.attendance.pictures.curve import curve_of
from tinkuy.attendance.pictures.triangle import triangle_of
from tinkuy.attendance.pictures.weave import weave_of
from tinkuy.attendance.uploads.queries import imports
from tinkuy.attendance.uploads.queries.batches import latest_batches
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.request import CycleRequest

from .session_tables import countries_of, figures_of, levels_by_ten, parts_of


def page(request: CycleRequest, cycle: str) -> HttpResponse:
    """Who came back: the weave, the triangle of cohorts, session by session, and what waits to be decided."""
    seen = safe_attendance(attendance_of(request.cycle))
    by_ordinal = dict(zip(seen.sessions, seen.persons, strict=True))
    lines = [
        {
            "webinar": webinar,
            "persons": by_ordinal.get(webinar.ordinal),
            "has_attendance": webinar.ordinal in by_ordinal,
            "unmatched": seen.unmatched.get(webinar.ordinal),
        }
        for webinar in imports.webinars_with_imports()
    ]
    context = {
        "lines": lines,
        "steps": list(zip(seen.sessions, seen.sessions[1:], seen.flows, strict=False)),
        "seen": seen,
        "weave": weave_of(seen.sessions, seen.persons, seen.flows),
        "triangle": triangle_of(seen.sessions, seen.triangle),
        "cohorts": list(zip(seen.sessions, seen.triangle, strict=True)),
        "batches": latest_batches(),
        "waiting": seen.waiting,
    }
    return render(request, "attendance/attendance.html", context)


def session(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    """One session: its room minute by minute, its figures, its countries, its steps and its reports."""
    webinar: Webinar = get_object_or_404(Webinar, ordinal=n)
    found = session_attendance(request.cycle, webinar)
    context = {
        "session": found,
        "webinar": webinar,
        "curve": curve_of(found),
        "parts": parts_of(found),
        "levels": levels_by_ten(found),
        "figures": figures_of(found),
        "countries": countries_of(found),
    }
    return render(request, "attendance/session_attendance.html", context)
