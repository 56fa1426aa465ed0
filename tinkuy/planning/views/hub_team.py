"""The administrator's page: who publishes on the hub, who audits, who runs the installation."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from tinkuy.planning import actions
from tinkuy.planning.forms import HubRoleForm
from tinkuy.planning.queries.hub_team import hub_team
from tinkuy.planning.request import team_person

from .answer import answer


def page(request: HttpRequest) -> HttpResponse:
    form = HubRoleForm(request.POST or None)
    return answer(
        request,
        form,
        lambda: actions.give_hub_role(actor=team_person(request), **form.cleaned_data),
        "planning/hub_team.html",
        {"held_roles": hub_team()},
        reverse("planning:hub_team"),
    )


@require_POST
def take(request: HttpRequest) -> HttpResponse:
    held = get_object_or_404(hub_team(), pk=_number(request.POST.get("held", "")))
    actions.take_hub_role(actor=team_person(request), held=held)
    return redirect("planning:hub_team")


def _number(written: str) -> int:
    return int(written) if written.isdecimal() and len(written) < 12 else 0
