"""The console: before, during and after a session; its moving parts; and the list of sessions that leads there."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from tinkuy.design.missing import or_404
from tinkuy.dialogue.agreements.queries import caught_in
from tinkuy.dialogue.closing.queries import open_ends_of
from tinkuy.dialogue.console.queries import readiness_of, sessions_of, takeaways
from tinkuy.dialogue.floor import channels
from tinkuy.dialogue.floor.console_pages import console_context, tab_of
from tinkuy.dialogue.floor.models import Floor
from tinkuy.dialogue.floor.parts import Context
from tinkuy.dialogue.floor.queries import floor_of, position_of
from tinkuy.dialogue.floor.rules import begins_its_cycle, is_live
from tinkuy.dialogue.floor.tickets import ticket_answer, ticket_to
from tinkuy.dialogue.floor.voices import Voice
from tinkuy.dialogue.hooks.queries import threads_of
from tinkuy.dialogue.moderation.queries import queue_of, queue_on_console
from tinkuy.dialogue.notes.parts import notes_on_console
from tinkuy.dialogue.notes.queries import notes_of
from tinkuy.dialogue.polls.models import PollState
from tinkuy.dialogue.polls.parts import polls_on_console
from tinkuy.dialogue.polls.queries import poll_for, polls_of
from tinkuy.dialogue.polls.views import write_poll
from tinkuy.dialogue.presence.queries import connected_lately
from tinkuy.dialogue.pulse.parts import pulse_on_console
from tinkuy.dialogue.questions.queries import upvotes_on_floor
from tinkuy.dialogue.screen.queries import on_screen
from tinkuy.dialogue.undoing.queries import deed_line
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.cycles.views import webinar_or_404
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.stream.queries import latest_event

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
    context = console_context(webinar, floor) | {"tab": tab_of(request), "after": after, "parts": " ".join(CONTEXTS)}
    context |= deed_line(webinar, team_person(request))
    if floor is not None and is_live(webinar):
        for context_of in CONTEXTS.values():
            context |= context_of(webinar, floor, context["tab"])
        return render(request, "dialogue/console.html", context)
    if webinar.is_held:
        return render(request, "dialogue/console_after.html", context | _after(request, webinar, floor))
    return render(request, "dialogue/console_before.html", context | _before(request, webinar, floor))


def _before(request: CycleRequest, webinar: Webinar, floor: Floor | None) -> Context:
    begins_cycle = begins_its_cycle(team_person(request), webinar)
    return {"ready": readiness_of(webinar, floor), "begins_cycle": begins_cycle}


def console_part(request: CycleRequest, cycle: str, n: int, part: str) -> HttpResponse:
    """One moving part, for the page's script; its forms carry tokens of their own."""
    if part not in CONTEXTS:
        raise Http404
    webinar = webinar_or_404(n)
    floor = or_404(floor_of(webinar))
    if not is_live(webinar):
        return HttpResponse(status=RESET)
    tab = tab_of(request)
    context = console_context(webinar, floor) | {"tab": tab, "is_part": True} | CONTEXTS[part](webinar, floor, tab)
    if part in WITH_DEEDS:
        context |= deed_line(webinar, team_person(request))
    return render(request, f"dialogue/console/{part}.html", context)


CONTEXTS: Mapping[str, Callable[[Webinar, Floor, str], Context]] = {
    "floor": lambda webinar, floor, _tab: floor_on_console(webinar, floor),
    "queue": queue_on_console,
    "poll": lambda webinar, *_rest: polls_on_console(webinar),
    "agreements": lambda webinar, *_rest: {"caught": caught_in(webinar)},
    "notes": lambda webinar, *_rest: notes_on_console(webinar),
    "pulse": lambda webinar, *_rest: pulse_on_console(webinar),
    "upvotes": lambda webinar, *_rest: {"upvotes": upvotes_on_floor(webinar)},
    "presence": lambda webinar, *_rest: {"connected": connected_lately(webinar)},
}
"""The parts that move, each by the name in its address."""

WITH_DEEDS = ("floor", "queue", "poll", "agreements")
"""Parts whose deeds the console says: they bring the line with the last ones."""


def _after(request: HttpRequest, webinar: Webinar, floor: Floor | None) -> Context:
    tab = tab_of(request) if "tab" in request.GET else LEFT
    polls = polls_of(webinar)
    return {
        "queue": queue_of(webinar, floor, tab, ()),
        "open_ends": open_ends_of(webinar, floor),
        "closed": [poll_for(poll, None, moderates=True) for poll in polls if poll.state == PollState.CLOSED],
        "notes": notes_of(webinar),
    }


@require_http_methods(["GET", "POST"])
def new_poll(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    """Empty, or with what the room may take away from the session: the rapporteur's notes to choose among."""
    return write_poll(request, n, takeaways(webinar_or_404(n)) if "takeaways" in request.GET else {})


@require_POST
def ticket(request: CycleRequest, cycle: str, n: int) -> JsonResponse:
    webinar = webinar_or_404(n)
    voice = Voice(person=team_person(request))
    return ticket_answer(ticket_to(request, webinar, voice, channels.console(webinar)))


def floor_on_console(webinar: Webinar, floor: Floor) -> Context:
    return {
        "position": position_of(webinar, floor),
        "threads": threads_of(webinar, floor),
        "on_screen": on_screen(webinar, floor),
    }
