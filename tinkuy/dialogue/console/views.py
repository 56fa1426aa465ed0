"""The console: before, during and after a session; its moving parts; and the list of sessions that leads there."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from tinkuy.dialogue.closing.queries import rest_of
from tinkuy.dialogue.console.queries import readiness_of, sessions_of
from tinkuy.dialogue.floor import channels
from tinkuy.dialogue.floor.desk import Context, frame, tab_of
from tinkuy.dialogue.floor.models import Floor
from tinkuy.dialogue.floor.queries.lookup import floor_of
from tinkuy.dialogue.floor.queries.position import position_of
from tinkuy.dialogue.floor.request import or_404, webinar_or_404
from tinkuy.dialogue.floor.rules import is_live
from tinkuy.dialogue.hooks.queries import threads_of
from tinkuy.dialogue.moderation.queries.queue import queue_of
from tinkuy.dialogue.notes.models import NoteState
from tinkuy.dialogue.notes.queries import notes_of
from tinkuy.dialogue.polls.models import PollState
from tinkuy.dialogue.polls.queries import poll_for, polls_of
from tinkuy.dialogue.presence.queries import connected_now
from tinkuy.dialogue.pulse.queries import pulse_counts
from tinkuy.dialogue.questions.queries.countries import countries_heard
from tinkuy.dialogue.questions.queries.listing import upvotes_on_floor
from tinkuy.dialogue.screen.queries import on_screen
from tinkuy.people.signin import signin_holder
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.planning.rules import role_holder
from tinkuy.stream.queries import latest_event
from tinkuy.stream.tickets import Ticket, make_ticket

PARTS = "floor queue poll notes pulse upvotes presence"
LEFT = "later"
"""The heap that the console shows first once a session has ended."""

RESET = 205
"""The session has ended, and the console with it: the script loads the page that stands there now."""


def sessions(request: CycleRequest, cycle: str) -> HttpResponse:
    """All sessions of the cycle, each with the desks that the person may open."""
    context = {
        "cycle": request.cycle,
        "sessions": sessions_of(request.cycle),
    }
    return render(request, "dialogue/sessions.html", context)


def console(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    webinar = webinar_or_404(n)
    after = latest_event()  # first: what happens while the page is made comes by the stream
    floor = floor_of(webinar)
    context = frame(webinar, floor) | {"tab": tab_of(request), "after": after, "parts": PARTS}
    if floor is not None and is_live(webinar):
        for part in PARTS.split():
            context |= CONTEXTS[part](request, webinar, floor)
        return render(request, "dialogue/console.html", context)
    if webinar.is_held:
        return render(request, "dialogue/console_after.html", context | _after(request, webinar, floor))
    return render(request, "dialogue/console_before.html", context | {"ready": readiness_of(webinar, floor)})


def console_part(request: CycleRequest, cycle: str, n: int, part: str) -> HttpResponse:
    """One moving part, for the page's script; its forms carry tokens of their own."""
    if part not in CONTEXTS:
        raise Http404
    webinar = webinar_or_404(n)
    floor = or_404(floor_of(webinar))
    if not is_live(webinar):
        return HttpResponse(status=RESET)
    context = (
        frame(webinar, floor) | {"tab": tab_of(request), "is_part": True} | CONTEXTS[part](request, webinar, floor)
    )
    return render(request, f"dialogue/console/{part}.html", context)


def _floor(request: HttpRequest, webinar: Webinar, floor: Floor) -> Context:
    return {
        "position": position_of(webinar, floor),
        "threads": threads_of(webinar, floor),
        "on_screen": on_screen(webinar, floor),
    }


def _queue(request: HttpRequest, webinar: Webinar, floor: Floor) -> Context:
    heard = countries_heard(webinar)
    return {"heard": heard, "queue": queue_of(webinar, floor, tab_of(request), heard.countries)}


def _poll(request: HttpRequest, webinar: Webinar, floor: Floor) -> Context:
    """The open poll with its results from five votes on, for the moderation too: earlier ones would tell who chose."""
    polls = polls_of(webinar)
    is_open = next((poll for poll in polls if poll.state == PollState.OPEN), None)
    return {
        "poll_view": poll_for(is_open, None, moderates=True) if is_open else None,
        "drafts": [poll for poll in polls if poll.state == PollState.DRAFT],
        "closed": [poll for poll in polls if poll.state == PollState.CLOSED],
        "connected": connected_now(webinar),
    }


def _notes(request: HttpRequest, webinar: Webinar, floor: Floor) -> Context:
    notes = notes_of(webinar, NoteState.values)
    return {"notes": notes, "proposed": sum(note.state == NoteState.PROPOSED for note in notes)}


def _pulse(request: HttpRequest, webinar: Webinar, floor: Floor) -> Context:
    return {"pulse": [sign for sign in pulse_counts(webinar) if sign.count]}


def _upvotes(request: HttpRequest, webinar: Webinar, floor: Floor) -> Context:
    return {"upvotes": upvotes_on_floor(webinar)}


def _presence(request: HttpRequest, webinar: Webinar, floor: Floor) -> Context:
    return {"connected": connected_now(webinar)}


CONTEXTS: Mapping[str, Callable[[HttpRequest, Webinar, Floor], Context]] = {
    "floor": _floor,
    "queue": _queue,
    "poll": _poll,
    "notes": _notes,
    "pulse": _pulse,
    "upvotes": _upvotes,
    "presence": _presence,
}


def _after(request: HttpRequest, webinar: Webinar, floor: Floor | None) -> Context:
    tab = tab_of(request) if "tab" in request.GET else LEFT
    polls = polls_of(webinar)
    return {
        "queue": queue_of(webinar, floor, tab, ()),
        "rest": rest_of(webinar, floor),
        "closed": [poll_for(poll, None, moderates=True) for poll in polls if poll.state == PollState.CLOSED],
        "notes": notes_of(webinar),
    }


@require_POST
def ticket(request: CycleRequest, cycle: str, n: int) -> JsonResponse:
    """It ends with the person's role in the cycle and with the sign-in session."""
    webinar, person = webinar_or_404(n), team_person(request)
    holders = (f"person:{person.pk}", role_holder(person, request.cycle), signin_holder(request))
    signed_ticket = make_ticket(Ticket((channels.console(webinar),), holders, get_language() or "es"))
    return JsonResponse({"ticket": signed_ticket, "after": latest_event()}, status=201)
