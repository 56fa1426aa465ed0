"""The call in public: read by everyone, answered by whoever registered. No name is shown, only a country."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.convening.call_for_proposals import queries
from tinkuy.convening.call_for_proposals.actions.proposing import (
    comment_as_participant,
    propose_as_participant,
    support_proposal,
    withdraw_proposal,
)
from tinkuy.convening.call_for_proposals.forms import CommentForm, OwnProposalForm
from tinkuy.convening.call_for_proposals.models import ProposalKind
from tinkuy.convening.call_for_proposals.rules import is_call_open
from tinkuy.convening.registrations.request import ParticipantRequest, registration_of
from tinkuy.convening.registrations.rules import takes_registrations
from tinkuy.core.languages import reader_language
from tinkuy.design.missing import or_404
from tinkuy.design.submitting import form_page, submitted
from tinkuy.planning.hours import city_of
from tinkuy.planning.request import CycleRequest


def page(request: CycleRequest, cycle: str) -> HttpResponse:
    return _page(request)


def propose(request: ParticipantRequest, cycle: str) -> HttpResponse:
    """The form of a proposal; what is refused stands beside what was typed."""
    own = request.registration
    initial = {"language": reader_language(), "country": own.country, "kind": ProposalKind.THEME}
    form = OwnProposalForm(request.POST or None, initial=initial)
    if submitted(request, form, lambda: propose_as_participant(registration=own, **form.cleaned_data)):
        messages.success(request, _("The team has your proposal. It is shown once the team has read it."))
        return redirect("convening:call", cycle)
    context = {"cycle": request.cycle, "form": form, "is_open": is_call_open(request.cycle)}
    return form_page(request, "convening/propose.html", context, form)


@require_POST
def withdraw(request: ParticipantRequest, cycle: str, proposal: str) -> HttpResponse:
    own = or_404(queries.own_proposal(request.registration, proposal))
    withdraw_proposal(registration=request.registration, proposal=own)
    messages.success(request, _("Your proposal is withdrawn; nothing of it is kept."))
    return redirect("convening:call", cycle)


@require_POST
def support(request: ParticipantRequest, cycle: str, proposal: str) -> HttpResponse:
    one = or_404(queries.proposal_to_answer(proposal))
    supports = request.POST.get("supports") == "yes"
    support_proposal(registration=request.registration, proposal=one, supports=supports)
    return redirect("convening:call", cycle)


@require_POST
def comment(request: ParticipantRequest, cycle: str, proposal: str) -> HttpResponse:
    one, form = or_404(queries.proposal_to_answer(proposal)), CommentForm(request.POST)
    who = request.registration

    def add() -> object:
        return comment_as_participant(registration=who, proposal=one, language=reader_language(), **form.cleaned_data)

    if not submitted(request, form, add):
        return _page(request, commenting=proposal, comment_form=form)
    messages.success(request, _("The team has your comment. It is shown once the team has read it."))
    return redirect("convening:call", cycle)


def _page(request: CycleRequest, commenting: str = "", **bound: forms.Form) -> HttpResponse:
    registration = registration_of(request)
    context: dict[str, Any] = {
        "cycle": request.cycle,
        "registration": registration,
        "is_open": is_call_open(request.cycle),
        "may_register": takes_registrations(request.cycle),
        "city": city_of(request.cycle.zone),
        "proposals": queries.public_proposals(registration),
        "own": queries.own_proposals(registration) if registration else [],
        "commenting": commenting,
    }
    return form_page(request, "convening/call.html", context | bound, *bound.values())
