from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.design.submitting import submitted
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.practice import forms
from tinkuy.practice.actions.key_actions import complete_action, plan_action, start_action
from tinkuy.practice.models import KeyAction
from tinkuy.practice.queries.responses import action_of
from tinkuy.systematisation.findings.rules import starts_with_a_verb

from .response import address_of, response_or_404, show, take

HAS_INFINITIVES = ("es", "pt-br")


@require_POST
def plan(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    standing = response_or_404(request, public_id)
    form = forms.ActionForm(request.POST, country=standing.country)
    planned = take(request, standing, form, plan_action, named="action_form", success=_("The action is written down."))
    has_infinitives = request.cycle.main_language in HAS_INFINITIVES
    if not form.errors and has_infinitives and not starts_with_a_verb(form.cleaned_data["text"]):
        messages.warning(request, _("It does not start with a verb. Consider saying what will be done."))
    return planned


@require_POST
def start(request: CycleRequest, cycle: str, public_id: str, action_id: str) -> HttpResponse:
    start_action(actor=team_person(request), action=_action_or_404(public_id, action_id))
    messages.success(request, _("The action is under way."))
    return redirect(address_of(request, response_or_404(request, public_id)))


@require_POST
def complete(request: CycleRequest, cycle: str, public_id: str, action_id: str) -> HttpResponse:
    form = forms.ProofForm(request.POST, auto_id=f"proof_{action_id}_%s")
    action, person = _action_or_404(public_id, action_id), team_person(request)
    if not submitted(request, form, lambda: complete_action(actor=person, action=action, **form.cleaned_data)):
        bound: dict[str, Any] = {f"proof_{action_id}": form}
        return show(request, response_or_404(request, public_id), **bound)
    messages.success(request, _("The action is done, with its proof."))
    return redirect(address_of(request, response_or_404(request, public_id)))


def _action_or_404(public_id: str, action_id: str) -> KeyAction:
    action = action_of(public_id, action_id)
    if action is None:
        raise Http404
    return action
