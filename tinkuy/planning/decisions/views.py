"""The decisions board: proposing, recording what a session agreed on, and each country's answer."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from tinkuy.core.languages import reader_language
from tinkuy.design.missing import or_404
from tinkuy.design.submitting import form_page, submitted, take_form
from tinkuy.planning import rules
from tinkuy.planning.cycles.queries import invited_countries, team_persons, webinars_in_order
from tinkuy.planning.decisions.actions.proposals import (
    SettledObjection,
    propose_decision,
    record_decision,
    withdraw_decision,
)
from tinkuy.planning.decisions.actions.voices import accept_resolution, give_voice, resolve_objection
from tinkuy.planning.hours import city_of
from tinkuy.planning.request import CycleRequest, team_person

from .forms import ProposalForm, RecordForm, ResolutionForm, VoiceForm
from .models import Decision, Silence
from .queries import board, decision_at


def page(request: CycleRequest, cycle: str) -> HttpResponse:
    """The board, and a form that proposes something to the countries."""
    form = ProposalForm(
        request.POST or None,
        webinars=list(webinars_in_order()),
        city=city_of(request.cycle.zone),
        initial={"language": reader_language(), "silence": Silence.NO_ANSWER},
    )
    return take_form(
        request,
        form,
        lambda: propose_decision(actor=team_person(request), cycle=request.cycle, **form.cleaned_data),
        "planning/decisions.html",
        _context(request) | {"board": board(request.cycle)},
        reverse("planning:decisions", args=[cycle]),
    )


def record(request: CycleRequest, cycle: str) -> HttpResponse:
    past_webinars = [webinar for webinar in webinars_in_order() if rules.took_place(webinar)]
    form = RecordForm(
        request.POST or None,
        webinars=past_webinars,
        team=team_persons(request.cycle),
        invited=invited_countries(request.cycle),
        initial={"language": reader_language()},
    )
    return take_form(
        request,
        form,
        lambda: _record(request, form),
        "planning/record_decision.html",
        {"past_webinars": past_webinars},
        reverse("planning:decisions", args=[cycle]),
    )


def _record(request: CycleRequest, form: RecordForm) -> Decision:
    values = dict(form.cleaned_data)
    objection = [values.pop(name, "") for name in ("objecting", "reason", "resolution")]
    settled = [SettledObjection(*objection)] if any(objection) else []
    return record_decision(actor=team_person(request), cycle=request.cycle, objections=settled, **values)


def decision(request: CycleRequest, cycle: str, number: int) -> HttpResponse:
    return _decision(request, number)


@require_POST
def voice(request: CycleRequest, cycle: str, number: int) -> HttpResponse:
    form = VoiceForm(request.POST, own=_own(request))
    return _deed_of_form(request, number, form, "voice_form", give_voice)


@require_POST
def resolve(request: CycleRequest, cycle: str, number: int) -> HttpResponse:
    return _deed_of_form(request, number, ResolutionForm(request.POST), "resolution_form", resolve_objection)


@require_POST
def accept(request: CycleRequest, cycle: str, number: int) -> HttpResponse:
    return _deed_of_form(request, number, ResolutionForm(request.POST), "accept_form", accept_resolution)


@require_POST
def withdraw(request: CycleRequest, cycle: str, number: int) -> HttpResponse:
    one = or_404(decision_at(request.cycle, number))
    withdraw_decision(actor=team_person(request), decision=one.decision)
    return redirect("planning:decision", cycle, number)


def _deed_of_form(
    request: CycleRequest, number: int, form: Any, name: str, deed: Callable[..., object]
) -> HttpResponse:
    """Do what a form of the decision's page asks for; else the page again, with what was typed and what to mend."""
    one = or_404(decision_at(request.cycle, number))
    if submitted(request, form, lambda: deed(actor=team_person(request), decision=one.decision, **form.cleaned_data)):
        return redirect("planning:decision", request.cycle.slug, number)
    return _decision(request, number, **{name: form})


def _decision(request: CycleRequest, number: int, **bound: Any) -> HttpResponse:
    one, own = or_404(decision_at(request.cycle, number)), _own(request)
    voice_by_country = {voice.country: voice for voice in one.voices}
    mine = voice_by_country.get(own[0]) if own else None
    initial = {"kind": mine.kind, "reason": mine.reason} if mine else {}
    context: dict[str, Any] = {
        "one": one,
        "decision": one.decision,
        "own_countries": own,
        "is_own": one.decision.proposed_by_id == team_person(request).pk,
        "voice_form": VoiceForm(initial=initial, own=own) if own else None,
        "faulty": next(iter(bound.values()), None),
    }
    return form_page(request, "planning/decision.html", _context(request) | context | bound, *bound.values())


def _context(request: CycleRequest) -> dict[str, Any]:
    return {"cycle": request.cycle, "city": city_of(request.cycle.zone)}


def _own(request: CycleRequest) -> list[str]:
    """The invited countries whose focal point is signed in."""
    own = rules.countries_of(team_person(request), request.cycle)
    return [code for code in invited_countries(request.cycle) if code in own]
