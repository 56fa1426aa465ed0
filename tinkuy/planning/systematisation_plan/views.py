"""How the cycle is to be systematised, and the calendar of it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from tinkuy.design.missing import or_404
from tinkuy.design.submitting import take_form
from tinkuy.planning.cycles.queries import team_persons
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.planning.states import fingerprint_of

from . import actions, queries as systematisation_plan_queries
from .forms import MilestoneForm, SystematisationPlanForm
from .models import SystematisationPlan
from .queries import milestone_with, milestones, suggested_plan

PAGE = "planning/systematisation_plan.html"
WORDS = ("object", "objective", "axis", "sources", "procedure")


def systematisation_plan(request: CycleRequest, cycle: str) -> HttpResponse:
    written = systematisation_plan_queries.systematisation_plan(request.cycle)
    form = _plan_form(request, written)
    read_as = fingerprint_of(written) if written else ""
    return take_form(
        request,
        form,
        lambda: actions.plan_systematisation(
            actor=team_person(request), cycle=request.cycle, read_as=read_as, **form.cleaned_data
        ),
        PAGE,
        _context(request) | {"milestone_form": MilestoneForm(), "is_suggested": written is None},
        reverse("planning:plan", args=[cycle]) + ("#systematisation" if request.cycle.is_announced else "#state"),
    )


def add_milestone(request: CycleRequest, cycle: str) -> HttpResponse:
    """One date more; a page of its own, so that what is wrong with it stands beside it."""
    milestone_form = MilestoneForm(request.POST or None)
    return take_form(
        request,
        milestone_form,
        lambda: actions.add_milestone(actor=team_person(request), cycle=request.cycle, **milestone_form.cleaned_data),
        "planning/milestone.html",
        _context(request),
        reverse("planning:systematisation_plan", args=[cycle]) + "#milestones",
    )


@require_POST
def remove_milestone(request: CycleRequest, cycle: str) -> HttpResponse:
    milestone = or_404(milestone_with(request.POST.get("milestone", "")))
    actions.remove_milestone(actor=team_person(request), milestone=milestone)
    return redirect(reverse("planning:systematisation_plan", args=[cycle]) + "#milestones")


def _plan_form(request: CycleRequest, written: SystematisationPlan | None) -> SystematisationPlanForm:
    initial: dict[str, Any] = {"validate_by": request.cycle.validate_by}
    if written:
        initial |= {name: getattr(written, name) for name in WORDS}
        initial["responsible"] = [person.public_id for person in written.responsible.all()]
    else:
        initial |= suggested_plan(request.cycle)
    return SystematisationPlanForm(
        request.POST or None,
        cycle=request.cycle,
        team=team_persons(request.cycle),
        initial=initial,
    )


def _context(request: CycleRequest) -> dict[str, Any]:
    return {"milestones": milestones()}
