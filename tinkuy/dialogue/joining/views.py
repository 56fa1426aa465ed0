"""A question is joined to another one, or taken out again, from the console."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from tinkuy.dialogue.floor.console_pages import back_to_console, console_context, console_form, tab_of
from tinkuy.dialogue.joining import actions
from tinkuy.dialogue.moderation.queries import questions_to_join
from tinkuy.dialogue.moderation.views import question_at
from tinkuy.dialogue.questions.queries import question_with_id
from tinkuy.planning.request import CycleRequest

separate = console_form(actions.separate_question, question_at)


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
