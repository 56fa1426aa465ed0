"""The moderation's deeds from the console, one address each."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from tinkuy.dialogue.floor.desk import carried_out, frame, tab_of
from tinkuy.dialogue.floor.queries.lookup import floor_of
from tinkuy.dialogue.floor.request import or_404, webinar_or_404
from tinkuy.dialogue.floor.views import Action, View
from tinkuy.dialogue.moderation.actions.answering import answer_question, defer_question
from tinkuy.dialogue.moderation.actions.deciding import (
    StillMarked,
    approve_question,
    decline_question,
    hold_question,
    merge_question,
    pin_question,
    redact_question,
    unpin_question,
)
from tinkuy.dialogue.moderation.queries.queue import questions_to_join
from tinkuy.dialogue.questions.models import Question
from tinkuy.dialogue.questions.queries.listing import question_with_id
from tinkuy.planning.request import CycleRequest, team_person


def question_or_404(n: int, public_id: str) -> Question:
    return or_404(question_with_id(webinar_or_404(n), public_id))


def on_question(action: Action, *read: str) -> View:
    """The words named in *read* are taken from the form and given to the action under the same names."""

    @require_POST
    def view(request: CycleRequest, cycle: str, n: int, question: str) -> HttpResponse:
        row = question_or_404(n, question)
        words = {name: request.POST.get(name, "") for name in read}
        return carried_out(request, cycle, n, lambda: action(actor=team_person(request), question=row, **words))

    return view


approve = on_question(approve_question)
hold = on_question(hold_question)
decline = on_question(decline_question, "reason")
pin = on_question(pin_question)
unpin = on_question(unpin_question)
answer = on_question(answer_question, "answer")
defer = on_question(defer_question)


@require_POST
def redact(request: CycleRequest, cycle: str, n: int, question: str) -> HttpResponse:
    """Words that the guard still marks are named on a page that asks; there a second press publishes exactly them."""
    row = question_or_404(n, question)
    words = {name: request.POST.get(name, "") for name in ("text", "confirmed")}
    try:
        return carried_out(
            *(request, cycle, n),
            lambda: redact_question(actor=team_person(request), question=row, **words),
            answered_by_caller=StillMarked,
        )
    except StillMarked as still:
        context = frame(row.webinar, floor_of(row.webinar)) | {"question": row, "still": still}
        return render(request, "dialogue/still_marked.html", context | {"tab": tab_of(request)}, status=422)


@require_http_methods(["GET", "POST"])
def merge(request: CycleRequest, cycle: str, n: int, question: str) -> HttpResponse:
    """By GET, the questions that it may be joined to; by POST, joined to the one chosen."""
    row = question_or_404(n, question)
    if request.method == "POST":
        into = question_with_id(row.webinar, request.POST.get("into", "")) or row
        return carried_out(
            request, cycle, n, lambda: merge_question(actor=team_person(request), question=row, into=into)
        )
    context = frame(row.webinar, floor_of(row.webinar)) | {
        "question": row,
        "others": questions_to_join(row.webinar, besides=row),
        "tab": tab_of(request),
    }
    return render(request, "dialogue/merge.html", context)
