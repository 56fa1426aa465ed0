"""The ticket that lets a page of the room hear the stream: the room, one's own questions, a poll one voted in."""

from django.http import HttpRequest, JsonResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from tinkuy.dialogue import channels, queries
from tinkuy.dialogue.voices import Voice
from tinkuy.people.signin import signin_holder
from tinkuy.planning.models import Webinar
from tinkuy.planning.request import CycleRequest
from tinkuy.planning.rules import role_holder
from tinkuy.stream.queries import latest_event
from tinkuy.stream.tickets import Ticket, make_ticket

from .console_found import webinar_or_404
from .room_shown import voice_of


@require_POST
def ticket(request: CycleRequest, cycle: str, n: int) -> JsonResponse:
    made = ticket_for(request, webinar_or_404(n), voice_of(request))
    return JsonResponse({"ticket": made, "after": latest_event()}, status=201)


def ticket_for(request: HttpRequest, webinar: Webinar, voice: Voice) -> str:
    """It says which poll the voice has voted in, and nothing of that is stored."""
    heard = [channels.room(webinar), channels.own(voice.identity)]
    poll = queries.open_or_last_poll(webinar)
    if poll is not None and queries.poll_shown(poll, voice).has_voted:
        heard.append(channels.voted(poll))
    return make_ticket(Ticket(tuple(heard), _holders(request, webinar, voice), get_language() or "es"))


def _holders(request: HttpRequest, webinar: Webinar, voice: Voice) -> tuple[str, ...]:
    """By whose rights it is heard: when one of them ends, so does the stream."""
    if voice.person is not None:
        return (voice.identity, role_holder(voice.person, webinar.cycle), signin_holder(request))
    return (voice.identity, f"device:{request.device.public_id}")  # type: ignore[attr-defined]
