"""The pictures of attendance as files: whoever may see the page may take its picture along."""

from django.http import Http404, HttpResponse

from tinkuy.attendance.figures.queries.attendance import attendance_of
from tinkuy.attendance.figures.queries.safe_attendance import safe_attendance
from tinkuy.attendance.figures.queries.session_attendance import session_attendance
from tinkuy.attendance.pictures.curve import curve_of
from tinkuy.attendance.pictures.cycle_pictures import Picture, triangle_of, weave_of
from tinkuy.desk.checkup.reading import facts_of
from tinkuy.desk.dashboard.pictures import TYPES, funnel_of, heat_of, picture_file
from tinkuy.desk.dashboard.queries import funnel_stages
from tinkuy.desk.figures.queries.attendance import attendance_for_team
from tinkuy.desk.figures.queries.heat import floor_of, heat_rows
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.cycles.views.or_404 import webinar_or_404
from tinkuy.planning.request import CycleRequest


def of_dashboard(request: CycleRequest, cycle: str, picture: str, image: str) -> HttpResponse:
    """`weave`, `map` or `funnel`."""
    make = OF_DASHBOARD.get(picture)
    return _file(make(request.cycle) if make else None, request.cycle, image, picture)


def triangle(request: CycleRequest, cycle: str, image: str) -> HttpResponse:
    attendance = safe_attendance(attendance_of(request.cycle))
    return _file(triangle_of(attendance.sessions, attendance.triangle), request.cycle, image, "triangle")


def session(request: CycleRequest, cycle: str, n: int, image: str) -> HttpResponse:
    webinar = webinar_or_404(n)
    picture = curve_of(session_attendance(request.cycle, webinar))
    return _file(picture, request.cycle, image, f"session-{n}", webinar)


def _file(picture: Picture | None, cycle: Cycle, image: str, name: str, webinar: Webinar | None = None) -> HttpResponse:
    """There is no picture where there is nothing to draw."""
    if picture is None or image not in TYPES:
        raise Http404
    return picture_file(picture, cycle, form=image, name=name, webinar=webinar)


def _weave(cycle: Cycle) -> Picture | None:
    attendance = safe_attendance(attendance_of(cycle))
    return weave_of(attendance.sessions, attendance.persons, attendance.flows)


def _map(cycle: Cycle) -> Picture | None:
    attendance = attendance_for_team(cycle)
    return heat_of(heat_rows(attendance, floor_of(cycle)), attendance.sessions)


def _funnel(cycle: Cycle) -> Picture | None:
    return funnel_of(funnel_stages(facts_of(cycle, attendance_for_team(cycle))))


OF_DASHBOARD = {"weave": _weave, "map": _map, "funnel": _funnel}
