"""The console's deeds, one address each: find the row of this session or answer 404, call one action, go back."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from tinkuy.dialogue import actions, queries
from tinkuy.dialogue.actions.moderation import StillMarked
from tinkuy.dialogue.queries.course import rest_of
from tinkuy.dialogue.queries.moderation import counts_by_state, questions_to_join
from tinkuy.planning.cycles.queries.sessions import segment_at
from tinkuy.planning.request import CycleRequest, team_person

from .console import frame
from .console_found import (
    carried_out,
    floor_or_404,
    hook_or_404,
    or_404,
    question_or_404,
    tab_of,
    webinar_or_404,
)

Action = Callable[..., Any]
View = Callable[..., HttpResponse]


def on_webinar(action: Action) -> View:
    @require_POST
    def view(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
        webinar = webinar_or_404(n)
        return carried_out(request, cycle, n, lambda: action(actor=team_person(request), webinar=webinar))

    return view


def on_floor(action: Action) -> View:
    @require_POST
    def view(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
        floor = floor_or_404(n)
        return carried_out(request, cycle, n, lambda: action(actor=team_person(request), floor=floor))

    return view


def on_question(action: Action, *read: str) -> View:
    """The words named in *read* are taken from the form and given to the action under the same names."""

    @require_POST
    def view(request: CycleRequest, cycle: str, n: int, question: str) -> HttpResponse:
        row = question_or_404(n, question)
        words = {name: request.POST.get(name, "") for name in read}
        return carried_out(request, cycle, n, lambda: action(actor=team_person(request), question=row, **words))

    return view


def on_hook(action: Action) -> View:
    @require_POST
    def view(request: CycleRequest, cycle: str, n: int, number: int) -> HttpResponse:
        floor = floor_or_404(n)
        hook = hook_or_404(floor.webinar, number)
        return carried_out(request, cycle, n, lambda: action(actor=team_person(request), floor=floor, hook=hook))

    return view


prepare_floor = on_webinar(actions.prepare_floor)
open_floor = on_webinar(actions.open_floor)
show_title = on_floor(actions.show_title)
show_holding_slide = on_floor(actions.show_holding_slide)
approve = on_question(actions.approve_question)
hold = on_question(actions.hold_question)
decline = on_question(actions.decline_question, "reason")
pin = on_question(actions.pin_question)
unpin = on_question(actions.unpin_question)
answer = on_question(actions.answer_question, "answer")
defer = on_question(actions.defer_question)
show_hook = on_hook(actions.show_hook)
pick_up_hook = on_hook(actions.pick_up_hook)
leave_hook_open = on_hook(actions.leave_hook_open)


@require_http_methods(["GET", "POST"])
def close_floor(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    """By GET, what would be left and one button; by POST, the close."""
    webinar = webinar_or_404(n)
    if request.method == "POST":
        return carried_out(request, cycle, n, lambda: actions.close_floor(actor=team_person(request), webinar=webinar))
    floor = queries.floor_of(webinar)
    context = frame(webinar, floor) | {"rest": rest_of(webinar, floor), "counts": counts_by_state(webinar)}
    return render(request, "dialogue/close_floor.html", context)


@require_POST
def enter_segment(request: CycleRequest, cycle: str, n: int, place: int) -> HttpResponse:
    floor = floor_or_404(n)
    segment = or_404(segment_at(floor.webinar, place))
    return carried_out(
        request, cycle, n, lambda: actions.enter_segment(actor=team_person(request), floor=floor, segment=segment)
    )


@require_POST
def extend_segment(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    floor, minutes = floor_or_404(n), _number(request, "minutes")
    return carried_out(
        request, cycle, n, lambda: actions.extend_segment(actor=team_person(request), floor=floor, minutes=minutes)
    )


@require_POST
def take_questions(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    floor, takes = floor_or_404(n), request.POST.get("takes") == "yes"
    return carried_out(
        request, cycle, n, lambda: actions.set_taking_questions(actor=team_person(request), floor=floor, takes=takes)
    )


@require_http_methods(["GET", "POST"])
def merge(request: CycleRequest, cycle: str, n: int, question: str) -> HttpResponse:
    """By GET, the questions that it may be joined to; by POST, joined to the one chosen."""
    row = question_or_404(n, question)
    if request.method == "POST":
        into = queries.question_with_id(row.webinar, request.POST.get("into", "")) or row
        return carried_out(
            request, cycle, n, lambda: actions.merge_question(actor=team_person(request), question=row, into=into)
        )
    context = frame(row.webinar, queries.floor_of(row.webinar)) | {
        "question": row,
        "others": questions_to_join(row.webinar, besides=row),
        "tab": tab_of(request),
    }
    return render(request, "dialogue/merge.html", context)


@require_POST
def redact(request: CycleRequest, cycle: str, n: int, question: str) -> HttpResponse:
    """Words that the guard still marks are named on a page that asks; there a second press publishes exactly them."""
    try:
        return _with_other_words(request, cycle, n, question)
    except StillMarked as still:
        row = question_or_404(n, question)
        context = frame(row.webinar, queries.floor_of(row.webinar)) | {"question": row, "still": still}
        return render(request, "dialogue/still_marked.html", context | {"tab": tab_of(request)}, status=422)


_with_other_words = on_question(actions.redact_question, "text", "confirmed")


@require_POST
def show_question(request: CycleRequest, cycle: str, n: int, question: str) -> HttpResponse:
    row, floor = question_or_404(n, question), floor_or_404(n)
    return carried_out(
        request, cycle, n, lambda: actions.show_question(actor=team_person(request), floor=floor, question=row)
    )


def _number(request: HttpRequest, name: str) -> int:
    """A small whole number of the form; 0 for anything else, which the action refuses."""
    text = request.POST.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 0
