from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tinkuy.core import clock
from tinkuy.desk.checkup.running import Row, rows_for
from tinkuy.desk.checkup.wording import day_written
from tinkuy.desk.home.queries import Home, home_of
from tinkuy.planning.request import team_person
from tinkuy.planning.states import STAGES

SHOWN_DUE, SHOWN_AT_RISK = 6, 3


def _at_risk(home_page: Home) -> list[Row]:
    if home_page.focus is None or home_page.check_up is None:
        return []
    return rows_for(home_page.check_up.findings[:SHOWN_AT_RISK], home_page.focus.codes)


def home(request: HttpRequest) -> HttpResponse:
    """Each cycle with its stage and one next step; what is due, and what is at risk in the cycle in focus."""
    home_page = home_of(team_person(request))
    context = {
        "home": home_page,
        "stages": STAGES,
        "at_risk": _at_risk(home_page),
        "due": [(line, day_written(line.due.on, clock.today())) for line in home_page.due[:SHOWN_DUE]],
        "due_later": max(len(home_page.due) - SHOWN_DUE, 0),
    }
    return render(request, "desk/home.html", context)
