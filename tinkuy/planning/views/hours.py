"""The best hour: which one is good for every invited country, on the days that come into question."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language

from tinkuy.planning import queries
from tinkuy.planning.best_hours import Start
from tinkuy.planning.forms import BestHoursForm
from tinkuy.planning.hours import city_of
from tinkuy.planning.models import Webinar
from tinkuy.planning.request import CycleRequest


def best_hours(request: CycleRequest, cycle: str) -> HttpResponse:
    """Asked by GET, so that the answer can be sent to somebody else. `session` says for which session, if for one."""
    form = BestHoursForm(request.GET if "minutes" in request.GET else None)
    webinar = _session(request.GET.get("session", ""))
    context: dict[str, Any] = {"form": form, "city": city_of(request.cycle.zone), "webinar": webinar}
    if not form.is_valid():
        return render(request, "planning/best_hours.html", context, status=400 if form.errors else 200)
    minutes = form.cleaned_data["minutes"]
    language = get_language() or settings.LANGUAGE_CODE
    found = queries.best_hours_of(request.cycle, form.cleaned_data["days"], minutes=minutes, language=language)
    goal = _goal(cycle, webinar)
    context |= {
        "found": found,
        "minutes": minutes,
        "best": [(start, queries.not_well(start), _link(goal, start, minutes)) for start in found.best],
        "total": len(found.places),
    }
    return render(request, "planning/best_hours.html", context)


def _session(written: str) -> Webinar | None:
    is_number = written.isascii() and written.isdigit() and len(written) < 4
    return queries.webinar_at(int(written)) if is_number else None


def _goal(cycle: str, webinar: Webinar | None) -> str:
    """Where an hour is taken: to a new session, or to the page that moves one."""
    if webinar is None:
        return reverse("planning:new_webinar", args=[cycle])
    return reverse("convening:move", args=[cycle, webinar.ordinal])


def _link(goal: str, start: Start, minutes: int) -> str:
    query: dict[str, str] = {"day": f"{start.wall:%Y-%m-%d}", "hour": f"{start.wall:%H:%M}", "minutes": str(minutes)}
    return f"{goal}?{urlencode(query)}"
