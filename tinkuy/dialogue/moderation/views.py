"""The moderation's deeds from the console, one address each."""

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from tinkuy.core.errors import Refused
from tinkuy.design.missing import or_404
from tinkuy.design.submitting import refuse_press, refused_page
from tinkuy.dialogue.floor.console_pages import console_context, console_form, tab_of, to_console
from tinkuy.dialogue.moderation import actions
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
answer = console_form(actions.answer_question, question_at, "answer")
reopen = console_form(actions.reopen_question, question_at)
defer = console_form(actions.defer_question, question_at)


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
        refuse_press(request, str(refusal))
    return to_console(request, n)
