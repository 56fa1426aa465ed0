"""What the room shows, to whom: the page as a whole, and the context of its parts."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tinkuy.convening.registrations.request import registration_of
from tinkuy.core import clock
from tinkuy.dialogue.floor.models import Floor
from tinkuy.dialogue.floor.queries.lookup import floor_of, number_of_sessions
from tinkuy.dialogue.floor.queries.position import position_of
from tinkuy.dialogue.floor.rules import may_take_part
from tinkuy.dialogue.floor.voices import Voice
from tinkuy.dialogue.hooks.queries import threads_of
from tinkuy.dialogue.notes.queries import notes_of_the_room
from tinkuy.dialogue.polls.queries import open_or_last_poll, poll_for
from tinkuy.dialogue.presence.queries import countries_of_many
from tinkuy.dialogue.pulse.queries import pulse_counts
from tinkuy.dialogue.questions.queries.listing import questions_by, questions_on_floor
from tinkuy.dialogue.questions.rules import LONGEST_QUESTION
from tinkuy.dialogue.room.queries import relay_of
from tinkuy.dialogue.room.tickets import ticket_for
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.request import person_of
from tinkuy.planning.rules import may
from tinkuy.stream.queries import latest_event

Context = dict[str, Any]

TEXT = "text"
"""The value of `mode` in which the room sends text alone and asks seldom."""

FIRST_QUESTIONS = 6
LATEST_NOTES = 10


def voice_of(request: HttpRequest) -> Voice:
    """The participant whose page is open in this browser, else the person of the team who is signed in."""
    registration = registration_of(request)
    return Voice(registration=registration) if registration is not None else Voice(person=person_of(request))


def is_text(request: HttpRequest) -> bool:
    return (request.POST.get("mode") or request.GET.get("mode")) == TEXT


def room_page(
    request: HttpRequest, webinar: Webinar, *, status: int = 200, refused: str = "", typed: Context | None = None
) -> HttpResponse:
    """The live page; with *refused*, the sentence of a refusal and all that was *typed*."""
    after = latest_event()  # first: what happens while the page is made comes by the stream
    voice = voice_of(request)
    context = frame(webinar, voice) | parts_in(webinar, voice, is_text=is_text(request))
    ticket = ticket_for(request, webinar, voice, context["poll_view"], saves_data=is_text(request))
    context |= {"after": after, "ticket": ticket}
    context |= {"now": int(clock.now().timestamp()), "refused": refused, "typed": typed}
    return render(request, "dialogue/live.html", context, status=status)


def frame(webinar: Webinar, voice: Voice) -> Context:
    """What stands around the parts of each page of the room."""
    return {
        "webinar": webinar,
        "cycle": webinar.cycle,
        "sessions": number_of_sessions(),
        "may_take_part": may_take_part(voice, webinar),
        "takes_notes": may(voice.person, "take_notes", webinar.cycle),
        "proposes_notes": may(voice.person, "propose_notes", webinar.cycle),
        "longest": LONGEST_QUESTION,
    }


def parts_in(webinar: Webinar, voice: Voice, *, is_text: bool) -> Context:
    """The parts, as *voice* may see them. No part holds a token, and none but the clock depends on the moment."""
    floor = floor_of(webinar)
    questions = questions_on_floor(webinar, floor, voice)
    return common(webinar, is_text=is_text) | {
        "position": position_of(webinar, floor),
        "threads": threads_of(webinar, floor),
        "questions": questions[:FIRST_QUESTIONS],
        "questions_in_all": len(questions),
        **mine_in(webinar, voice),
        **asking_in(webinar, voice),
        **poll_in(webinar, voice),
        **pulse_in(webinar, voice),
        **_written_in(webinar, floor, is_text=is_text),
    }


def common(webinar: Webinar, *, is_text: bool = False) -> Context:
    """What each part finds in its context, as in a frame of the stream."""
    return {
        "webinar": webinar,
        "cycle": webinar.cycle,
        "main_language": webinar.cycle.main_language,
        "is_text": is_text,
    }


def mine_in(webinar: Webinar, voice: Voice) -> Context:
    return {"own": questions_by(webinar, voice)}


def asking_in(webinar: Webinar, voice: Voice) -> Context:
    """How a question would appear, sent now. Who has a name and shows it is known, whatever their country; an alias or
    a number is not, and so goes with the country by itself only where that names nobody.
    """
    is_told = voice.country in countries_of_many(webinar)
    return {
        "name": name_of(voice),
        "has_name": voice.has_name,
        "has_alias": voice.has_alias,
        "own_country": voice.country,
        "country_is_told": is_told,
        "starts_with_country": is_told or (voice.has_name and not voice.has_alias),
    }


def poll_in(webinar: Webinar, voice: Voice) -> Context:
    poll = open_or_last_poll(webinar)
    return {"poll_view": poll_for(poll, voice) if poll else None}


def pulse_in(webinar: Webinar, voice: Voice) -> Context:
    return {"pulse": pulse_counts(webinar, voice)}


def _written_in(webinar: Webinar, floor: Floor | None, *, is_text: bool) -> Context:
    """The shared notes, or in text mode the relay, which holds them."""
    if is_text:
        return {"relay": relay_of(webinar, floor)}
    notes = notes_of_the_room(webinar)
    return {"notes": notes[::-1][:LATEST_NOTES], "notes_in_all": len(notes)}


def name_of(voice: Voice) -> str:
    """What a question with a name would show."""
    if voice.registration is not None:
        return voice.registration.shown_name()
    return voice.person.name if voice.person is not None else ""
