"""Several sessions at once."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from tinkuy.planning import actions, queries
from tinkuy.planning.forms import SeriesForm
from tinkuy.planning.request import CycleRequest, team_person

from .answer import answer

FIRST_AHEAD = timedelta(days=42)
"""Time to convene, when nothing else says when the first session is."""


def new_series(request: CycleRequest, cycle: str) -> HttpResponse:
    last = queries.webinars_in_order().last()
    zone = ZoneInfo(request.cycle.zone)
    if last:
        local = last.starts_at.astimezone(zone)
        first_day, initial = local.date() + timedelta(days=14), {"hour": local.time(), "minutes": last.minutes}
    else:
        first_day, initial = request.cycle.begins_on or request.cycle.today() + FIRST_AHEAD, {"hour": "10:00"}
    form = SeriesForm(
        request.POST or None,
        cycle=request.cycle,
        first_day=first_day,
        first_place=last.ordinal + 1 if last else 1,
        initial=initial,
    )
    return answer(
        request,
        form,
        lambda: actions.add_series(actor=team_person(request), cycle=request.cycle, **form.cleaned_data),
        "planning/series.html",
        {},
        reverse("planning:plan", args=[cycle]),
        _("The sessions are on the path."),
    )
