"""Who is who in a cycle: inviting, taking a role back, and a focal point's consent to be shown."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from tinkuy.people.roles import Role
from tinkuy.planning import actions, queries
from tinkuy.planning.forms import MemberForm
from tinkuy.planning.models import TeamRole
from tinkuy.planning.request import CycleRequest, team_person

from .answer import answer, found, rights


def team(request: CycleRequest, cycle: str) -> HttpResponse:
    """The team by country and by role; the coordination adds someone here."""
    person = team_person(request)
    countries = queries.invited_teams(request.cycle)
    form = MemberForm(request.POST or None, initial=_wanted(request))
    held = list(queries.members(request.cycle))
    context: dict[str, Any] = {
        "countries": countries,
        "others": [role for role in held if role.role != Role.FOCAL_POINT],
        "own_focal_roles": [role for role in held if role.role == Role.FOCAL_POINT and role.person_id == person.pk],
        "may": rights(request),
        "is_missing": any(not team.focal_points for team in countries),
    }
    return answer(
        request,
        form,
        lambda: actions.invite_member(actor=person, cycle=request.cycle, **form.cleaned_data),
        "planning/team.html",
        context,
        reverse("planning:team", args=[cycle]),
    )


def _wanted(request: CycleRequest) -> dict[str, str]:
    """A link beside a country without focal point fills in role and country."""
    country = request.GET.get("country", "")
    return {"role": Role.FOCAL_POINT, "country": country} if country else {"role": Role.FOCAL_POINT}


@require_POST
def take_role(request: CycleRequest, cycle: str) -> HttpResponse:
    actions.take_role(actor=team_person(request), held=_held(request))
    return redirect("planning:team", cycle)


@require_POST
def show_publicly(request: CycleRequest, cycle: str) -> HttpResponse:
    shown = request.POST.get("shown") == "yes"
    actions.show_publicly(actor=team_person(request), held=_held(request), shown=shown)
    return redirect("planning:team", cycle)


def _held(request: CycleRequest) -> TeamRole:
    return found(queries.role_held(request.POST.get("held", "")))
