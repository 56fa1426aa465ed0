from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tinkuy.core import clock
from tinkuy.desk.checkup.remarks import Row, rows_for
from tinkuy.desk.checkup.wording import day_written
from tinkuy.desk.home.queries.home import Home, home_of
from tinkuy.planning.request import team_person
from tinkuy.planning.stages import STAGES

SHOWN_DUE, SHOWN_AT_RISK = 6, 3


def _at_risk(shown: Home) -> list[Row]:
    if shown.focus is None or shown.check_up is None:
        return []
    return rows_for(shown.check_up.found[:SHOWN_AT_RISK], shown.focus.codes)


def home(request: HttpRequest) -> HttpResponse:
    """Each cycle with its stage and one next step; what is due, and what is at risk in the cycle in focus."""
    shown = home_of(team_person(request))
    context = {
        "home": shown,
        "stages": STAGES,
        "at_risk": _at_risk(shown),
        "due": [(item, day_written(item.on, clock.today())) for item in shown.due[:SHOWN_DUE]],
        "due_later": max(len(shown.due) - SHOWN_DUE, 0),
    }
    return render(request, "desk/home.html", context)
