"""The cycle goes on, takes its start back, or goes on without the focal point of a country."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.core.errors import Refused
from tinkuy.design.submitting import refused_page, take_form
from tinkuy.planning import rules
from tinkuy.planning.cycles.models.cycle import CycleState
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.cycles.queries.sessions import webinars_in_order
from tinkuy.planning.cycles.queries.team import countries_without_focal_point, invited_teams
from tinkuy.planning.plan import actions
from tinkuy.planning.plan.forms import GoOnWithoutForm
from tinkuy.planning.request import CycleRequest, team_person

from .page import plan_context
from .step_ahead import OF_OTHERS, first_coming


@require_POST
def advance(request: CycleRequest, cycle: str) -> HttpResponse:
    """Take the cycle on; a refusal is shown on the plan itself, beside all that is to be mended."""
    state = request.POST.get("state", "")
    if state in OF_OTHERS:
        state = ""
    if state == CycleState.RUNNING and not request.POST.get("sure"):
        coming = first_coming(webinars_in_order())
        if coming is not None and rules.begins_far_off(request.cycle, coming):
            return _ask_whether_sure(request, coming)
    try:
        actions.advance_cycle(actor=team_person(request), cycle=request.cycle, state=state)
    except Refused as refusal:
        return _refused(request, refusal)
    messages.success(request, _("The cycle is now in the state “%(state)s”.") % {"state": CycleState(state).label})
    return redirect("planning:plan", request.cycle.slug)


@require_POST
def take_back_start(request: CycleRequest, cycle: str) -> HttpResponse:
    try:
        actions.take_back_start(actor=team_person(request), cycle=request.cycle)
    except Refused as refusal:
        return _refused(request, refusal)
    messages.success(request, _("The cycle is announced again. Its page stays public and takes registrations."))
    return redirect("planning:plan", request.cycle.slug)


def go_on_without(request: CycleRequest, cycle: str) -> HttpResponse:
    """Why the cycle is announced without the focal points of some countries; those settled can be read and changed."""
    teams = invited_teams(request.cycle)
    without = set(countries_without_focal_point(request.cycle))
    form = GoOnWithoutForm(request.POST or None, countries=[team.country for team in teams if team.country in without])
    return take_form(
        request,
        form,
        lambda: actions.go_on_without(actor=team_person(request), cycle=request.cycle, **form.cleaned_data),
        "planning/go_on_without.html",
        {"settled": [team for team in teams if team.country in without and team.goes_without]},
        reverse("planning:plan", args=[cycle]) + "#state",
    )


@require_POST
def await_focal_point(request: CycleRequest, cycle: str) -> HttpResponse:
    country = request.POST.get("country", "")
    actions.await_focal_point(actor=team_person(request), cycle=request.cycle, country=country)
    return redirect("planning:go_on_without", request.cycle.slug)


def _ask_whether_sure(request: CycleRequest, coming: Webinar) -> HttpResponse:
    days = (coming.starts_at - request.cycle.now()).days
    return render(request, "planning/start_cycle.html", {"cycle": request.cycle, "coming": coming, "days": days})


def _refused(request: CycleRequest, refusal: Refused) -> HttpResponse:
    context = plan_context(request) | {"refusal": str(refusal)}
    return refused_page(request, "planning/plan.html", context)
