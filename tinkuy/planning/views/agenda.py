"""The agenda of a session: its parts in order, each with minutes and regime."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from tinkuy.planning import actions, queries
from tinkuy.planning.forms import SegmentForm
from tinkuy.planning.models import Webinar
from tinkuy.planning.request import CycleRequest, team_person

from .answer import answer, segment_or_404, webinar_or_404


def agenda(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    """The parts so far, and a form that adds one at the end."""
    webinar = webinar_or_404(n)
    form = SegmentForm(request.POST or None, initial={"regime": request.cycle.default_regime, "minutes": 10})
    return answer(
        request,
        form,
        lambda: actions.add_segment(actor=team_person(request), webinar=webinar, **form.cleaned_data),
        "planning/agenda.html",
        _context(webinar),
        reverse("planning:agenda", args=[cycle, n]),
    )


def segment(request: CycleRequest, cycle: str, n: int, place: int) -> HttpResponse:
    webinar = webinar_or_404(n)
    part = segment_or_404(webinar, place)
    names = ("title", "minutes", "kind", "regime", "may_be_recorded")
    form = SegmentForm(request.POST or None, initial={name: getattr(part, name) for name in names})
    return answer(
        request,
        form,
        lambda: actions.edit_segment(actor=team_person(request), segment=part, **form.cleaned_data),
        "planning/agenda.html",
        _context(webinar) | {"editing": part},
        reverse("planning:agenda", args=[cycle, n]),
    )


@require_POST
def move_segment(request: CycleRequest, cycle: str, n: int, place: int) -> HttpResponse:
    part = segment_or_404(webinar_or_404(n), place)
    actions.move_segment(actor=team_person(request), segment=part, earlier=request.POST.get("way") == "earlier")
    return redirect("planning:agenda", cycle, n)


@require_POST
def remove_segment(request: CycleRequest, cycle: str, n: int, place: int) -> HttpResponse:
    actions.remove_segment(actor=team_person(request), segment=segment_or_404(webinar_or_404(n), place))
    return redirect("planning:agenda", cycle, n)


def _context(webinar: Webinar) -> dict[str, Any]:
    parts = list(queries.agenda_of(webinar))
    taken = sum(part.minutes for part in parts)
    return {"webinar": webinar, "parts": parts, "taken": taken, "free": max(0, webinar.minutes - taken)}
