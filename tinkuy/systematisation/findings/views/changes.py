"""A change that a country asks for, or its objection: taken into the words by one press, or answered."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.core.errors import Refused
from tinkuy.core.word_diff import word_diff
from tinkuy.design.faults import refuse
from tinkuy.people.countries import country_name
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.planning.rules import may
from tinkuy.systematisation.evidence.models.finding import Validation
from tinkuy.systematisation.evidence.queries import lookup
from tinkuy.systematisation.findings.actions import changes
from tinkuy.systematisation.findings.actions.changes import accept_change
from tinkuy.systematisation.findings.forms import WordsForm, words_of
from tinkuy.systematisation.rounds.forms import ChangeAnswerForm

from .writing import words_form, written


def change(request: CycleRequest, cycle: str, validation: int) -> HttpResponse:
    """The difference, and the words with the change in them, ready to be taken in or edited further."""
    validation_row = get_object_or_404(lookup.validations(), pk=validation)
    form = _words(request, validation_row)
    if request.method == "POST" and form.is_valid():
        if form.conflicts:
            return _page(request, validation_row, form, status=422)
        try:
            accept_change(
                actor=team_person(request), validation=validation_row, **written(form, validation_row.finding)
            )
        except Refused as refusal:
            refuse(form, refusal)
        else:
            words = {"country": country_name(validation_row.country), "label": validation_row.finding.label}
            messages.success(
                request, _("The change of %(country)s is in %(label)s. The countries quoted are asked again.") % words
            )
            return redirect("systematisation:finding", cycle, validation_row.finding.public_id)
    return _page(request, validation_row, form, status=422 if form.errors else 200)


@require_POST
def answer_change(request: CycleRequest, cycle: str, validation: int) -> HttpResponse:
    """The words stay; the country reads why."""
    validation_row = get_object_or_404(lookup.validations(), pk=validation)
    form = ChangeAnswerForm(request.POST)
    if form.is_valid():
        try:
            changes.answer_change(
                actor=team_person(request), validation=validation_row, resolution=form.cleaned_data["resolution"]
            )
        except Refused as refusal:
            refuse(form, refusal)
        else:
            messages.success(
                request,
                _("Your answer stands beside what %(country)s said.")
                % {"country": country_name(validation_row.country)},
            )
            return redirect("systematisation:finding", cycle, validation_row.finding.public_id)
    return _page(request, validation_row, _form(request, validation_row, proposed=True), answer=form, status=422)


def _words(request: CycleRequest, validation: Validation) -> WordsForm:
    """What was sent; until then the words with the change in them."""
    return (
        words_form(request, validation.finding)
        if request.method == "POST"
        else _form(request, validation, proposed=True)
    )


def _form(request: CycleRequest, validation: Validation, *, proposed: bool) -> WordsForm:
    finding = validation.finding
    return WordsForm(
        kind=finding.kind,
        first_language=request.cycle.main_language,
        initial=words_of(proposed_text(validation) if proposed else finding.text, finding.heading, finding.details),
    )


def proposed_text(validation: Validation) -> dict[str, str]:
    """The words of the finding with those that the country wrote in their place."""
    words = dict(validation.finding.text)
    if validation.proposed:
        words[validation.proposed_language or validation.cycle.main_language] = validation.proposed
    return words


def _page(
    request: CycleRequest,
    validation: Validation,
    form: WordsForm,
    *,
    answer: ChangeAnswerForm | None = None,
    status: int = 200,
) -> HttpResponse:
    finding = validation.finding
    before = finding.text.get(validation.proposed_language, "") if validation.proposed else ""
    context = {
        "asked": validation,
        "finding": finding,
        "form": form,
        "basis": _form(request, validation, proposed=False).basis_field,  # read against the words as they stand
        "answer": answer or ChangeAnswerForm(),
        "difference": word_diff(before, validation.proposed) if validation.proposed else [],
        "is_of_former_words": validation.content_hash != finding.content_hash,
        "may_write": may(team_person(request), "write_findings", request.cycle)
        and not finding.is_left
        and validation.asks,
    }
    return render(request, "systematisation/change.html", context, status=status)
