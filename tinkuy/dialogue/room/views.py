"""The address to type, which leads to a room; and its live page: before the session, while it goes on, afterwards."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tinkuy.convening.participant_page.pages import PARTICIPANT_PAGES
from tinkuy.convening.registrations.request import registration_of
from tinkuy.core import clock
from tinkuy.core.letters import typed_code
from tinkuy.dialogue.floor.queries import floor_of, floor_with_code, invited_countries, position_of
from tinkuy.dialogue.floor.request import room_or_404
from tinkuy.dialogue.floor.rules import is_live
from tinkuy.dialogue.floor.tickets import ticket_answer
from tinkuy.dialogue.hooks.queries import threads_of
from tinkuy.dialogue.polls.models import PollState
from tinkuy.dialogue.polls.parts import polls_in_room
from tinkuy.dialogue.polls.queries import poll_for, polls_of
from tinkuy.dialogue.presence.actions import remember_arrival
from tinkuy.dialogue.questions.queries import promised_in, questions_by, questions_on_floor
from tinkuy.dialogue.questions.rules import may_ask_in_writing
from tinkuy.own_pages.request import browser_in
from tinkuy.planning.cycles.models.cycle import Cycle, Regime
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.cycles.queries import agenda_of
from tinkuy.planning.hours import hours_by_city
from tinkuy.planning.request import CycleRequest, person_of
from tinkuy.planning.rules import may
from tinkuy.stream.queries import latest_event

from .context import moving_parts, parts_in_room, room_context, room_page, room_ticket
from .queries import next_session, session_record, threads_left_open
from .request import demand_place, has_place, is_text, voice_of

LONGEST_CODE = 20


@require_safe
def enter_code(request: HttpRequest) -> HttpResponse:
    """Where a code is typed; what was typed leads to its address."""
    code = typed_code(request.GET.get("code", ""))[:LONGEST_CODE]
    return redirect("dialogue:join", code.upper()) if code else _code_page(request)


def _code_page(request: HttpRequest, *, wrong: str = "", status: int = 200) -> HttpResponse:
    return render(request, "dialogue/enter_code.html", {"wrong": wrong, "longest": LONGEST_CODE}, status=status)


@require_safe
def join(request: HttpRequest, code: str) -> HttpResponse:
    """To the room, for who may see it; others register first. A cycle that is not announced has no codes."""
    floor = floor_with_code(code)
    if floor is None:
        return _code_page(request, wrong=code[:LONGEST_CODE], status=404)
    if _is_of(request, floor.cycle):
        return redirect("dialogue:live", floor.cycle.slug, floor.webinar.ordinal)
    return redirect("convening:register", floor.cycle.slug)


def _is_of(request: HttpRequest, cycle: Cycle) -> bool:
    return browser_in(PARTICIPANT_PAGES, request, cycle) is not None or may(person_of(request), "see_the_room", cycle)


AFTER = "Tinkuy-After"
"""The header that says which event the parts hold already: the stream goes on from there."""


@require_safe
def live(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    webinar = room_or_404(n)
    if not has_place(request, webinar):
        messages.warning(
            request, _("This session is full and you have no place in it. If one is freed, we write to you.")
        )
        return redirect("convening:me", cycle)
    if is_live(webinar):
        _note_presence(request, webinar)
        return room_page(request, webinar)
    return _after(request, webinar) if webinar.is_held else _before(request, webinar)


@require_safe
def parts(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    """What moved, for a page that asks again; 304 while nothing has changed."""
    webinar = room_or_404(n)
    demand_place(request, webinar)
    after = latest_event()
    if is_live(webinar):
        _note_presence(request, webinar)
    answer = moving_parts(request, parts_in_room(webinar, voice_of(request), is_text=is_text(request)))
    answer["Cache-Control"], answer[AFTER] = "private, no-store", str(after)
    return answer


@require_safe
def questions(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    """All that the room reads, with the support of each."""
    webinar, voice = room_or_404(n), voice_of(request)
    demand_place(request, webinar)
    floor = floor_of(webinar)
    context = room_context(webinar, voice) | {
        "questions": questions_on_floor(webinar, floor, voice),
        "position": position_of(webinar, floor),
        "is_text": is_text(request),
    }
    return render(request, "dialogue/questions.html", context)


def _before(request: CycleRequest, webinar: Webinar) -> HttpResponse:
    after = latest_event()
    minutes = int((webinar.starts_at - clock.now()).total_seconds()) // 60
    context = room_context(webinar, voice_of(request))
    context |= {
        "hours": hours_by_city(webinar.starts_at, invited_countries(), context["zone"]),
        "threads": threads_of(webinar, None),
        "minutes_left": minutes,
        "hours_left": minutes // 60,
        "days_left": minutes // (24 * 60),
        "after": after,
    }
    return render(request, "dialogue/before.html", context)


def _after(request: CycleRequest, webinar: Webinar) -> HttpResponse:
    """What it left: the record minute by minute, the polls whose results were shown, one's own questions."""
    voice = voice_of(request)
    closed = [poll for poll in polls_of(webinar) if poll.state == PollState.CLOSED and poll.is_revealed]
    context = room_context(webinar, voice) | {
        "has_closed_part": any(part.regime == Regime.CLOSED for part in agenda_of(webinar)),
        "record": session_record(webinar, floor_of(webinar)),
        "polls": [poll_for(poll, None) for poll in closed],
        "own": questions_by(webinar, voice),
        "left_open": threads_left_open(webinar),
        "promised": promised_in(webinar),
        "next": next_session(webinar, voice),
    }
    context["may_ask"] = context["may_take_part"] and may_ask_in_writing(webinar)
    return render(request, "dialogue/after.html", context)


def _note_presence(request: CycleRequest, webinar: Webinar) -> None:
    """Who opens the page, or asks it again, is here (D13)."""
    registration = registration_of(request)
    if registration is not None:
        remember_arrival(webinar, registration)


@require_POST
def ticket(request: CycleRequest, cycle: str, n: int) -> JsonResponse:
    webinar, voice = room_or_404(n), voice_of(request)
    demand_place(request, webinar)
    return ticket_answer(room_ticket(request, webinar, voice, polls_in_room(webinar, voice)["poll_view"]))
