"""After a session: that it was held, and what was said."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.urls import reverse

from tinkuy.design.submitting import take_form
from tinkuy.planning.cycles.views.or_404 import webinar_or_404
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.planning.sessions.actions.holding import hold_webinar, summarise_webinar
from tinkuy.planning.sessions.forms.holding import HoldForm, SummaryForm
from tinkuy.planning.states import fingerprint_of


def hold(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    webinar = webinar_or_404(n)
    local = webinar.starts_at.astimezone(ZoneInfo(request.cycle.zone))
    initial = {"day": local.date(), "began": local.time(), "minutes": webinar.minutes}
    form = HoldForm(request.POST or None, zone=request.cycle.zone, initial=initial)

    def deed() -> None:
        began = form.cleaned_data["started_at"]
        ended = began + timedelta(minutes=form.cleaned_data["minutes"])
        hold_webinar(actor=team_person(request), webinar=webinar, started_at=began, ended_at=ended)

    return take_form(
        request, form, deed, "planning/hold.html", {"webinar": webinar}, reverse("planning:summary", args=[cycle, n])
    )


def summary(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    webinar = webinar_or_404(n)
    read_as = fingerprint_of(webinar)
    form = SummaryForm(
        request.POST or None, first_language=request.cycle.main_language, initial={"summary": webinar.summary}
    )
    return take_form(
        request,
        form,
        lambda: summarise_webinar(actor=team_person(request), webinar=webinar, read_as=read_as, **form.cleaned_data),
        "planning/summary.html",
        {"webinar": webinar},
        reverse("planning:plan", args=[cycle]),
    )
