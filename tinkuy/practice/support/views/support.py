"""One piece of support: how far it came, what was said on the way, and what the reader may say now."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.design.missing import or_404
from tinkuy.design.submitting import form_page, take_or_show
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.planning.rules import countries_of, may
from tinkuy.practice.support import forms, rules
from tinkuy.practice.support.actions import following
from tinkuy.practice.support.actions.openness import decide_support_openness
from tinkuy.practice.support.models import PeerSupport, SupportState
from tinkuy.practice.support.queries import days_of, offers_to, support_of
from tinkuy.practice.support.rows import row_of
from tinkuy.practice.support.views.register import invited, own_countries


def support(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    """The page of one."""
    return show(request, support_or_404(request, public_id))


def support_or_404(request: CycleRequest, public_id: str) -> PeerSupport:
    return or_404(support_of(request.cycle, public_id))


def address_of(request: CycleRequest, standing: PeerSupport) -> str:
    return reverse("practice:support", args=[request.cycle.slug, standing.public_id])


def show(request: CycleRequest, standing: PeerSupport, **bound: Form) -> HttpResponse:
    """The page as it stands; *bound* forms hold what was typed and what is wrong with it."""
    person, own = team_person(request), own_countries(request)
    invited_countries = invited(request)
    context: dict[str, Any] = {
        "support": standing,
        "row": row_of(standing, request.cycle.today(), invited_countries),
        "path": days_of(standing),
        "history": list(standing.steps.all())[::-1],
        "taken_by": standing.taken_by.all() if rules.is_standing_offer(standing) else (),
        "takers": _takers(standing, own),
        "may_exchange": may(person, rules.ACTION, request.cycle),
        "open_form": next(iter(bound), ""),
    }
    context |= _forms(request, standing, own) | bound
    return form_page(request, "practice/support.html", context, *bound.values())


def _takers(standing: PeerSupport, own: list[str]) -> list[tuple[str, str]]:
    """Which of the reader's countries may ask for what stands for all."""
    if not rules.is_standing_offer(standing):
        return []
    taken = {one.asking for one in standing.taken_by.all() if one.state not in ("declined", "withdrawn")}
    return forms.named_countries(code for code in own if code != standing.giving and code not in taken)


def _forms(request: CycleRequest, standing: PeerSupport, own: list[str]) -> dict[str, Any]:
    """Those by which the reader may say something now."""
    person, cycle = team_person(request), request.cycle
    sides = [code for code in (standing.asking, standing.giving) if rules.may_speak(person, cycle, code)]
    may_take = standing.asking in sides and standing.state == SupportState.OFFERED
    fresh: dict[str, Any] = {}
    if answering := answering_countries(standing, own):
        fresh["answer_form"] = forms.AnswerForm(own=answering)
    if may_take and (offers := offers_to(standing)):
        fresh["choosing_form"] = forms.ChoosingForm(offers=offers)
    elif may_take:
        fresh |= {"may_agree": True, "declining_form": forms.DecliningForm()}
    if sides and standing.state == SupportState.AGREED:
        fresh["given_form"] = forms.GivenForm(own=sides, initial={"taken_on": cycle.today()})
    if standing.asking in sides and standing.state == SupportState.GIVEN:
        fresh["result_form"] = forms.ResultForm()
    is_agreed = standing.state == SupportState.AGREED
    withdrawing = sides if is_agreed else [code for code in sides if code == standing.from_country]
    if withdrawing and SupportState.WITHDRAWN in rules.ONWARD[standing.state]:
        fresh["withdrawing_form"] = forms.WithdrawingForm(own=withdrawing)
    side = rules.side_of(standing, countries_of(person, cycle))
    if side and may(person, "decide_openness", cycle):
        fresh["openness_form"] = forms.OpennessForm(initial={"opens": "yes" if getattr(standing, side) else "no"})
    return fresh


def answering_countries(standing: PeerSupport, own: list[str]) -> list[str]:
    """For which of the reader's countries they may answer."""
    if rules.is_open_request(standing):
        return [code for code in own if code != standing.asking]
    is_asked = standing.state == SupportState.ASKED and standing.giving in own
    return [standing.giving] if is_asked else []


def _take(
    request: CycleRequest, standing: PeerSupport, form: Form, named: str, success: str, deed: Callable[..., Any]
) -> HttpResponse:
    """Do the deed of one of the page's forms; else the page as it stands now, with what was typed in that one."""
    person = team_person(request)

    def done() -> Any:
        values = form.values() if hasattr(form, "values") else form.cleaned_data
        return deed(actor=person, support=standing, **values)

    def page() -> HttpResponse:
        return show(request, support_or_404(request, standing.public_id), **{named: form})

    return take_or_show(request, form, done, page, address_of(request, standing), success)


@require_POST
def answer(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    standing = support_or_404(request, public_id)
    form = forms.AnswerForm(request.POST, own=own_countries(request))
    return _take(
        request, standing, form, "answer_form", _("Answered. The other country reads it."), following.answer_request
    )


@require_POST
def agree(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    """Of several offers one is chosen; a single one is accepted by a press."""
    standing, success = support_or_404(request, public_id), _("Agreed. Both countries see to it from now on.")
    if rules.is_open_request(standing):
        form = forms.ChoosingForm(request.POST, offers=offers_to(standing))
        return _take(request, standing, form, "choosing_form", success, following.agree_support)
    following.agree_support(actor=team_person(request), support=standing)
    messages.success(request, success)
    return redirect(address_of(request, standing))


@require_POST
def given(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    standing = support_or_404(request, public_id)
    form = forms.GivenForm(request.POST, own=own_countries(request))
    success = _("Recorded. The country that asked says what it was good for.")
    return _take(request, standing, form, "given_form", success, following.mark_given)


@require_POST
def close(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    standing, form = support_or_404(request, public_id), forms.ResultForm(request.POST)
    return _take(request, standing, form, "result_form", _("Closed with its result."), following.close_support)


@require_POST
def decline(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    standing, form = support_or_404(request, public_id), forms.DecliningForm(request.POST)
    return _take(request, standing, form, "declining_form", _("Declined, with its reason."), following.decline_offer)


@require_POST
def withdraw(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    standing = support_or_404(request, public_id)
    sides = [code for code in (standing.asking, standing.giving) if code]
    form = forms.WithdrawingForm(request.POST, own=sides)
    return _take(request, standing, form, "withdrawing_form", _("Withdrawn."), following.withdraw_support)


@require_POST
def decide(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    standing, form = support_or_404(request, public_id), forms.OpennessForm(request.POST)
    success = _("Saved. Public pages show it once both countries say so.")
    return _take(request, standing, form, "openness_form", success, decide_support_openness)
