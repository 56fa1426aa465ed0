"""The plan of a cycle: path, threads, themes, agenda and countries on one page."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from tinkuy.planning import rules
from tinkuy.planning.cycles.models.cycle import CycleState
from tinkuy.planning.cycles.queries.team import invited_teams
from tinkuy.planning.hooks.queries import hooks_of_cancelled, loose_hooks, path_of, steps_without_hooks
from tinkuy.planning.hours import city_of
from tinkuy.planning.request import CycleRequest
from tinkuy.planning.systematisation_plan.queries import systematisation_plan
from tinkuy.planning.themes.queries import lines_of_themes

from .step_ahead import step_ahead


def plan(request: CycleRequest, cycle: str) -> HttpResponse:
    return render(request, "planning/plan.html", plan_context(request))


def plan_context(request: CycleRequest) -> dict[str, Any]:
    """All that the plan shows, also where a step of the cycle was refused on it."""
    cycle, path = request.cycle, path_of(request.cycle)
    return {
        "cycle": cycle,
        "path": path,
        "city": city_of(cycle.zone),
        "ahead": [step.webinar.pk for step in path if not step.took_place],
        "to_hold": [step.webinar.ordinal for step in path if rules.may_be_held(step.webinar)],
        "countries": invited_teams(cycle),
        "lacking": steps_without_hooks(path),
        "loose": loose_hooks(path),
        "lines": lines_of_themes(path),
        "systematisation": systematisation_plan(cycle),
        "dangling": hooks_of_cancelled(cycle),
        "next_step": step_ahead(request, [step.webinar for step in path]),
        "may_cancel": CycleState.CANCELLED in rules.next_states(cycle.state),
        "may_take_back_start": rules.may_take_back_start(cycle, [step.webinar for step in path]),
    }
