"""One adoption: its analysis, its record, its end, and what is public of it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.design.missing import or_404
from tinkuy.design.submitting import form_page, submitted, take_or_show
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.practice.adoptions import forms, rules
from tinkuy.practice.adoptions.actions import adopting, analysis, opening
from tinkuy.practice.adoptions.actions.answering import answer_by_adoption
from tinkuy.practice.adoptions.models import Adoption, AdoptionState
from tinkuy.practice.adoptions.practices import title_of
from tinkuy.practice.adoptions.queries import adoption_of, adoptions_elsewhere, own_answer


def page(request: CycleRequest, cycle: str, adoption: str) -> HttpResponse:
    return show(request, _adoption_or_404(request, adoption))


def show(request: CycleRequest, standing: Adoption, **bound: Form) -> HttpResponse:
    """Each form for whom it is for; *bound* is the one that was sent and refused."""
    person, state = team_person(request), standing.state
    fresh: dict[str, Form] = {}
    if rules.may_record(person, standing):
        fresh["analysis_form"] = forms.AnalysisForm(adoption=standing)
        if state == AdoptionState.ANALYSIS or standing.adopted_on:
            fresh["record_form"] = forms.RecordForm(adoption=standing)
        following = rules.MAY_FOLLOW[state]
        if AdoptionState.ENDED in following:
            fresh["ending_form"] = forms.EndingForm(auto_id="end_%s")
        if AdoptionState.DECLINED in following:
            fresh["declining_form"] = forms.ClosingForm(auto_id="decline_%s")
        if AdoptionState.WITHDRAWN in following:
            fresh["withdrawing_form"] = forms.ClosingForm(auto_id="withdraw_%s")
        if rules.may_become_answer(standing):
            fresh["answering_form"] = Form()
    if standing.was_practised and rules.may_decide_openness(person, standing):
        fresh["openness_form"] = forms.AdoptionOpennessForm(initial={"openness": standing.openness})
    is_own_cycle = standing.finding.cycle_id == request.cycle.pk
    if is_own_cycle and rules.may_decide_credit(person, standing):
        fresh["credit_form"] = forms.CreditForm(initial={"credit": standing.credit})
    context: dict[str, Any] = {
        "adoption": standing,
        "title": title_of(standing.finding, request.cycle),
        "own_answer": own_answer(standing),
        "open_form": next(iter(bound), ""),
    }
    return form_page(request, "practice/adoption.html", context | fresh | bound, *bound.values())


@require_POST
def edit_analysis(request: CycleRequest, cycle: str, adoption: str) -> HttpResponse:
    standing = _adoption_or_404(request, adoption)
    form = forms.AnalysisForm(request.POST, adoption=standing)
    return _take(
        request, standing, form, "analysis_form", _("The analysis is saved."),
        lambda actor: analysis.edit_analysis(actor=actor, adoption=standing, analysis=form.analysis()),
    )  # fmt: skip


@require_POST
def adopt(request: CycleRequest, cycle: str, adoption: str) -> HttpResponse:
    """Adopted, or its record written anew."""
    standing = _adoption_or_404(request, adoption)
    form = forms.RecordForm(request.POST, adoption=standing)
    deed = adopting.edit_adoption if standing.adopted_on else adopting.adopt
    success = _("Saved.") if standing.adopted_on else _("Adopted. Its focal point decides what everybody reads.")
    return _take(
        request, standing, form, "record_form", success,
        lambda actor: deed(actor=actor, adoption=standing, practised=form.practised()),
    )  # fmt: skip


@require_POST
def answer(request: CycleRequest, cycle: str, adoption: str) -> HttpResponse:
    """The country's own answer to the recommendation is what it adopted."""
    standing = _adoption_or_404(request, adoption)
    return _take(
        request, standing, Form(request.POST), "answering_form", _("It is your country's answer now, in practice."),
        lambda actor: answer_by_adoption(actor=actor, adoption=standing),
    )  # fmt: skip


@require_POST
def end(request: CycleRequest, cycle: str, adoption: str) -> HttpResponse:
    standing, form = _adoption_or_404(request, adoption), forms.EndingForm(request.POST, auto_id="end_%s")
    return _take(
        request, standing, form, "ending_form", _("It ended, and the page says why."),
        lambda actor: adopting.end_adoption(actor=actor, adoption=standing, **form.cleaned_data),
    )  # fmt: skip


@require_POST
def decline(request: CycleRequest, cycle: str, adoption: str) -> HttpResponse:
    standing, form = _adoption_or_404(request, adoption), forms.ClosingForm(request.POST, auto_id="decline_%s")
    return _take(
        request, standing, form, "declining_form", _("Not adopted. The analysis stays, with its reason."),
        lambda actor: adopting.decline_adoption(actor=actor, adoption=standing, **form.cleaned_data),
    )  # fmt: skip


@require_POST
def withdraw(request: CycleRequest, cycle: str, adoption: str) -> HttpResponse:
    standing, form = _adoption_or_404(request, adoption), forms.ClosingForm(request.POST, auto_id="withdraw_%s")
    return _take(
        request, standing, form, "withdrawing_form", _("Withdrawn: no public page has it any more."),
        lambda actor: adopting.withdraw_adoption(actor=actor, adoption=standing, **form.cleaned_data),
    )  # fmt: skip


@require_POST
def decide(request: CycleRequest, cycle: str, adoption: str) -> HttpResponse:
    standing, form = _adoption_or_404(request, adoption), forms.AdoptionOpennessForm(request.POST)
    return _take(
        request, standing, form, "openness_form", _("Decided. Public pages follow at once."),
        lambda actor: opening.decide_adoption_openness(actor=actor, adoption=standing, **form.cleaned_data),
    )  # fmt: skip


@require_POST
def credit(request: CycleRequest, cycle: str, adoption: str) -> HttpResponse:
    """Also of an adoption of another cycle, which shows it: the practice was found in this one."""
    elsewhere = adoptions_elsewhere(request.cycle, adoption)
    standing = elsewhere[0] if elsewhere else _adoption_or_404(request, adoption)
    if standing.finding.cycle_id != request.cycle.pk:
        raise Http404
    form, person = forms.CreditForm(request.POST), team_person(request)
    if not submitted(
        request, form, lambda: opening.decide_credit(actor=person, adoption=standing, **form.cleaned_data)
    ):
        return form_page(request, "practice/credit.html", {"credit_form": form, "adoption": standing}, form)
    messages.success(request, _("Decided. Public pages follow at once."))
    if elsewhere:
        return redirect("practice:adoptions", request.cycle.slug)
    return redirect(_address_of(request, standing))


def _take(
    request: CycleRequest, standing: Adoption, form: Form, named: str, success: str, deed: Callable[[Any], Any]
) -> HttpResponse:
    """Do the deed of one of the page's forms; else the page as it stands now, with what was typed in that one."""
    person = team_person(request)
    return take_or_show(
        request,
        form,
        lambda: deed(person),
        lambda: show(request, _adoption_or_404(request, standing.public_id), **{named: form}),
        _address_of(request, standing),
        success,
    )


def _address_of(request: CycleRequest, adoption: Adoption) -> str:
    return reverse("practice:adoption", args=[request.cycle.slug, adoption.public_id])


def _adoption_or_404(request: CycleRequest, public_id: str) -> Adoption:
    return or_404(adoption_of(request.cycle, public_id))
