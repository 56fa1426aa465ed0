"""Several sessions at once. The days offered are free in every invited country; what each day is stands beside it."""

from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import get_language, gettext as _, ngettext

from tinkuy.design.submitting import Caution, take_form
from tinkuy.planning.best_hours.queries import DayInCountries, day_in_countries, days_passed, next_free_day
from tinkuy.planning.best_hours.weighing import Place
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.cycles.queries import countries_awaiting_focal_point, invited_teams, webinars_in_order
from tinkuy.planning.request import CycleRequest, rights, team_person
from tinkuy.planning.sessions.actions.webinars import add_series
from tinkuy.planning.sessions.forms import ROWS, SeriesForm

FIRST_AHEAD = timedelta(days=42)
"""Time to convene, when nothing else says when the first session is."""
INTERVAL = timedelta(days=14)


def new_series(request: CycleRequest, cycle: str) -> HttpResponse:
    """The script asks for the page again with other days, to show what these are in each country."""
    last = webinars_in_order().last()
    places = [Place(team.country, team.zone) for team in invited_teams(request.cycle)]
    arguments: dict[str, Any] = {"cycle": request.cycle, "last": last, "days": _offered(request.cycle, last, places)}
    arguments["initial"] = _like(last, request.cycle)
    form = SeriesForm(request.POST or None, **arguments)
    preview_form = SeriesForm(request.POST or request.GET or None, **arguments)
    return take_form(
        request,
        form,
        lambda: add_series(actor=team_person(request), cycle=request.cycle, **form.cleaned_data),
        "planning/series.html",
        {"rows": list(zip(form.rows, _days_in_countries(preview_form, places, request.cycle), strict=True))},
        _next_page(request, last),
        lambda: _sentence_of_success(request.cycle, form),
    )


def _next_page(request: CycleRequest, last: Webinar | None) -> str:
    """With the first sessions of a cycle, on to its team while a country has no focal point; else back to the plan."""
    slug = [request.cycle.slug]
    if last is None and rights(request)["give_roles"] and countries_awaiting_focal_point(request.cycle):
        return reverse("planning:invite_several", args=slug) + "?plan"
    return reverse("planning:plan", args=slug)


def _offered(cycle: Cycle, last: Webinar | None, places: list[Place]) -> list[date]:
    """Two weeks apart, each pushed on by weeks while it is a holiday somewhere."""
    if last:
        day = last.starts_at.astimezone(ZoneInfo(cycle.zone)).date() + INTERVAL
    else:
        day = cycle.begins_on or cycle.today() + FIRST_AHEAD
    days: list[date] = []
    for _row in range(ROWS):
        days.append(next_free_day(day, places))
        day = days[-1] + INTERVAL
    return days


def _like(last: Webinar | None, cycle: Cycle) -> dict[str, Any]:
    if last is None:
        return {"hour": "10:00"}
    return {"hour": last.starts_at.astimezone(ZoneInfo(cycle.zone)).time(), "minutes": last.minutes}


def _days_in_countries(preview_form: SeriesForm, places: list[Place], cycle: Cycle) -> list[DayInCountries | None]:
    language = get_language() or "es"
    return [
        day_in_countries(day, starts_at, places, zone=cycle.zone, language=language) if day else None
        for day, starts_at in preview_form.days_and_starts
    ]


def _sentence_of_success(cycle: Cycle, form: SeriesForm) -> str:
    """A cycle of the past may be written down; whoever mistook the year is told."""
    passed = days_passed(cycle, [planned.starts_at for planned in form.cleaned_data["sessions"]])
    if not passed:
        return _("The sessions are on the path.")
    sentence = ngettext(
        "The sessions are on the path. This day has passed already: %(days)s.",
        "The sessions are on the path. These days have passed already: %(days)s.",
        len(passed),
    )
    return Caution(sentence % {"days": "; ".join(passed)})
