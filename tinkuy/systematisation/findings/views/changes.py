"""A change that a country asks for, or its objection: taken into the words by one press, or answered."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.core.text import word_diff
from tinkuy.design.submitting import form_page, submitted
from tinkuy.people.countries import country_forms, country_of
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.planning.rules import may
from tinkuy.systematisation.evidence.models.finding import Validation
from tinkuy.systematisation.evidence.queries import lookup
from tinkuy.systematisation.findings.actions import relating
from tinkuy.systematisation.findings.actions.relating import accept_change
from tinkuy.systematisation.findings.forms import WordsForm, words_of
from tinkuy.systematisation.rounds.forms import ChangeAnswerForm

from .writing import words_form, written_words


def change(request: CycleRequest, cycle: str, validation: int) -> HttpResponse:
    """The difference, and the words with the change in them, ready to be taken in or edited further."""
    validation_row = get_object_or_404(lookup.validations(), pk=validation)
    form = _words(request, validation_row)
    done = submitted(
        request,
        form,
        lambda: accept_change(
            actor=team_person(request), validation=validation_row, **written_words(form, validation_row.finding)
        ),
    )
    if done:
        words = {"of_country": country_of(validation_row.country), "label": validation_row.finding.label}
        messages.success(
            request, _("The change %(of_country)s is in %(label)s. The countries quoted are asked again.") % words
        )
        return redirect("systematisation:finding", cycle, validation_row.finding.public_id)
    return _page(request, validation_row, form, ChangeAnswerForm())


@require_POST
def answer_change(request: CycleRequest, cycle: str, validation: int) -> HttpResponse:
    """The words stay; the country reads why."""
    validation_row = get_object_or_404(lookup.validations(), pk=validation)
    form = ChangeAnswerForm(request.POST)
    if submitted(
        request,
        form,
        lambda: relating.answer_change(actor=team_person(request), validation=validation_row, **form.cleaned_data),
    ):
        sentence = _("Your answer stands beside what %(the_country)s said.")
        messages.success(request, sentence % country_forms(validation_row.country))
        return redirect("systematisation:finding", cycle, validation_row.finding.public_id)
    return _page(request, validation_row, _form(request, validation_row, proposed=True), form)


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


def _page(request: CycleRequest, validation: Validation, form: WordsForm, answer: ChangeAnswerForm) -> HttpResponse:
    finding = validation.finding
    before = finding.text.get(validation.proposed_language, "") if validation.proposed else ""
    context = {
        "asked": validation,
        "finding": finding,
        "form": form,
        "basis": _form(request, validation, proposed=False).basis_field,  # read against the words as they stand
        "answer": answer,
        "difference": word_diff(before, validation.proposed) if validation.proposed else [],
        "is_of_former_words": validation.content_hash != finding.content_hash,
        "may_write": may(team_person(request), "write_findings", request.cycle)
        and not finding.is_left
        and validation.asks,
    }
    return form_page(request, "systematisation/change.html", context, form, answer)
