"""The plan of a cycle: path, threads, themes, agenda and countries on one page; changing the cycle."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tinkuy.planning import actions, queries, rules
from tinkuy.planning.forms import EditCycleForm
from tinkuy.planning.hours import city_of
from tinkuy.planning.models import CycleState
from tinkuy.planning.request import CycleRequest, team_person

from .answer import answer, rights
from .step_ahead import step_ahead

WRITTEN = (
    "title", "guiding_question", "audience", "purpose", "expected_results", "languages", "target_attendance",
    "begins_on", "ends_on", "keeps_days", "zone", "default_regime", "governance",
)  # fmt: skip


def plan(request: CycleRequest, cycle: str) -> HttpResponse:
    return render(request, "planning/plan.html", plan_context(request))


def plan_context(request: CycleRequest) -> dict[str, Any]:
    """All that the plan shows, also where a step of the cycle was refused on it."""
    cycle, path = request.cycle, queries.path_of(request.cycle)
    return {
        "cycle": cycle,
        "path": path,
        "city": city_of(cycle.zone),
        "ahead": [step.webinar.pk for step in path if not step.took_place],
        "to_hold": [step.webinar.ordinal for step in path if rules.may_be_held(step.webinar)],
        "countries": queries.invited_teams(cycle),
        "lacking": queries.steps_without_hooks(path),
        "loose": queries.loose_hooks(path),
        "lines": queries.lines_of_themes(path),
        "systematisation": queries.systematisation_plan(cycle),
        "dangling": queries.hooks_of_cancelled(cycle),
        "may": rights(request),
        "next_step": step_ahead(request, [step.webinar for step in path]),
        "may_cancel": CycleState.CANCELLED in rules.next_states(cycle.state),
        "may_take_back_start": rules.may_take_back_start(cycle, [step.webinar for step in path]),
    }


def edit_cycle(request: CycleRequest, cycle: str) -> HttpResponse:
    shown = request.cycle
    initial: dict[str, Any] = {name: getattr(shown, name) for name in WRITTEN}
    initial["countries"] = [team.country for team in queries.invited_teams(shown)]
    read_as = queries.fingerprint_of(shown)
    form = EditCycleForm(
        request.POST or None,
        first_language=shown.main_language,
        initial=initial,
        sets_regime=rights(request)["set_regime"],
    )
    return answer(
        request,
        form,
        lambda: actions.edit_cycle(actor=team_person(request), cycle=shown, read_as=read_as, **form.cleaned_data),
        "planning/cycle_form.html",
        {"is_new": False},
        reverse("planning:plan", args=[shown.slug]),
    )
