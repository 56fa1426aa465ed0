from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from tinkuy.core import clock
from tinkuy.desk.checkup.rule import Severity
from tinkuy.desk.checkup.running import Row, rows_for
from tinkuy.desk.home.pending import pending_of
from tinkuy.desk.home.queries import Home, home_of
from tinkuy.planning.hours import long_day
from tinkuy.planning.request import team_person
from tinkuy.planning.states import STAGES

SHOWN_AT_RISK = 3


def _at_risk(home_page: Home) -> list[Row]:
    """The heaviest of what is to be solved in the cycle in focus; the check-up has the rest."""
    if home_page.focus is None or home_page.check_up is None:
        return []
    to_solve = [one for one in home_page.check_up.findings if one.severity == Severity.TO_SOLVE]
    return rows_for(to_solve[:SHOWN_AT_RISK], home_page.focus.codes)


def _today(home_page: Home) -> date:
    """The day where the cycle in focus is, as its hours are; in UTC where there is none, or its clock stands."""
    own = home_page.focus
    return clock.today() if own is None or own.cycle.clock_stands_at else own.cycle.today()


def home(request: HttpRequest) -> HttpResponse:
    """What awaits the person across their cycles; each cycle with its stage and one next step; what is at risk."""
    home_page = home_of(team_person(request))
    today = _today(home_page)
    context = {
        "home": home_page,
        "pending": pending_of(home_page.due, today),
        "day": long_day(today),
        "stages": STAGES,
        "at_risk": _at_risk(home_page),
    }
    return render(request, "desk/home.html", context)


def team(request: HttpRequest) -> HttpResponse:
    """What somebody types, or keeps of a longer address."""
    return redirect("desk:home")


def next_thing(request: HttpRequest, kind: str) -> HttpResponse:
    """To the page of the first thing of a *kind* that awaits the person: the address of a mail that names nothing."""
    lines = home_of(team_person(request)).due
    href = next((line.href for line in lines if line.is_mine and line.due.kind == kind and line.href), "")
    return redirect(href or "desk:home")
