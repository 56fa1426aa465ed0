"""The floor's deeds from the console, one address each."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from tinkuy.dialogue.floor import actions
from tinkuy.dialogue.floor.actions import set_taking_questions
from tinkuy.dialogue.floor.desk import carried_out
from tinkuy.dialogue.floor.request import floor_or_404, or_404, webinar_or_404
from tinkuy.planning.cycles.queries.sessions import segment_at
from tinkuy.planning.request import CycleRequest, team_person

Action = Callable[..., Any]
View = Callable[..., HttpResponse]


def on_webinar(action: Action) -> View:
    @require_POST
    def view(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
        webinar = webinar_or_404(n)
        return carried_out(request, cycle, n, lambda: action(actor=team_person(request), webinar=webinar))

    return view


def on_floor(action: Action) -> View:
    @require_POST
    def view(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
        floor = floor_or_404(n)
        return carried_out(request, cycle, n, lambda: action(actor=team_person(request), floor=floor))

    return view


prepare_floor = on_webinar(actions.prepare_floor)
open_floor = on_webinar(actions.open_floor)


@require_POST
def enter_segment(request: CycleRequest, cycle: str, n: int, place: int) -> HttpResponse:
    floor = floor_or_404(n)
    segment = or_404(segment_at(floor.webinar, place))
    return carried_out(
        request, cycle, n, lambda: actions.enter_segment(actor=team_person(request), floor=floor, segment=segment)
    )


@require_POST
def extend_segment(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    floor, minutes = floor_or_404(n), _number(request, "minutes")
    return carried_out(
        request, cycle, n, lambda: actions.extend_segment(actor=team_person(request), floor=floor, minutes=minutes)
    )


@require_POST
def take_questions(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    floor, takes = floor_or_404(n), request.POST.get("takes") == "yes"
    return carried_out(
        request, cycle, n, lambda: set_taking_questions(actor=team_person(request), floor=floor, takes=takes)
    )


def _number(request: HttpRequest, name: str) -> int:
    """A small whole number of the form; 0 for anything else, which the action refuses."""
    text = request.POST.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 0
