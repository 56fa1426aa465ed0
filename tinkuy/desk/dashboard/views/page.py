from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from tinkuy.attendance.pictures.cycle_pictures import weave_of
from tinkuy.attendance.warnings.rule_list import KEPT_OF_FIRST
from tinkuy.design.figures.funnel import funnel
from tinkuy.desk.checkup.facts import Facts
from tinkuy.desk.checkup.reading import facts_of
from tinkuy.desk.checkup.running import Stage, check_up, rows_for, with_access
from tinkuy.desk.checkup.wording import day_written
from tinkuy.desk.dashboard import queries
from tinkuy.desk.dashboard.pictures import funnel_of, heat_of
from tinkuy.desk.dashboard.queries import funnel_stages
from tinkuy.desk.due.item import Reader
from tinkuy.desk.due.next_step import next_step, step_facts
from tinkuy.desk.due.queries import due_in_cycle
from tinkuy.desk.figures.queries import heat
from tinkuy.desk.figures.queries.attendance import Attendance, attendance_for_team
from tinkuy.planning.hours import long_day
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.planning.rules import countries_of
from tinkuy.systematisation.evidence.models.code import FindingKind

SHOWN_AHEAD = 8
SHOWN_REMARKS = 8


def dashboard(request: CycleRequest, cycle: str) -> HttpResponse:
    """What needs the team today, how attendance goes, where findings and practice stand."""
    attendance = attendance_for_team(request.cycle)
    facts = facts_of(request.cycle, attendance)
    due = due_in_cycle(facts, reader_of(request))
    stages = funnel_stages(facts)
    step = next_step(request.cycle, step_facts([request.cycle])[request.cycle.pk], request.roles)
    stage = _stage_of_request(request)
    rows = heat.heat_rows(attendance, heat.floor_of(request.cycle), _retention_threshold(facts))
    context = {
        "today": facts.today,
        "day": _first_letter_up(long_day(facts.today)),
        "standing": queries.standing(facts),
        "step": step.words,
        "step_href": step.href(request.cycle),
        **_check_up(facts, stage, request.roles),
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


def _check_up(facts: Facts, stage: str, roles: frozenset[str]) -> dict[str, Any]:
    """The remarks, the heaviest first; of many, the last ones are folded."""
    checked = check_up(facts, stage)
    rows = rows_for(checked.findings, roles)
    return {
        "check_up": checked,
        "remarks": rows[:SHOWN_REMARKS],
        "remarks_folded": rows[SHOWN_REMARKS:],
        "settled": with_access(checked.settled, roles),
        "stage": stage,
        "stages": Stage,
    }


def _stage_of_request(request: CycleRequest) -> str:
    """The stage to which the check-up is narrowed, or all of them."""
    stage = request.GET.get("stage", "")
    return stage if stage in Stage.values else ""


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
