"""A new ticket, for a page whose first one was used: the line broke, or the stream ended by itself."""

from django.http import JsonResponse
from django.views.decorators.http import require_POST

from tinkuy.planning.request import CycleRequest
from tinkuy.stream.queries import latest_event

from .console_found import room_or_404
from .hearing import ticket_for
from .room_context import is_text, poll_in, voice_of


@require_POST
def ticket(request: CycleRequest, cycle: str, n: int) -> JsonResponse:
    webinar, voice = room_or_404(n), voice_of(request)
    signed_ticket = ticket_for(
        request, webinar, voice, poll_in(webinar, voice)["poll_view"], saves_data=is_text(request)
    )
    return JsonResponse({"ticket": signed_ticket, "after": latest_event()}, status=201)
