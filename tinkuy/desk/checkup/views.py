from django.http import HttpResponse
from django.shortcuts import render

from tinkuy.desk.checkup.reading import facts_of
from tinkuy.desk.checkup.running import Stage, check_up, rows_for, with_access
from tinkuy.desk.figures.queries.attendance import attendance_for_team
from tinkuy.planning.request import CycleRequest


def check_up_page(request: CycleRequest, cycle: str) -> HttpResponse:
    """The remarks, the heaviest first, of all stages or of one; what is settled, and what is in order."""
    stage = request.GET.get("stage", "")
    stage = stage if stage in Stage.values else ""
    checked = check_up(facts_of(request.cycle, attendance_for_team(request.cycle)), stage)
    context = {
        "check_up": checked,
        "remarks": rows_for(checked.findings, request.roles),
        "settled": with_access(checked.settled, request.roles),
        "stage": stage,
        "stages": Stage,
    }
    return render(request, "desk/check_up.html", context)
