"""The call as the team runs it: opening and closing it, showing, voting, deciding. Who proposed is told to nobody."""

from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from tinkuy.convening.call_for_proposals import queries
from tinkuy.convening.call_for_proposals.actions import deciding
from tinkuy.convening.call_for_proposals.actions.deciding import (
    accept_as_experience,
    accept_as_theme,
    decline_proposal,
    show_proposal,
    vote_on_proposal,
)
from tinkuy.convening.call_for_proposals.actions.proposing import comment_as_team, propose_as_team
from tinkuy.convening.call_for_proposals.forms import (
    AcceptExperienceForm,
    AcceptThemeForm,
    CommentForm,
    DeclineForm,
    TeamProposalForm,
    UntilForm,
)
from tinkuy.convening.call_for_proposals.models import ProposalKind
from tinkuy.convening.call_for_proposals.rules import is_call_open
from tinkuy.core.languages import reader_language
from tinkuy.design.missing import or_404
from tinkuy.design.submitting import form_page, submitted, take_form
from tinkuy.language.personal_data.guard import alerts
from tinkuy.planning import rules
from tinkuy.planning.cycles.actions import frame
from tinkuy.planning.cycles.actions.frame import CALLING
from tinkuy.planning.cycles.queries import invited_countries, webinars_in_order
from tinkuy.planning.hours import city_of
from tinkuy.planning.request import CycleRequest, rights, team_person


def page(request: CycleRequest, cycle: str) -> HttpResponse:
    form = TeamProposalForm(request.POST or None, initial={"language": reader_language(), "kind": ProposalKind.THEME})
    return take_form(
        request,
        form,
        lambda: propose_as_team(actor=team_person(request), cycle=request.cycle, **form.cleaned_data),
        "convening/team_call.html",
        _page(request),
        reverse("convening:team_call", args=[cycle]),
    )


@require_POST
def open_call(request: CycleRequest, cycle: str) -> HttpResponse:
    form = UntilForm(request.POST)
    if submitted(
        request, form, lambda: frame.open_call(actor=team_person(request), cycle=request.cycle, **form.cleaned_data)
    ):
        return redirect("convening:team_call", cycle)
    context = _page(request) | {"until_form": form, "form": TeamProposalForm(), "faulty": form}
    return form_page(request, "convening/team_call.html", context, form)


@require_POST
def close_call(request: CycleRequest, cycle: str) -> HttpResponse:
    frame.close_call(actor=team_person(request), cycle=request.cycle)
    return redirect("convening:team_call", cycle)


def proposal(request: CycleRequest, cycle: str, proposal: str) -> HttpResponse:
    return _proposal(request, proposal)


@require_POST
def show(request: CycleRequest, cycle: str, proposal: str) -> HttpResponse:
    return _answer_to_form(request, proposal, Form(request.POST), "show_form", show_proposal)


@require_POST
def decline(request: CycleRequest, cycle: str, proposal: str) -> HttpResponse:
    return _answer_to_form(request, proposal, DeclineForm(request.POST), "decline_form", decline_proposal)


@require_POST
def accept(request: CycleRequest, cycle: str, proposal: str) -> HttpResponse:
    one = _one(request, proposal)
    if one.proposal.kind == ProposalKind.THEME:
        return _answer_to_form(request, proposal, AcceptThemeForm(request.POST), "accept_form", accept_as_theme)
    form = AcceptExperienceForm(request.POST, webinars=_to_come())
    return _answer_to_form(request, proposal, form, "accept_form", accept_as_experience)


@require_POST
def vote(request: CycleRequest, cycle: str, proposal: str) -> HttpResponse:
    """For each country whose focal point presses; of one of theirs where they speak for several."""
    own = _own(request)
    country = request.POST.get("country") or next(iter(own), "")
    value = request.POST.get("value", "")
    one = _one(request, proposal).proposal
    vote_on_proposal(actor=team_person(request), proposal=one, country=country, value=value)
    return redirect("convening:team_proposal", cycle, proposal)


@require_POST
def comment(request: CycleRequest, cycle: str, proposal: str) -> HttpResponse:
    def deed(**values: Any) -> object:
        return comment_as_team(**values, language=reader_language())

    return _answer_to_form(request, proposal, CommentForm(request.POST), "comment_form", deed)


@require_POST
def moderate_comment(request: CycleRequest, cycle: str, comment: str) -> HttpResponse:
    one = or_404(queries.comment_with(comment))
    is_visible = request.POST.get("shown") == "yes"
    deciding.moderate_comment(actor=team_person(request), comment=one, is_visible=is_visible)
    return redirect("convening:team_proposal", cycle, one.proposal.public_id)


def _page(request: CycleRequest) -> dict[str, Any]:
    cycle = request.cycle
    return _context(request) | {
        "proposals": queries.team_proposals(moderates=rights(request)["run_the_call"]),
        "own": queries.proposals_of_person(team_person(request)),
        "until_form": UntilForm(initial={"until": cycle.call_until}),
        "takes": cycle.state in CALLING,
    }


def _proposal(request: CycleRequest, public_id: str, **bound: Form) -> HttpResponse:
    one = _one(request, public_id)
    is_theme = one.proposal.kind == ProposalKind.THEME
    is_main = one.proposal.language == request.cycle.main_language
    name = one.proposal.title if is_main else ""
    accept_form = AcceptThemeForm(initial={"name": name}) if is_theme else AcceptExperienceForm(webinars=_to_come())
    context: dict[str, Any] = {
        "one": one,
        "proposal": one.proposal,
        "own_countries": _own(request),
        "marked": [alert.text for alert in alerts(f"{one.proposal.title}\n{one.proposal.text}")],
        "accept_form": accept_form,
        "decline_form": DeclineForm(),
        "comment_form": CommentForm(),
        "faulty": next(iter(bound.values()), None),
    }
    return form_page(request, "convening/team_proposal.html", _context(request) | context | bound, *bound.values())


def _answer_to_form(
    request: CycleRequest, public_id: str, form: Form, name: str, deed: Callable[..., object]
) -> HttpResponse:
    one = _one(request, public_id)
    if not submitted(
        request, form, lambda: deed(actor=team_person(request), proposal=one.proposal, **form.cleaned_data)
    ):
        return _proposal(request, public_id, **{name: form})
    return redirect("convening:team_proposal", request.cycle.slug, public_id)


def _one(request: CycleRequest, public_id: str) -> queries.ProposalRow:
    return or_404(queries.team_proposal(public_id, moderates=rights(request)["run_the_call"]))


def _context(request: CycleRequest) -> dict[str, Any]:
    cycle = request.cycle
    return {"cycle": cycle, "is_open": is_call_open(cycle), "city": city_of(cycle.zone)}


def _own(request: CycleRequest) -> list[str]:
    own = rules.countries_of(team_person(request), request.cycle)
    return [code for code in invited_countries(request.cycle) if code in own]


def _to_come() -> list[Any]:
    return [webinar for webinar in webinars_in_order() if not rules.took_place(webinar)]
