"""What the room shows, to whom: the page as a whole, the context of its parts, and what it hears of the stream."""

import hashlib
from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from tinkuy.core import clock
from tinkuy.dialogue.floor import channels
from tinkuy.dialogue.floor.models import Floor
from tinkuy.dialogue.floor.parts import Context, Frame, part_in_frame, session_context
from tinkuy.dialogue.floor.queries import floor_of, number_of_sessions, position_of
from tinkuy.dialogue.floor.rules import may_take_part
from tinkuy.dialogue.floor.tickets import ticket_to
from tinkuy.dialogue.floor.voices import Voice
from tinkuy.dialogue.hooks.queries import threads_of
from tinkuy.dialogue.notes.parts import notes_in_room
from tinkuy.dialogue.polls.parts import polls_in_room
from tinkuy.dialogue.polls.queries import PollView
from tinkuy.dialogue.polls.stream_events import voted
from tinkuy.dialogue.pulse.parts import pulse_in_room
from tinkuy.dialogue.questions.parts import asking_in_room, own_questions_in_room, questions_in_room
from tinkuy.people.countries import zone_of
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.rules import may
from tinkuy.stream.queries import latest_event

from .queries import next_session, relay_of
from .request import is_text, voice_of, whose_page


def room_page(
    request: HttpRequest, webinar: Webinar, *, status: int = 200, refused: str = "", typed: Context | None = None
) -> HttpResponse:
    """The live page; with *refused*, the sentence of a refusal and all that was *typed*."""
    after = latest_event()  # first: what happens while the page is made comes by the stream
    voice = voice_of(request)
    context = room_context(webinar, voice) | parts_in_room(webinar, voice, is_text=is_text(request))
    if context["position"].place == context["position"].total:
        context["next"] = next_session(webinar, voice)
    ticket = room_ticket(request, webinar, voice, context["poll_view"])
    context |= {"after": after, "ticket": ticket}
    context |= {"now": int(clock.now().timestamp()), "refused": refused, "typed": typed}
    return render(request, "dialogue/live.html", context, status=status)


def room_ticket(request: HttpRequest, webinar: Webinar, voice: Voice, poll: PollView | None) -> str:
    """The room, one's own questions, the poll one voted in, of which nothing is stored; and the numbers that move
    often, unless the page saves data.
    """
    audible = [channels.room(webinar), channels.own(voice.identity)]
    if not is_text(request):
        audible.append(channels.tallies(webinar))
    if poll is not None and poll.has_voted:
        audible.append(voted(poll.poll))
    return ticket_to(request, webinar, voice, *audible)


def room_context(webinar: Webinar, voice: Voice) -> Context:
    """What stands around the parts of each page of the room."""
    return session_context(webinar) | {
        "sessions": number_of_sessions(),
        "may_take_part": may_take_part(voice, webinar),
        "whose": whose_page(voice),
        "zone": zone_of(voice.country, webinar.cycle.zone),
        "takes_notes": may(voice.person, "take_notes", webinar.cycle),
        "proposes_notes": may(voice.person, "propose_notes", webinar.cycle),
    }


def parts_in_room(webinar: Webinar, voice: Voice, *, is_text: bool) -> Context:
    """The parts, as *voice* may see them. No part holds a token, and none but the clock depends on the moment."""
    floor = floor_of(webinar)
    return session_context(webinar) | {
        "is_text": is_text,
        **place_in_room(webinar, floor),
        **questions_in_room(webinar, floor, voice),
        **own_questions_in_room(webinar, voice),
        **asking_in_room(webinar, voice),
        **polls_in_room(webinar, voice),
        **pulse_in_room(webinar, voice),
        **({"relay": relay_of(webinar, floor)} if is_text else notes_in_room(webinar)),
    }


def place_in_room(webinar: Webinar, floor: Floor | None) -> Context:
    """Where the agenda stands, and the threads."""
    return {"position": position_of(webinar, floor), "threads": threads_of(webinar, floor)}


def floor_frame(webinar: Webinar, _subject: str) -> str:
    context = place_in_room(webinar, floor_of(webinar))
    return part_in_frame("position", webinar, context) + part_in_frame("thread", webinar, context)


FRAMES: Mapping[str, Frame] = {"floor": floor_frame}


PARTS = (
    "position",
    "thread",
    "pulse",
    "questions",
    "all_questions",
    "mine",
    "question_preview",
    "poll",
    "agenda",
    "jump",
)
WITH_NOTES, AS_TEXT = (*PARTS, "notes"), (*PARTS, "mode", "relay")
LENGTH = 8
"""Letters of a fingerprint: a change that hits the same one of 4 billion is seen with the next change."""


def moving_parts(request: HttpRequest, context: Context) -> HttpResponse:
    """304 while nothing has changed."""
    names = AS_TEXT if context["is_text"] else WITH_NOTES
    parts = [render_to_string(f"dialogue/parts/{name}.html", context) for name in names]
    fingerprints = [hashlib.sha256(part.encode()).hexdigest()[:LENGTH] for part in parts]
    held_by_page = _fingerprints_of_page(request, len(names))
    changed = [part for part, own, theirs in zip(parts, fingerprints, held_by_page, strict=True) if own != theirs]
    response = HttpResponse("".join(changed)) if changed else HttpResponse(status=304)
    response["ETag"] = f'"{".".join(fingerprints)}"'
    return response


def _fingerprints_of_page(request: HttpRequest, number: int) -> list[str]:
    """What the page says that it has of each part; of another kind of page, or none, it has nothing."""
    fingerprints = request.headers.get("If-None-Match", "").strip().removeprefix("W/").strip('"').split(".")
    return fingerprints if len(fingerprints) == number else [""] * number
