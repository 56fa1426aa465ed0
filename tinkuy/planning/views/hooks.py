"""Threads: planning one, leaving it open, picking it up, closing it with a reason."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from tinkuy.planning import actions, queries
from tinkuy.planning.forms import DropHookForm, HookForm, SecondForm
from tinkuy.planning.models import Hook
from tinkuy.planning.request import CycleRequest, team_person

from .answer import answer, hook_or_404


def new_hook(request: CycleRequest, cycle: str) -> HttpResponse:
    webinars = list(queries.webinars_in_order())
    team = list({role.person_id: role.person for role in queries.members(request.cycle)}.values())
    origin = request.GET.get("origin", "")
    initial = (
        {"origin": origin, "target": str(int(origin) + 1)}
        if origin.isascii() and origin.isdigit() and len(origin) < 4
        else {}
    )
    form = HookForm(request.POST or None, cycle=request.cycle, webinars=webinars, team=team, initial=initial)
    return answer(
        request,
        form,
        lambda: actions.plan_hook(actor=team_person(request), cycle=request.cycle, **form.cleaned_data),
        "planning/hook_form.html",
        {"has_webinars": bool(webinars)},
        _threads(cycle),
    )


def plant(request: CycleRequest, cycle: str, number: int) -> HttpResponse:
    return _at_a_minute(request, number, "planting", actions.plant_hook)


def resolve(request: CycleRequest, cycle: str, number: int) -> HttpResponse:
    return _at_a_minute(request, number, "resolving", actions.resolve_hook)


def _at_a_minute(request: CycleRequest, number: int, doing: str, deed: Callable[..., Hook]) -> HttpResponse:
    hook, form = hook_or_404(number), SecondForm(request.POST or None)
    context: dict[str, Any] = {"hook": hook, "doing": doing}
    return answer(
        request,
        form,
        lambda: deed(actor=team_person(request), hook=hook, second=form.second),
        "planning/hook.html",
        context,
        _threads(request.cycle.slug),
    )


def drop(request: CycleRequest, cycle: str, number: int) -> HttpResponse:
    hook, form = hook_or_404(number), DropHookForm(request.POST or None)
    return answer(
        request,
        form,
        lambda: actions.drop_hook(actor=team_person(request), hook=hook, **form.cleaned_data),
        "planning/hook.html",
        {"hook": hook, "doing": "dropping"},
        _threads(cycle),
    )


def _threads(slug: str) -> str:
    return reverse("planning:plan", args=[slug]) + "#threads"
