"""The moderation's deeds from the console, one address each."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from tinkuy.core.errors import Refused
from tinkuy.design.missing import or_404
from tinkuy.design.submitting import refused_page
from tinkuy.dialogue.floor.console_pages import back_to_console, console_context, console_form, tab_of, to_console
from tinkuy.dialogue.moderation import actions
from tinkuy.dialogue.moderation.actions import answer_question, defer_question
from tinkuy.dialogue.moderation.queries import questions_to_join
from tinkuy.dialogue.questions.queries import question_with_id
from tinkuy.planning.cycles.views import webinar_or_404
from tinkuy.planning.request import CycleRequest, team_person


def question_at(n: int, question: str) -> dict[str, Any]:
    return {"question": or_404(question_with_id(webinar_or_404(n), question))}


approve = console_form(actions.approve_question, question_at)
hold = console_form(actions.hold_question, question_at)
decline = console_form(actions.decline_question, question_at, "reason")
pin = console_form(actions.pin_question, question_at)
unpin = console_form(actions.unpin_question, question_at)
answer = console_form(answer_question, question_at, "answer")
defer = console_form(defer_question, question_at)


@require_POST
def redact(request: CycleRequest, cycle: str, n: int, question: str) -> HttpResponse:
    """Words that the guard still marks are named on a page that asks; there a second press publishes exactly them."""
    row = question_at(n, question)["question"]
    words = {name: request.POST.get(name, "") for name in ("text", "confirmed")}
    try:
        actions.redact_question(actor=team_person(request), question=row, **words)
    except actions.StillMarked as still:
        context = console_context(row.webinar, None) | {"question": row, "still": still, "tab": tab_of(request)}
        return refused_page(request, "dialogue/still_marked.html", context)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return to_console(request, n)


@require_http_methods(["GET", "POST"])
def merge(request: CycleRequest, cycle: str, n: int, question: str) -> HttpResponse:
    """By GET, the questions that it may be joined to; by POST, joined to the one chosen."""
    row = question_at(n, question)["question"]
    if request.method == "POST":
        into = question_with_id(row.webinar, request.POST.get("into", "")) or row
        return back_to_console(request, n, actions.merge_question, question=row, into=into)
    others = questions_to_join(row.webinar, besides=row)
    context = console_context(row.webinar, None) | {"question": row, "others": others, "tab": tab_of(request)}
    return render(request, "dialogue/merge.html", context)
