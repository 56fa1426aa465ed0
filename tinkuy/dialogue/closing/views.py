"""The page that closes a session."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from tinkuy.dialogue.closing.actions import closing
from tinkuy.dialogue.closing.queries import rest_of
from tinkuy.dialogue.floor.desk import carried_out, frame
from tinkuy.dialogue.floor.queries.lookup import floor_of
from tinkuy.dialogue.floor.request import webinar_or_404
from tinkuy.dialogue.moderation.queries.queue import counts_by_state
from tinkuy.planning.request import CycleRequest, team_person


@require_http_methods(["GET", "POST"])
def close_floor(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    """By GET, what would be left and one button; by POST, the close."""
    webinar = webinar_or_404(n)
    if request.method == "POST":
        return carried_out(request, cycle, n, lambda: closing.close_floor(actor=team_person(request), webinar=webinar))
    floor = floor_of(webinar)
    context = frame(webinar, floor) | {"rest": rest_of(webinar, floor), "counts": counts_by_state(webinar)}
    return render(request, "dialogue/close_floor.html", context)
