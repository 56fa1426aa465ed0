"""One agreement, for the team: who makes it, what they answered, what became of it, and what is done with it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext as _, gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from tinkuy.design.missing import or_404
from tinkuy.design.submitting import SAVED, form_page, pressed, submitted, take_form
from tinkuy.dialogue.agreements import rules
from tinkuy.dialogue.agreements.actions import confirming, making, parties, progress
from tinkuy.dialogue.agreements.forms import ContactForm, PartyForm, PublicForm, RewordForm, StepForm
from tinkuy.dialogue.agreements.models import Agreement, AgreementParty
from tinkuy.dialogue.agreements.queries import agreement_at, days_of, history_of, party_of, summary_of, terms_of
from tinkuy.own_pages.sealed_contacts import last_day
from tinkuy.people.models import Person
from tinkuy.planning.cycles.queries import invited_teams
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.planning.rules import may_speak_for


def agreement(request: CycleRequest, cycle: str, number: int) -> HttpResponse:
    return _page(request, _agreement_or_404(number))


def _page(request: CycleRequest, row: Agreement, **bound: Form) -> HttpResponse:
    """The agreement with a form for each thing that may be done; one that was refused is *bound*."""
    summary = summary_of(row)
    forms: dict[str, Form] = {
        "step_form": StepForm(agreement=row, initial={"state": row.state, "taken_on": row.cycle.today()}),
        "party_form": PartyForm(invited=_invited(request)),
        "public_form": PublicForm(),
    }
    person = team_person(request)
    context: dict[str, Any] = {
        "agreement": row,
        "summary": summary,
        "own_parties": [one for one in summary.parties if _may_speak_for(person, one)],
        "path": days_of(summary),
        "history": history_of(row),
        "may_be_public": rules.may_be_public(row),
        "names_parties": rules.names_parties(row),
        "stage_name": rules.STAGE_NAMES[summary.confirmation.stage],
        "open_form": next(iter(bound), ""),
    }
    return form_page(request, "dialogue/agreement.html", context | forms | bound, *bound.values())


def _may_speak_for(person: Person, party: AgreementParty) -> bool:
    return may_speak_for(person, "keep_agreements", party.cycle, party.country)


def reword(request: CycleRequest, cycle: str, number: int) -> HttpResponse:
    """Write it anew; the page says who would be asked again."""
    row = _agreement_or_404(number)
    form = RewordForm(
        request.POST or None, invited=_invited(request), needs_country=bool(row.hook_id), initial=terms_of(row)
    )
    return take_form(
        request,
        form,
        lambda: making.reword_agreement(actor=team_person(request), agreement=row, **form.cleaned_data),
        "dialogue/reword_agreement.html",
        {"agreement": row, "summary": summary_of(row)},
        _address(request, row),
    )


@require_POST
def record_step(request: CycleRequest, cycle: str, number: int) -> HttpResponse:
    row = _agreement_or_404(number)
    form = StepForm(request.POST, agreement=row)
    person = team_person(request)
    if not submitted(request, form, lambda: progress.record_progress(actor=person, agreement=row, **form.cleaned_data)):
        return _page(request, row, step_form=form)
    return _done(request, row, gettext_lazy("It is written down."))


@require_POST
def add_party(request: CycleRequest, cycle: str, number: int) -> HttpResponse:
    row = _agreement_or_404(number)
    form = PartyForm(request.POST, invited=_invited(request))
    if not submitted(
        request, form, lambda: parties.add_party(actor=team_person(request), agreement=row, **form.cleaned_data)
    ):
        return _page(request, row, party_form=form)
    return _done(request, row, gettext_lazy("One more party is named."))


@require_POST
def remove_party(request: CycleRequest, cycle: str, number: int, party: str) -> HttpResponse:
    row = _agreement_or_404(number)
    one = _party_or_404(row, party)
    return _press(request, row, lambda: parties.remove_party(actor=team_person(request), party=one))


@require_http_methods(["GET", "POST"])
def contact(request: CycleRequest, cycle: str, number: int, party: str) -> HttpResponse:
    """Whom the party is asked by."""
    row = _agreement_or_404(number)
    one = _party_or_404(row, party)
    if not _may_speak_for(team_person(request), one):
        raise PermissionDenied
    initial = {
        "focal_point": one.focal_point,
        "name": "" if one.focal_point else one.contact_name(),
        "email": "" if one.focal_point else one.contact_email(),
        "language": one.contact_language or get_language(),
    }
    form = ContactForm(request.POST or None, party=one, initial=initial)
    return take_form(
        request,
        form,
        lambda: parties.name_contact(actor=team_person(request), party=one, **form.cleaned_data),
        "dialogue/agreement_contact.html",
        {"agreement": row, "party": one, "last_day": last_day(row.due_on, row.cycle.today())},
        _address(request, row),
    )


@require_POST
def send(request: CycleRequest, cycle: str, number: int) -> HttpResponse:
    """Ask the parties that have not answered the terms of now."""
    row = _agreement_or_404(number)
    return _press(
        request,
        row,
        lambda: confirming.send_agreement(actor=team_person(request), agreement=row),
        gettext_lazy("They are asked by mail. Here you see what they answer."),
    )


@require_POST
def set_publicness(request: CycleRequest, cycle: str, number: int) -> HttpResponse:
    """Public, or internal again: in one press."""
    row, wanted = _agreement_or_404(number), request.POST.get("is_public") == "yes"
    form, person = PublicForm(request.POST), team_person(request)
    if not submitted(
        request,
        form,
        lambda: making.set_public(actor=person, agreement=row, is_public=wanted, **form.cleaned_data),
    ):
        return _page(request, row, public_form=form)
    return _done(request, row, SAVED)


@require_POST
def take_back(request: CycleRequest, cycle: str, number: int) -> HttpResponse:
    """One that was caught by mistake."""
    row = _agreement_or_404(number)
    success = _("Agreement %(label)s is taken back.") % {"label": row.label}
    if not pressed(request, lambda: making.take_back_agreement(actor=team_person(request), agreement=row), success):
        return redirect(_address(request, row))
    return redirect("dialogue:agreements", cycle)


def _press(
    request: CycleRequest, row: Agreement, deed: Callable[[], Any], sentence: str | Promise = SAVED
) -> HttpResponse:
    """Do what one button does and go back to the page, where a refusal stands in its words."""
    pressed(request, deed, sentence)
    return redirect(_address(request, row))


def _done(request: CycleRequest, row: Agreement, sentence: str | Promise) -> HttpResponse:
    messages.success(request, str(sentence))
    return redirect(_address(request, row))


def _address(request: CycleRequest, row: Agreement) -> str:
    return reverse("dialogue:agreement", args=[request.cycle.slug, row.number])


def _invited(request: CycleRequest) -> list[str]:
    return [team.country for team in invited_teams(request.cycle)]


def _agreement_or_404(number: int) -> Agreement:
    return or_404(agreement_at(number))


def _party_or_404(row: Agreement, public_id: str) -> AgreementParty:
    return or_404(party_of(row, public_id))
