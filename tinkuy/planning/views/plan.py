"""The plan of a cycle: path, threads, themes, agenda and countries on one page; changing the cycle and its state."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.core.errors import Refused
from tinkuy.planning import actions, queries, rules
from tinkuy.planning.forms import EditCycleForm
from tinkuy.planning.hours import city_of
from tinkuy.planning.models import CycleState
from tinkuy.planning.request import CycleRequest, team_person

from .answer import answer, rights

OF_OTHERS = (CycleState.DOCUMENTED, CycleState.CANCELLED)
"""A cycle becomes documented by publishing its sheet; cancelling has its own page, which tells those registered."""

WRITTEN = (
    "title", "guiding_question", "audience", "purpose", "expected_results", "languages", "target_attendance",
    "begins_on", "ends_on", "keeps_days", "zone", "default_regime", "governance",
)  # fmt: skip


def plan(request: CycleRequest, cycle: str) -> HttpResponse:
    return render(request, "planning/plan.html", _plan(request))


def _plan(request: CycleRequest) -> dict[str, Any]:
    cycle, path = request.cycle, queries.path_of(request.cycle)
    steps = rules.CYCLE_STEPS.get(CycleState(cycle.state), ())
    return {
        "cycle": cycle,
        "path": path,
        "city": city_of(cycle.zone),
        "ahead": [step.webinar.pk for step in path if not step.took_place],
        "to_hold": [step.webinar.ordinal for step in path if rules.may_be_held(step.webinar)],
        "countries": queries.invited_teams(cycle),
        "lacking": queries.steps_without_hooks(path),
        "without_focal_point": queries.countries_without_focal_point(cycle),
        "loose": queries.loose_hooks(path),
        "lines": queries.lines_of_themes(path),
        "systematisation": queries.systematisation_plan(cycle),
        "dangling": queries.hooks_of_cancelled(cycle),
        "may": rights(request),
        "next_states": [state for state in steps if state not in OF_OTHERS],
        "may_cancel": CycleState.CANCELLED in steps,
    }


@require_POST
def advance(request: CycleRequest, cycle: str) -> HttpResponse:
    """Take the cycle on; a refusal is shown on the plan itself, above what is to be mended."""
    state, reason = request.POST.get("state", ""), request.POST.get("exception", "")[:500]
    if state in OF_OTHERS:
        state = ""
    try:
        actions.advance_cycle(actor=team_person(request), cycle=request.cycle, state=state, exception=reason)
    except Refused as refusal:
        context = _plan(request) | {"refusal": str(refusal), "exception": reason}
        return render(request, "planning/plan.html", context, status=409)
    messages.success(request, _("The cycle is now in the state “%(state)s”.") % {"state": CycleState(state).label})
    return redirect("planning:plan", request.cycle.slug)


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
