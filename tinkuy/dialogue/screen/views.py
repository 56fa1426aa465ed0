"""The projector: one thing, readable from the last row."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from tinkuy.dialogue.floor.desk import carried_out, frame
from tinkuy.dialogue.floor.queries.lookup import floor_of
from tinkuy.dialogue.floor.queries.position import position_of
from tinkuy.dialogue.floor.request import floor_or_404, webinar_or_404
from tinkuy.dialogue.floor.views import on_floor
from tinkuy.dialogue.hooks.views import on_hook
from tinkuy.dialogue.moderation.views import question_or_404
from tinkuy.dialogue.polls.views import poll_or_404
from tinkuy.dialogue.questions.queries.countries import countries_heard
from tinkuy.dialogue.screen import actions
from tinkuy.dialogue.screen.code import drawn_code
from tinkuy.dialogue.screen.queries import on_screen
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.request import CycleRequest, team_person
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
    return frame(webinar, floor) | {
        "position": position,
        "may_name": names_country(position.regime),
        "on_screen": on_screen(webinar, floor),
        "heard": countries_heard(webinar),
        "address": address.split("://")[-1],
        "code": drawn_code(f"{address}/") if address else None,
    }


show_title = on_floor(actions.show_title)
show_holding_slide = on_floor(actions.show_holding_slide)


show_hook = on_hook(actions.show_hook)


@require_POST
def show_question(request: CycleRequest, cycle: str, n: int, question: str) -> HttpResponse:
    row, floor = question_or_404(n, question), floor_or_404(n)
    return carried_out(
        request, cycle, n, lambda: actions.show_question(actor=team_person(request), floor=floor, question=row)
    )


@require_POST
def show_poll(request: CycleRequest, cycle: str, n: int, poll: str) -> HttpResponse:
    row, floor = poll_or_404(n, poll), floor_or_404(n)
    return carried_out(request, cycle, n, lambda: actions.show_poll(actor=team_person(request), floor=floor, poll=row))
