"""The best hour: which one is good for every invited country, on the days that come into question."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from tinkuy.core.languages import reader_language
from tinkuy.design.submitting import form_page
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import TO_COME, Webinar
from tinkuy.planning.cycles.queries import webinar_at
from tinkuy.planning.hooks.queries import path_of
from tinkuy.planning.hours import city_of, local_day
from tinkuy.planning.request import CycleRequest

from .forms import MOST_DAYS, BestHoursForm
from .queries import best_hours_of, not_well
from .weighing import Local, Start


@dataclass(frozen=True)
class HourToChoose:
    """A good start, the countries for which it is less good, and the link that takes it, for `webinar` or a new one."""

    start: Start
    others: Sequence[Local]
    webinar: Webinar | None
    href: str


def best_hours(request: CycleRequest, cycle: str) -> HttpResponse:
    """Asked by GET, so that the answer can be sent to somebody else. `session` says for which session, if for one."""
    webinar = _session(request.GET.get("session", ""))
    planned = {} if webinar else _planned(request.cycle)
    form = BestHoursForm(request.GET if "minutes" in request.GET else None, initial=_days(planned))
    context: dict[str, Any] = {"form": form, "city": city_of(request.cycle.zone), "webinar": webinar}
    if not form.is_valid():
        return form_page(request, "planning/best_hours.html", context, form)
    minutes = form.cleaned_data["minutes"]
    language = reader_language()
    hours = best_hours_of(request.cycle, form.cleaned_data["days"], minutes=minutes, language=language)
    context |= {
        "found": hours,
        "minutes": minutes,
        "best": [
            _hour_to_choose(request.cycle, webinar or planned.get(start.wall.date()), start, minutes)
            for start in hours.best
        ],
        "total": len(hours.places),
    }
    return render(request, "planning/best_hours.html", context)


def _session(written: str) -> Webinar | None:
    is_number = written.isascii() and written.isdigit() and len(written) < 4
    return webinar_at(int(written)) if is_number else None


def _planned(cycle: Cycle) -> dict[date, Webinar]:
    """The sessions to come whose hour can still be chosen, by their day in the zone of the cycle."""
    ahead = (step.webinar for step in path_of(cycle) if step.webinar.state in TO_COME)
    return {local_day(webinar.starts_at, cycle.zone): webinar for webinar in ahead}


def _days(planned: Iterable[date]) -> dict[str, date]:
    return {f"day{place}": day for place, day in enumerate(sorted(planned)[:MOST_DAYS], 1)}


def _hour_to_choose(cycle: Cycle, webinar: Webinar | None, start: Start, minutes: int) -> HourToChoose:
    """Where the hour is taken: to a new session, or to the page that moves the one that it is for."""
    if webinar is None:
        goal = reverse("planning:new_webinar", args=[cycle.slug])
    else:
        goal = reverse("convening:move", args=[cycle.slug, webinar.ordinal])
    query = {"day": f"{start.wall:%Y-%m-%d}", "hour": f"{start.wall:%H:%M}", "minutes": str(minutes)}
    return HourToChoose(start, not_well(start), webinar, f"{goal}?{urlencode(query)}")
