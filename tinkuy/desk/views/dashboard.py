from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tinkuy.convening.warning.rules import KEPT
from tinkuy.design.components import percent
from tinkuy.design.figures.funnel import funnel
from tinkuy.design.figures.weave import Step, persons_per_line, weave
from tinkuy.desk.checkup import Facts, Stage, check_up, facts_of
from tinkuy.desk.checkup.wording import day_written, listed
from tinkuy.desk.queries import ahead, countries, findings, floor, heat, standing
from tinkuy.desk.queries.attendance import Attendance, attendance_for_team
from tinkuy.desk.queries.funnel import funnel_stages
from tinkuy.desk.queries.next_step import next_step, step_facts
from tinkuy.desk.queries.remarks import rows_for
from tinkuy.planning.hours import long_day
from tinkuy.planning.request import CycleRequest
from tinkuy.systematisation.models import FindingKind

SHOWN_AHEAD = 8
SHOWN_REMARKS = 8


def dashboard(request: CycleRequest, cycle: str) -> HttpResponse:
    """What needs the team today, how attendance goes, where findings and practice stand."""
    attendance = attendance_for_team(request.cycle)
    facts = facts_of(request.cycle, attendance)
    due = ahead.due(facts)
    stages = funnel_stages(facts)
    step = next_step(request.cycle, step_facts(facts), request.roles)
    stage = _stage_asked(request)
    context = {
        "today": facts.today,
        "day": _first_letter_up(long_day(facts.today)),
        "standing": standing.standing(facts),
        "step": step.words,
        "step_href": step.href(request.cycle),
        **_check_up(facts, stage, request.roles),
        "due": [(item, day_written(item.on, facts.today)) for item in due[:SHOWN_AHEAD]],
        "due_later": max(len(due) - SHOWN_AHEAD, 0),
        "attendance": attendance,
        "funnel": funnel(stages) if len(stages) > 1 else "",
        "heat": heat.heat_rows(attendance, floor.floor_of(request.cycle), _least_kept(facts)),
        "finding_rows": findings.findings_by_state(facts),
        "finding_kinds": list(FindingKind),
        "country_steps": countries.country_steps(facts),
        "country_step_names": countries.STEPS,
        **_weave(attendance),
        **_faja(facts),
    }
    return render(request, "desk/dashboard.html", context)


def _least_kept(facts: Facts) -> int:
    """The threshold that this cycle set for a country that loses its people, in percent."""
    return facts.board.threshold(KEPT) if facts.board else KEPT.default


def _check_up(facts: Facts, stage: str, roles: frozenset[str]) -> dict[str, Any]:
    """The remarks, the heaviest first; of many, the last ones are folded."""
    looked = check_up(facts, stage)
    rows = rows_for(looked.found, roles)
    return {
        "check_up": looked,
        "remarks": rows[:SHOWN_REMARKS],
        "remarks_folded": rows[SHOWN_REMARKS:],
        "stage": stage,
        "stages": Stage,
    }


def _stage_asked(request: CycleRequest) -> str:
    """The stage to which the check-up is narrowed, or all of them."""
    asked = request.GET.get("stage", "")
    return asked if asked in Stage.values else ""


def _first_letter_up(words: str) -> str:
    return words[:1].upper() + words[1:]


def _weave(attendance: Attendance) -> dict[str, Any]:
    """The figure with its conclusion as title; a single session has no weave."""
    if len(attendance.sessions) < 2:
        return {}
    title = _weave_title(attendance)
    steps = [Step(flow.stayed, flow.left, flow.new, flow.returned) for flow in attendance.flows]
    unit = persons_per_line(attendance.persons)
    return {
        "weave": weave(attendance.persons, steps, title=title, description=_weave_description(attendance)),
        "weave_title": title,
        "weave_unit": ngettext(
            "Each line is one person.", "Each line is a group of %(count)s people.", unit
        ) % {"count": unit},
        "weave_rows": list(zip(attendance.sessions, attendance.persons, [None, *attendance.flows], strict=True)),
    }  # fmt: skip


def _weave_title(attendance: Attendance) -> str:
    if attendance.kept is None:
        return _("Attendance across the sessions")
    return _("Session %(last)s kept %(share)s of the attendance of the first") % {
        "last": attendance.sessions[-1],
        "share": percent(attendance.kept),
    }


def _weave_description(attendance: Attendance) -> SafeString | str:
    """One sentence that holds the numbers; a hidden one is said to be fewer than five."""
    return _("Attended: %(persons)s. Stayed: %(stayed)s. New: %(new)s. Returned: %(returned)s.") % {
        "persons": _numbers(attendance.persons),
        "stayed": _numbers([flow.stayed for flow in attendance.flows]),
        "new": _numbers([flow.new for flow in attendance.flows]),
        "returned": _numbers([flow.returned for flow in attendance.flows]),
    }


def _numbers(counts: Any) -> str:
    return listed(str(count) if count is not None else _("hidden: too few people") for count in counts)


def _faja(facts: Facts) -> dict[str, Any]:
    """Quotes by kind, for the fingerprint of the cycle in the side column."""
    counts: dict[str, int] = {}
    for finding in facts.findings:
        counts[finding.kind] = counts.get(finding.kind, 0) + len(finding.evidence.all())
    return {"counts": counts} if counts else {}
