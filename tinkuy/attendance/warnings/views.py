"""Early warnings: what waits, what was decided and what came of it; deciding; the thresholds of the cycle."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.attendance.warnings.queries import board as queries
from tinkuy.attendance.warnings.queries.board import StandingWarning, WarningBoard
from tinkuy.attendance.warnings.queries.cards import Card, card_of, decided_of
from tinkuy.design.missing import or_404
from tinkuy.design.submitting import form_page, submitted, take_form
from tinkuy.planning.cycles.queries import team_persons
from tinkuy.planning.request import CycleRequest, rights, team_person
from tinkuy.planning.rules import countries_of

from . import actions
from .finding import value_of
from .forms import ActForm, AsideForm, ThresholdsForm
from .rule import subject_of
from .rule_list import RULES, SUGGESTIONS
from .rules import may_decide_on


def page(request: CycleRequest, cycle: str) -> HttpResponse:
    board = queries.warning_board(request.cycle)
    decided = [one for one in (decided_of(board, decision) for decision in board.decisions) if one is not None]
    may = _may(request)
    context = {
        "waiting": [(card, may(card)) for card in _cards(board, board.waiting)],
        "passed": _cards(board, board.passed),
        "decided": [(one, may(one.decision)) for one in decided],
        "is_measured": bool(board.webinars),
        "rules": [(rule, str(rule.meaning) % {"value": value_of(rule, board.threshold(rule))}) for rule in RULES],
    }
    return render(request, "attendance/warnings.html", context)


def warning(request: CycleRequest, cycle: str, warning: str) -> HttpResponse:
    """One warning and what to do about it."""
    board, standing = _named(request, warning)
    form = ActForm(request.POST or None, rule=standing.warning.rule, team=team_persons(request.cycle))
    return take_form(
        request,
        form,
        lambda: actions.act_on_warning(actor=team_person(request), standing=standing, **form.answer),
        "attendance/warning.html",
        _page(request, board, standing) | {"aside": AsideForm()},
        reverse("attendance:warnings", args=[cycle]),
    )


@require_POST
def set_aside(request: CycleRequest, cycle: str, warning: str) -> HttpResponse:
    board, standing = _named(request, warning)
    form, person = AsideForm(request.POST), team_person(request)
    if submitted(
        request, form, lambda: actions.set_warning_aside(actor=person, standing=standing, **form.cleaned_data)
    ):
        return redirect("attendance:warnings", cycle)
    act = ActForm(None, rule=standing.warning.rule, team=team_persons(request.cycle))
    return form_page(
        request, "attendance/warning.html", _page(request, board, standing) | {"form": act, "aside": form}, form
    )


@require_POST
def take_back(request: CycleRequest, cycle: str, decision: str) -> HttpResponse:
    actions.take_back_warning_decision(
        actor=team_person(request), warning_decision=or_404(queries.decision_with(decision))
    )
    messages.success(request, _("The decision is taken back. Its task, if there was one, stays among the tasks."))
    return redirect("attendance:warnings", cycle)


def thresholds(request: CycleRequest, cycle: str) -> HttpResponse:
    values = queries.thresholds_of(request.cycle)
    form = ThresholdsForm(request.POST or None, values=values)
    return take_form(
        request,
        form,
        lambda: actions.set_thresholds(actor=team_person(request), cycle=request.cycle, values=form.cleaned_data),
        "attendance/warning_thresholds.html",
        {},
        reverse("attendance:warnings", args=[cycle]),
    )


def _named(request: CycleRequest, key: str) -> tuple[WarningBoard, StandingWarning]:
    board = queries.warning_board(request.cycle)
    return board, or_404(board.named(key))


def _cards(board: WarningBoard, standing: list[StandingWarning]) -> list[Card]:
    return [card_of(board, one) for one in standing]


def _page(request: CycleRequest, board: WarningBoard, standing: StandingWarning) -> dict[str, Any]:
    card = card_of(board, standing)
    routes = [
        (SUGGESTIONS[code], reverse(SUGGESTIONS[code].route, args=[request.cycle.slug]))
        for code in standing.warning.rule.suggests
        if SUGGESTIONS[code].route and rights(request).opens(SUGGESTIONS[code].route)
    ]
    return {"card": card, "pages": routes, "may_decide": _may(request)(card)}


def _may(request: CycleRequest) -> Any:
    """Whether the person decides on a card or a decision; their countries are read once."""
    person = team_person(request)
    everything = may_decide_on(person, "", request.cycle)
    own = countries_of(person, request.cycle) if rights(request)["decide_on_warnings"] else frozenset()

    def may(thing: Any) -> bool:
        if everything:
            return True
        return bool((thing.subject.country if isinstance(thing, Card) else _country(thing.subject)) in own)

    return may


def _country(subject: str) -> str:
    return subject_of(subject).country
