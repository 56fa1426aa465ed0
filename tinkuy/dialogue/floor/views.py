"""The floor's deeds from the console, one address each."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from tinkuy.design.missing import or_404
from tinkuy.dialogue.floor import actions
from tinkuy.dialogue.floor.console_pages import back_to_console, console_form
from tinkuy.dialogue.floor.request import floor_or_404
from tinkuy.planning.cycles.queries import segment_at
from tinkuy.planning.cycles.views import webinar_or_404
from tinkuy.planning.request import CycleRequest


def _webinar(n: int) -> dict[str, Any]:
    return {"webinar": webinar_or_404(n)}


def _segment(n: int, place: int) -> dict[str, Any]:
    floor = floor_or_404(n)
    return {"floor": floor, "segment": or_404(segment_at(floor.webinar, place))}


prepare_floor = console_form(actions.prepare_floor, _webinar)
open_floor = console_form(actions.open_floor, _webinar)
enter_segment = console_form(actions.enter_segment, _segment)


@require_POST
def extend_segment(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    return back_to_console(
        request, n, actions.extend_segment, floor=floor_or_404(n), minutes=_number(request, "minutes")
    )


@require_POST
def take_questions(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    takes = request.POST.get("takes") == "yes"
    return back_to_console(request, n, actions.set_taking_questions, floor=floor_or_404(n), takes=takes)


def _number(request: HttpRequest, name: str) -> int:
    """A small whole number of the form; 0 for anything else, which the action refuses."""
    text = request.POST.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 0
