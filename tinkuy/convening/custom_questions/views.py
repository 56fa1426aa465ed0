"""The pages on which the team writes what its cycle asks of its own."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.http import require_POST

from tinkuy.core.deeds import prepares
from tinkuy.core.languages import reader_language
from tinkuy.core.tables.response import download
from tinkuy.design.missing import or_404
from tinkuy.design.submitting import form_page, submitted, take_form
from tinkuy.planning.request import CycleRequest, team_person

from . import actions
from .forms import QuestionForm, TakeAnswersForm
from .models import RegistrationQuestion
from .queries import answer_summaries, question_at
from .table import answer_table

PAGE = "convening/question_form.html"
SAVED = gettext_lazy("The question is saved.")
FIELDS = ("kind", "label", "purpose", "options", "is_required", "keeps_days")


def new(request: CycleRequest, cycle: str) -> HttpResponse:
    initial = {"kind": "text", "keeps_days": request.cycle.keeps_days}
    form = QuestionForm(request.POST or None, cycle=request.cycle, initial=initial)

    def add() -> None:
        actions.add_question(actor=team_person(request), cycle=request.cycle, **form.cleaned_data)

    return take_form(request, form, add, PAGE, {"question": None}, _page(cycle), SAVED)


def edit(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    question = _question_or_404(public_id)
    initial = {name: getattr(question, name) for name in FIELDS}
    form = QuestionForm(request.POST or None, cycle=request.cycle, initial=initial, row=question.public_id)

    def write() -> None:
        actions.edit_question(actor=team_person(request), registration_question=question, **form.cleaned_data)

    return take_form(request, form, write, PAGE, {"question": question}, _page(cycle), SAVED)


@require_POST
def remove(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    actions.remove_question(actor=team_person(request), registration_question=_question_or_404(public_id))
    messages.success(request, _("The question is removed, and its answers are erased."))
    return redirect(_page(cycle))


@prepares
def take_answers(request: CycleRequest, cycle: str) -> HttpResponseBase:
    """What was answered, and never by whom; for a reason, as a file."""
    form = TakeAnswersForm(request.POST or None)
    done = submitted(
        request,
        form,
        lambda: actions.take_answers(
            actor=team_person(request), cycle=request.cycle, reason=form.cleaned_data["reason"]
        ),
    )
    summaries = answer_summaries(request.cycle, reader_language())
    if done:
        return download(answer_table(summaries, reader_language()), f"{cycle}-answers", form.cleaned_data["ending"])
    return form_page(request, "convening/answers.html", {"form": form, "summaries": summaries}, form)


def _page(cycle: str) -> str:
    return reverse("convening:registration", args=[cycle])


def _question_or_404(public_id: str) -> RegistrationQuestion:
    return or_404(question_at(public_id))
