"""The projector: one thing, readable from the last row."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render

from tinkuy.dialogue.floor.console_pages import console_context, console_form
from tinkuy.dialogue.floor.queries import floor_of, position_of
from tinkuy.dialogue.floor.request import floor_or_404
from tinkuy.dialogue.hooks.views import hook_on_floor
from tinkuy.dialogue.moderation.views import question_at
from tinkuy.dialogue.polls.views import poll_at
from tinkuy.dialogue.questions.queries import asking_countries
from tinkuy.dialogue.screen import actions
from tinkuy.dialogue.screen.queries import drawn_code, on_screen
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.cycles.views import webinar_or_404
from tinkuy.planning.request import CycleRequest
from tinkuy.planning.rules import names_country
from tinkuy.stream.queries import latest_event

PARTS = "floor queue poll"
"""What the console tells of that moves the screen: its parts all stand on one sheet."""


def screen(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    after = latest_event()
    context = _context(webinar_or_404(n)) | {"after": after, "parts": PARTS}
    return render(request, "dialogue/screen.html", context)


def screen_part(request: CycleRequest, cycle: str, n: int, part: str) -> HttpResponse:
    """The sheet anew, whichever of its parts moved."""
    if part not in PARTS.split():
        raise Http404
    return render(request, "dialogue/screen/sheet.html", _context(webinar_or_404(n)))


def _context(webinar: Webinar) -> dict[str, Any]:
    floor = floor_of(webinar)
    address = f"{settings.BASE_ADDRESS.rstrip('/')}/j/{floor.join_code}" if floor else ""
    position = position_of(webinar, floor)
    return console_context(webinar, floor) | {
        "position": position,
        "may_name": names_country(position.regime),
        "on_screen": on_screen(webinar, floor),
        "asking": asking_countries(webinar),
        "address": address.split("://")[-1],
        "code": drawn_code(f"{address}/") if address else None,
    }


def _floor(n: int) -> dict[str, Any]:
    return {"floor": floor_or_404(n)}


show_title = console_form(actions.show_title, _floor)
show_holding_slide = console_form(actions.show_holding_slide, _floor)
show_hook = console_form(actions.show_hook, hook_on_floor)
show_question = console_form(actions.show_question, lambda n, question: _floor(n) | question_at(n, question))
show_poll = console_form(actions.show_poll, lambda n, poll: _floor(n) | poll_at(n, poll))
