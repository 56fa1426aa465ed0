"""Threads: planning one, changing it, leaving it open, picking it up, closing it with a reason."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from tinkuy.design.missing import or_404
from tinkuy.design.submitting import take_form
from tinkuy.planning.cycles.queries import invited_countries, team_persons, webinars_in_order
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.planning.states import fingerprint_of

from . import actions, queries
from .forms import DropHookForm, HookForm, SecondForm
from .models import Hook, HookState


def new_hook(request: CycleRequest, cycle: str) -> HttpResponse:
    origin = request.GET.get("origin", "")
    is_place = origin.isascii() and origin.isdigit() and len(origin) < 4
    form = _form(request, {"origin": origin, "target": str(int(origin) + 1)} if is_place else {})
    return take_form(
        request,
        form,
        lambda: actions.plan_hook(actor=team_person(request), cycle=request.cycle, **form.cleaned_data),
        "planning/hook_form.html",
        {"has_webinars": bool(form.webinars)},
        _threads(cycle),
    )


def hook(request: CycleRequest, cycle: str, number: int) -> HttpResponse:
    """Its words, where it is left open, who picks it up and who sees to it."""
    edited_hook = hook_or_404(number)
    form, read_as = _form(request, _initial(edited_hook)), fingerprint_of(edited_hook)
    return take_form(
        request,
        form,
        lambda: actions.edit_hook(actor=team_person(request), hook=edited_hook, read_as=read_as, **form.cleaned_data),
        "planning/hook_form.html",
        {"has_webinars": True, "hook": edited_hook},
        f"{reverse('planning:plan', args=[cycle])}#{edited_hook.label}",
    )


def _form(request: CycleRequest, initial: dict[str, Any]) -> HookForm:
    return HookForm(
        request.POST or None,
        cycle=request.cycle,
        webinars=list(webinars_in_order()),
        team=team_persons(request.cycle),
        countries=invited_countries(request.cycle),
        initial=initial,
    )


def _initial(hook: Hook) -> dict[str, Any]:
    return {
        "text": hook.text,
        "kind": hook.kind,
        "origin": str(hook.origin.ordinal),
        "target": str(hook.target.ordinal) if hook.target else hook.target_kind,
        "country": hook.country,
        "responsible": hook.responsible.public_id if hook.responsible else "",
    }


def plant(request: CycleRequest, cycle: str, number: int) -> HttpResponse:
    return _at_a_minute(request, number, "planting", actions.plant_hook)


def resolve(request: CycleRequest, cycle: str, number: int) -> HttpResponse:
    return _at_a_minute(request, number, "resolving", actions.resolve_hook)


def _at_a_minute(request: CycleRequest, number: int, doing: str, deed: Callable[..., Hook]) -> HttpResponse:
    hook, form = hook_or_404(number), SecondForm(request.POST or None)
    return take_form(
        request,
        form,
        lambda: deed(actor=team_person(request), hook=hook, second=form.second),
        "planning/hook.html",
        {"hook": hook, "doing": doing},
        _threads(request.cycle.slug),
    )


def drop(request: CycleRequest, cycle: str, number: int) -> HttpResponse:
    """Close it with a reason; of one that is closed, write the reason anew."""
    hook = hook_or_404(number)
    form = DropHookForm(request.POST or None, initial={"reason": hook.drop_reason})

    def deed() -> Hook:
        if hook.state == HookState.DROPPED:
            return actions.reword_outcome(actor=team_person(request), hook=hook, words=form.cleaned_data["reason"])
        return actions.drop_hook(actor=team_person(request), hook=hook, **form.cleaned_data)

    return take_form(
        request,
        form,
        deed,
        "planning/hook.html",
        {"hook": hook, "doing": "dropping"},
        _threads(cycle),
    )


def _threads(slug: str) -> str:
    return reverse("planning:plan", args=[slug]) + "#threads"


def hook_or_404(number: int) -> Hook:
    return or_404(queries.hook_at(number))
