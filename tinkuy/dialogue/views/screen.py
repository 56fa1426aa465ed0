"""The projector: one thing, readable from the last row."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render

from tinkuy.dialogue import queries
from tinkuy.dialogue.queries.heard import countries_heard
from tinkuy.dialogue.queries.on_screen import on_screen
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.request import CycleRequest
from tinkuy.planning.rules import names_country
from tinkuy.stream.queries import latest_event

from .console import frame
from .console_found import webinar_or_404
from .screen_code import drawn_code

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
    floor = queries.floor_of(webinar)
    address = f"{settings.BASE_ADDRESS.rstrip('/')}/j/{floor.join_code}" if floor else ""
    position = queries.position_of(webinar, floor)
    return frame(webinar, floor) | {
        "position": position,
        "may_name": names_country(position.regime),
        "on_screen": on_screen(webinar, floor),
        "heard": countries_heard(webinar),
        "address": address.split("://")[-1],
        "code": drawn_code(f"{address}/") if address else None,
    }
