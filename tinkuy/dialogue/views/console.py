"""The console: before, during and after a session; its moving parts; and the list of sessions that leads there."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from tinkuy.dialogue import queries, rules
from tinkuy.dialogue.models import Floor, NoteState, PollState
from tinkuy.dialogue.queries.course import number_of_sessions, readiness_of, rest_of, sessions_of
from tinkuy.dialogue.queries.heard import countries_heard
from tinkuy.dialogue.queries.moderation import queue_of
from tinkuy.dialogue.queries.on_screen import on_screen
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.request import CycleRequest
from tinkuy.stream.queries import latest_event

from .console_found import or_404, tab_of, webinar_or_404

Context = dict[str, Any]

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
    floor = queries.floor_of(webinar)
    context = frame(webinar, floor) | {"tab": tab_of(request), "after": after, "parts": PARTS}
    if floor is not None and rules.is_live(webinar):
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
    floor = or_404(queries.floor_of(webinar))
    if not rules.is_live(webinar):
        return HttpResponse(status=RESET)
    context = (
        frame(webinar, floor) | {"tab": tab_of(request), "is_part": True} | CONTEXTS[part](request, webinar, floor)
    )
    return render(request, f"dialogue/console/{part}.html", context)


def frame(webinar: Webinar, floor: Floor | None) -> Context:
    """What every page of a desk names: the session, its place, its floor."""
    return {
        "webinar": webinar,
        "cycle": webinar.cycle,
        "floor": floor,
        "sessions": number_of_sessions(),
        "main_language": webinar.cycle.main_language,
    }


def _floor(request: HttpRequest, webinar: Webinar, floor: Floor) -> Context:
    return {
        "position": queries.position_of(webinar, floor),
        "threads": queries.threads_of(webinar, floor),
        "on_screen": on_screen(webinar, floor),
    }


def _queue(request: HttpRequest, webinar: Webinar, floor: Floor) -> Context:
    heard = countries_heard(webinar)
    return {"heard": heard, "queue": queue_of(webinar, floor, tab_of(request), heard.countries)}


def _poll(request: HttpRequest, webinar: Webinar, floor: Floor) -> Context:
    """The open poll with its results from five votes on, for the moderation too: earlier ones would tell who chose."""
    polls = queries.polls_of(webinar)
    is_open = next((poll for poll in polls if poll.state == PollState.OPEN), None)
    return {
        "poll_view": queries.poll_for(is_open, None, moderates=True) if is_open else None,
        "drafts": [poll for poll in polls if poll.state == PollState.DRAFT],
        "closed": [poll for poll in polls if poll.state == PollState.CLOSED],
        "connected": queries.connected_now(webinar),
    }


def _notes(request: HttpRequest, webinar: Webinar, floor: Floor) -> Context:
    notes = queries.notes_of(webinar, NoteState.values)
    return {"notes": notes, "proposed": sum(note.state == NoteState.PROPOSED for note in notes)}


def _pulse(request: HttpRequest, webinar: Webinar, floor: Floor) -> Context:
    return {"pulse": [sign for sign in queries.pulse_counts(webinar) if sign.count]}


def _upvotes(request: HttpRequest, webinar: Webinar, floor: Floor) -> Context:
    return {"upvotes": queries.upvotes_on_floor(webinar)}


def _presence(request: HttpRequest, webinar: Webinar, floor: Floor) -> Context:
    return {"connected": queries.connected_now(webinar)}


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
    polls = queries.polls_of(webinar)
    return {
        "queue": queue_of(webinar, floor, tab, ()),
        "rest": rest_of(webinar, floor),
        "closed": [queries.poll_for(poll, None, moderates=True) for poll in polls if poll.state == PollState.CLOSED],
        "notes": queries.notes_of(webinar),
    }
