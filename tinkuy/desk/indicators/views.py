"""A funder's indicators: choose a period, take one workbook of all cycles that one coordinates."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django_scopes import scope

from tinkuy.core import clock
from tinkuy.core.tables.response import ENDINGS
from tinkuy.design.submitting import form_page
from tinkuy.desk.ledger.queries import Period
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.request import team_person

from .forms import PeriodForm
from .queries import CycleIndicators, cycles_to_report, indicators_of
from .workbook import indicators_workbook

PAGE = "desk/indicators.html"


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The form; this year so far is filled in."""
    today = clock.today()
    form = PeriodForm(initial={"first": date(today.year, 1, 1), "last": today})
    return render(request, PAGE, {"form": form, "cycles": cycles_to_report(team_person(request))})


@require_safe
def workbook(request: HttpRequest) -> HttpResponse:
    """The file; a period that cannot be is shown with what is wrong, and one without anything says so."""
    cycles, form = cycles_to_report(team_person(request)), PeriodForm(request.GET)
    if not form.is_valid():
        return form_page(request, PAGE, {"form": form, "cycles": cycles}, form)
    reports = [one for cycle in cycles if (one := _report(cycle, form.period)) is not None]
    if not reports:
        return render(request, PAGE, {"form": form, "cycles": cycles, "is_empty": True})
    days = f"{form.cleaned_data['first']}-{form.cleaned_data['last']}"
    headers = {"Content-Disposition": f'attachment; filename="indicators-{days}.xlsx"'}
    return HttpResponse(indicators_workbook(reports, form.period), content_type=ENDINGS["xlsx"], headers=headers)


def _report(cycle: Cycle, period: Period) -> CycleIndicators | None:
    with scope(cycle=cycle):
        return indicators_of(cycle, period)
