"""Correcting the real hours of a session, in two steps: what it does is read first."""

from datetime import timedelta
from http import HTTPStatus
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.attendance.real_hours.budget import spend_look
from tinkuy.attendance.real_hours.effect import Effect, Hours, effect_of
from tinkuy.attendance.real_hours.forms import RealHoursForm
from tinkuy.core.errors import Refused
from tinkuy.design.submitting import form_page, refuse, submitted
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.cycles.views import webinar_or_404
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.planning.rules import may
from tinkuy.planning.sessions.actions.hours import (
    correct_hours,
    demand_hours,
    hours_before_correction,
    take_back_correction,
)


def page(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    webinar = webinar_or_404(n)
    form = RealHoursForm(request.POST or None, zone=request.cycle.zone, initial=_initial(webinar))
    context: dict[str, Any] = {"webinar": webinar, "form": form, "former": hours_before_correction(webinar)}
    if request.method == "POST" and form.is_valid() and not (form.is_read and _is_sure(request, webinar, form)):
        return _with_effect(request, webinar, form, context)

    def deed() -> Webinar:
        began, ended = _hours(form)
        return correct_hours(actor=team_person(request), webinar=webinar, started_at=began, ended_at=ended)

    if not submitted(request, form, deed):
        return form_page(request, "attendance/real_hours.html", context, form)
    if hours_before_correction(webinar_or_404(n)):
        messages.success(request, _("The hours are corrected: attendance is counted within them."))
    else:
        messages.success(request, _("The former hours are back."))
    return redirect("desk:after_session", cycle, n)


@require_POST
def take_back(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    take_back_correction(actor=team_person(request), webinar=webinar_or_404(n))
    messages.success(request, _("The former hours are back."))
    return redirect("desk:after_session", cycle, n)


def _with_effect(request: CycleRequest, webinar: Webinar, form: RealHoursForm, context: dict[str, Any]) -> HttpResponse:
    hours = _hours(form)
    try:
        spend_look(team_person(request))
    except Refused as refusal:
        refuse(form, refusal)
        response = form_page(request, "attendance/real_hours.html", context, form)
        response.status_code = HTTPStatus.TOO_MANY_REQUESTS
        return response
    try:
        demand_hours(webinar, *hours)
    except Refused as refusal:
        refuse(form, refusal)
    else:
        effect = effect_of(request.cycle, webinar, hours)
        sees_persons = may(team_person(request), "match_attendance", request.cycle)
        needs_box = _needs_box(effect, sees_persons=sees_persons)
        context |= {"effect": effect, "read": form.written(form.cleaned_data)}
        context |= {"sees_persons": sees_persons, "needs_box": needs_box}
        if form.is_read and needs_box:
            form.add_error("confirmed", _("Tick this box if these really are the hours; nothing was saved."))
    return form_page(request, "attendance/real_hours.html", context, form)


def _needs_box(effect: Effect, *, sees_persons: bool) -> bool:
    """Who does not read how many attended is not told by the box either."""
    return effect.is_far_from_planned or (sees_persons and effect.loses_many)


def _is_sure(request: CycleRequest, webinar: Webinar, form: RealHoursForm) -> bool:
    """Whether these hours, which were read, need no box or have it ticked."""
    if form.cleaned_data["confirmed"] or not webinar.is_held:
        return True
    sees_persons = may(team_person(request), "match_attendance", request.cycle)
    return not _needs_box(effect_of(request.cycle, webinar, _hours(form)), sees_persons=sees_persons)


def _hours(form: RealHoursForm) -> Hours:
    began = form.cleaned_data["started_at"]
    return began, began + timedelta(minutes=form.cleaned_data["minutes"])


def _initial(webinar: Webinar) -> dict[str, Any]:
    began, ended = webinar.window
    local = began.astimezone(ZoneInfo(webinar.cycle.zone))
    return {
        "day": local.date(),
        "began": local.time(),
        "minutes": max(1, round((ended - began) / timedelta(minutes=1))),
    }
