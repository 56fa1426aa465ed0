"""Tickets to the stream: which channels a page may hear, and by whose rights. When a right ends, so does the stream."""

from django.http import HttpRequest, JsonResponse
from django.utils.translation import get_language

from tinkuy.dialogue.floor.voices import Voice
from tinkuy.people.signin import signin_holder
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.rules import role_holder
from tinkuy.stream.queries import latest_event
from tinkuy.stream.tickets import Ticket, make_ticket


def ticket_to(request: HttpRequest, webinar: Webinar, voice: Voice, *channels: str) -> str:
    return make_ticket(Ticket(channels, _holders(request, webinar, voice), get_language() or "es"))


def ticket_answer(ticket: str) -> JsonResponse:
    """For a page whose first ticket was used: the line broke, or the stream ended by itself."""
    return JsonResponse({"ticket": ticket, "after": latest_event()}, status=201)


def _holders(request: HttpRequest, webinar: Webinar, voice: Voice) -> tuple[str, ...]:
    """The role in the cycle and the sign-in session of the team; the device of a participant."""
    if voice.person is not None:
        return (voice.identity, role_holder(voice.person, webinar.cycle), signin_holder(request))
    return (voice.identity, f"device:{request.device.public_id}")  # type: ignore[attr-defined]
