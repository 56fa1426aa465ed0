"""The outcomes of a cycle: the list, a new one, and the page of one with what may be done to it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.design.missing import or_404
from tinkuy.design.submitting import form_page, submitted, take_or_show
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.queries import invited_countries
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.planning.rules import countries_of, may, roles_of
from tinkuy.practice.adoptions.models import PRACTISED
from tinkuy.practice.adoptions.practices import practices_for
from tinkuy.practice.adoptions.queries import adoptable_finding, adoptions_of_cycle
from tinkuy.practice.outcomes import actions, forms, rules
from tinkuy.practice.outcomes.confirming import copy_outcome_link, remove_answer
from tinkuy.practice.outcomes.models import Outcome, OutcomeState
from tinkuy.practice.outcomes.queries import answers_about, outcome_of, outcomes_of_cycle


def outcomes(request: CycleRequest, cycle: str) -> HttpResponse:
    may_record = may(team_person(request), "record_adoptions", request.cycle)
    context = {"rows": outcomes_of_cycle(request.cycle), "may_record": may_record}
    return render(request, "practice/outcomes.html", context)


def new(request: CycleRequest, cycle: str) -> HttpResponse:
    person, own = team_person(request), countries_of(team_person(request), request.cycle)
    speaks_for_all = Role.COORDINATION in roles_of(person, request.cycle)
    countries = sorted(invited_countries(request.cycle) if speaks_for_all else own)
    adopted = [one for one in adoptions_of_cycle(request.cycle) if one.state in PRACTISED and one.country in countries]
    practices = practices_for(request.cycle, "").own
    form = forms.NewOutcomeForm(
        request.POST or None,
        initial={"country": next(iter(own), "")},
        countries=countries,
        practices=practices,
        adoptions=adopted,
    )

    def deed() -> Outcome:
        cleaned = form.cleaned_data
        adoption = next((one for one in adopted if one.public_id == cleaned["adoption"]), None)
        finding = or_404(adoptable_finding(request.cycle, cleaned["finding"]))
        return actions.record_outcome(
            actor=person, cycle=request.cycle, finding=finding, country=cleaned["country"],
            observed=form.observed(), adoption=adoption,
        )  # fmt: skip

    if recorded := submitted(request, form, deed):
        messages.success(request, _("Recorded. Say below what confirms it."))
        return redirect(_address_of(request, recorded.result))
    context = {"form": form, "is_ready": bool(practices)}
    return form_page(request, "practice/new_outcome.html", context, form)


def page(request: CycleRequest, cycle: str, outcome: str) -> HttpResponse:
    return show(request, _outcome_or_404(request, outcome))


def show(request: CycleRequest, standing: Outcome, *, link: str = "", **bound: Form) -> HttpResponse:
    person, fresh = team_person(request), dict[str, Form]()
    is_standing = standing.state != OutcomeState.WITHDRAWN
    if rules.may_record(person, standing):
        fresh["outcome_form"] = forms.OutcomeForm(outcome=standing)
        fresh["source_form"] = forms.SubstantiationForm(outcome=standing)
        if is_standing:
            fresh["withdrawing_form"] = forms.WithdrawalForm(auto_id="withdraw_%s")
    if is_standing and rules.may_decide_openness(person, standing):
        choice = "yes" if standing.is_public else "no"
        fresh["publication_form"] = forms.OutcomePublicationForm(initial={"is_public": choice})
    context: dict[str, Any] = {
        "outcome": standing,
        "open_form": next(iter(bound), ""),
        "link": link,
        "answers": answers_about(standing),
        "may_ask": is_standing and rules.may_record(person, standing),
    }
    return form_page(request, "practice/outcome.html", context | fresh | bound, *bound.values())


@require_POST
def edit(request: CycleRequest, cycle: str, outcome: str) -> HttpResponse:
    standing = _outcome_or_404(request, outcome)
    form = forms.OutcomeForm(request.POST, outcome=standing)
    return _take(
        request, standing, form, "outcome_form", _("Saved."),
        lambda actor: actions.edit_outcome(actor=actor, outcome=standing, observed=form.observed()),
    )  # fmt: skip


@require_POST
def substantiate(request: CycleRequest, cycle: str, outcome: str) -> HttpResponse:
    standing = _outcome_or_404(request, outcome)
    form = forms.SubstantiationForm(request.POST, outcome=standing)
    return _take(
        request, standing, form, "source_form", _("Saved: what confirms it."),
        lambda actor: actions.substantiate_outcome(actor=actor, outcome=standing, **form.cleaned_data),
    )  # fmt: skip


@require_POST
def decide(request: CycleRequest, cycle: str, outcome: str) -> HttpResponse:
    standing, form = _outcome_or_404(request, outcome), forms.OutcomePublicationForm(request.POST)
    return _take(
        request, standing, form, "publication_form", _("Decided. Public pages follow at once."),
        lambda actor: actions.decide_outcome_publication(actor=actor, outcome=standing, **form.cleaned_data),
    )  # fmt: skip


@require_POST
def withdraw(request: CycleRequest, cycle: str, outcome: str) -> HttpResponse:
    standing, form = _outcome_or_404(request, outcome), forms.WithdrawalForm(request.POST, auto_id="withdraw_%s")
    return _take(
        request, standing, form, "withdrawing_form", _("Withdrawn: no public page has it any more."),
        lambda actor: actions.withdraw_outcome(actor=actor, outcome=standing, **form.cleaned_data),
    )  # fmt: skip


@require_POST
def take_link(request: CycleRequest, cycle: str, outcome: str) -> HttpResponse:
    """The link stands on this page alone: it is not kept, and the next press makes another one."""
    standing = _outcome_or_404(request, outcome)
    path = copy_outcome_link(actor=team_person(request), outcome=standing)
    return show(request, standing, link=request.build_absolute_uri(path))


@require_POST
def remove_confirmation(request: CycleRequest, cycle: str, outcome: str, link: str) -> HttpResponse:
    standing = _outcome_or_404(request, outcome)
    remove_answer(actor=team_person(request), link=or_404(answers_about(standing).filter(public_id=link).first()))
    messages.success(request, _("The words were removed."))
    return redirect(_address_of(request, standing))


def _take(
    request: CycleRequest, standing: Outcome, form: Form, named: str, success: str, deed: Callable[[Any], Any]
) -> HttpResponse:
    """Do the deed of one of the page's forms; else the page as it stands now, with what was typed in that one."""
    person = team_person(request)
    bound: dict[str, Any] = {named: form}
    return take_or_show(
        request,
        form,
        lambda: deed(person),
        lambda: show(request, _outcome_or_404(request, standing.public_id), **bound),
        _address_of(request, standing),
        success,
    )


def _address_of(request: CycleRequest, outcome: Outcome) -> str:
    return reverse("practice:outcome", args=[request.cycle.slug, outcome.public_id])


def _outcome_or_404(request: CycleRequest, public_id: str) -> Outcome:
    return or_404(outcome_of(request.cycle, public_id))
