from django.http import HttpResponse
from django.shortcuts import render

from tinkuy.planning.cycles.views import webinar_or_404
from tinkuy.planning.request import CycleRequest, rights
from tinkuy.planning.sessions.actions.hours import hours_before_correction

from .left_open import left_open_by
from .ratings import rating_of
from .steps import steps_after


def after_session(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    webinar = webinar_or_404(n)
    steps = steps_after(webinar, rights(request))
    began, ended = webinar.window
    context = {
        "webinar": webinar,
        "began": began,
        "ended": ended,
        "minutes": round((ended - began).total_seconds() / 60),
        "former": hours_before_correction(webinar),
        "steps": steps,
        "left_open": left_open_by(webinar),
        "rating": rating_of(webinar) if webinar.is_held else None,
        "next": next((step for step in steps if step.is_due), None),
    }
    return render(request, "desk/after_session.html", context)
