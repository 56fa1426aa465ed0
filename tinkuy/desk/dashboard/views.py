"""The dashboard of a cycle, and its pictures of attendance as files: whoever may see the page may take them along."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from tinkuy.attendance.figures.queries.attendance import attendance_of
from tinkuy.attendance.figures.queries.safe_attendance import safe_attendance
from tinkuy.attendance.figures.queries.session_attendance import session_attendance
from tinkuy.attendance.pictures.curve import curve_of
from tinkuy.attendance.pictures.cycle_pictures import Picture, triangle_of, weave_of
from tinkuy.attendance.warnings.rule_list import KEPT_OF_FIRST
from tinkuy.design.figures.bar import funnel
from tinkuy.desk.checkup.facts import Facts
from tinkuy.desk.checkup.reading import facts_of
from tinkuy.desk.checkup.running import check_up, rows_for
from tinkuy.desk.checkup.wording import day_written
from tinkuy.desk.dashboard import queries
from tinkuy.desk.dashboard.pictures import TYPES, funnel_of, heat_of, picture_file
from tinkuy.desk.dashboard.queries import funnel_stages
from tinkuy.desk.due.item import Reader
from tinkuy.desk.due.next_step import next_step, step_facts
from tinkuy.desk.due.queries import due_in_cycle
from tinkuy.desk.figures.queries import heat
from tinkuy.desk.figures.queries.attendance import Attendance, attendance_for_team
from tinkuy.desk.figures.queries.heat import floor_of, heat_rows
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.cycles.views import webinar_or_404
from tinkuy.planning.hours import long_day
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.planning.rules import countries_of
from tinkuy.systematisation.evidence.models.code import FindingKind

SHOWN_AHEAD = 6
SHOWN_OF_CHECK_UP = 3
"""The gravest; the page of the check-up has all."""


def dashboard(request: CycleRequest, cycle: str) -> HttpResponse:
    """What needs the team today, how attendance goes, where findings and practice stand."""
    attendance = attendance_for_team(request.cycle)
    facts = facts_of(request.cycle, attendance)
    checked = check_up(facts)
    due = due_in_cycle(facts, reader_of(request))
    stages = funnel_stages(facts)
    step = next_step(request.cycle, step_facts([request.cycle])[request.cycle.pk], request.roles)
    rows = heat.heat_rows(attendance, heat.floor_of(request.cycle), _retention_threshold(facts))
    context = {
        "today": facts.today,
        "day": _first_letter_up(long_day(facts.today)),
        "standing": queries.standing(facts),
        "step": step.words,
        "step_href": step.href(request.cycle),
        "check_up": checked,
        "check_rows": rows_for(checked.findings[:SHOWN_OF_CHECK_UP], request.roles),
        "due": [(line, day_written(line.due.on, facts.today)) for line in due[:SHOWN_AHEAD]],
        "due_later": max(len(due) - SHOWN_AHEAD, 0),
        "attendance": attendance,
        "funnel": funnel(stages) if len(stages) > 1 else "",
        "funnel_picture": funnel_of(stages),
        "heat": rows,
        "heat_picture": heat_of(rows, attendance.sessions),
        "finding_rows": queries.findings_by_state(facts),
        "finding_kinds": list(FindingKind),
        "country_steps": queries.country_steps(facts),
        "country_step_names": queries.STEPS,
        **_weave(attendance),
        **_faja(facts),
    }
    return render(request, "desk/dashboard.html", context)


def reader_of(request: CycleRequest) -> Reader:
    person = team_person(request)
    return Reader(person.pk, request.roles, frozenset(countries_of(person, request.cycle)))


def _retention_threshold(facts: Facts) -> int:
    """The threshold that this cycle set for a country that loses its people, in percent."""
    return facts.board.threshold(KEPT_OF_FIRST) if facts.board else KEPT_OF_FIRST.default


def _first_letter_up(words: str) -> str:
    return words[:1].upper() + words[1:]


def _weave(attendance: Attendance) -> dict[str, Any]:
    """The figure with its conclusion as title; a single session has no weave."""
    flows = [(flow.stayed, flow.left, flow.new, flow.returned) for flow in attendance.flows]
    figure = weave_of(attendance.sessions, attendance.persons, flows)
    if figure is None:
        return {}
    rows = list(zip(attendance.sessions, attendance.persons, [None, *attendance.flows], strict=True))
    return {"weave": figure, "weave_rows": rows}


def _faja(facts: Facts) -> dict[str, Any]:
    """Quotes by kind, for the fingerprint of the cycle in the side column."""
    counts: dict[str, int] = {}
    for finding in facts.findings:
        counts[finding.kind] = counts.get(finding.kind, 0) + len(finding.evidence.all())
    return {"counts": counts} if counts else {}


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


def _picture_of_weave(cycle: Cycle) -> Picture | None:
    attendance = safe_attendance(attendance_of(cycle))
    return weave_of(attendance.sessions, attendance.persons, attendance.flows)


def _picture_of_map(cycle: Cycle) -> Picture | None:
    attendance = attendance_for_team(cycle)
    return heat_of(heat_rows(attendance, floor_of(cycle)), attendance.sessions)


def _picture_of_funnel(cycle: Cycle) -> Picture | None:
    return funnel_of(funnel_stages(facts_of(cycle, attendance_for_team(cycle))))


OF_DASHBOARD = {"weave": _picture_of_weave, "map": _picture_of_map, "funnel": _picture_of_funnel}
