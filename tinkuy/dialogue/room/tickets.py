"""What a page of the room may hear of the stream: the room, one's own questions, a poll one voted in; and the numbers
that move often, unless it saves data."""

from django.http import HttpRequest
from django.utils.translation import get_language

from tinkuy.dialogue.floor import channels
from tinkuy.dialogue.floor.voices import Voice
from tinkuy.dialogue.polls.queries import PollView
from tinkuy.dialogue.polls.stream_events import voted
from tinkuy.people.signin import signin_holder
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.rules import role_holder
from tinkuy.stream.tickets import Ticket, make_ticket


def ticket_for(
    request: HttpRequest, webinar: Webinar, voice: Voice, poll: PollView | None, *, saves_data: bool = False
) -> str:
    """The ticket says which *poll* the voice has voted in, and nothing of that is stored."""
    heard = [channels.room(webinar), channels.own(voice.identity)]
    if not saves_data:
        heard.append(channels.tallies(webinar))
    if poll is not None and poll.has_voted:
        heard.append(voted(poll.poll))
    return make_ticket(Ticket(tuple(heard), _holders(request, webinar, voice), get_language() or "es"))


def _holders(request: HttpRequest, webinar: Webinar, voice: Voice) -> tuple[str, ...]:
    """By whose rights it is heard: when one of them ends, so does the stream."""
    if voice.person is not None:
        return (voice.identity, role_holder(voice.person, webinar.cycle), signin_holder(request))
    return (voice.identity, f"device:{request.device.public_id}")  # type: ignore[attr-defined]
