"""Who is who in a cycle: inviting, taking a role back, and a focal point's consent to be shown.

Taking back asks first, on a page that says what goes with it; the role can be given again.
"""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.core.errors import Refused
from tinkuy.design.missing import or_404
from tinkuy.design.submitting import REFUSED, form_page, take_form
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.queries.team import invited_teams, members
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.planning.team import queries
from tinkuy.planning.team.actions import roles
from tinkuy.planning.team.actions.invitations import invite_member, language_of
from tinkuy.planning.team.forms import MemberForm
from tinkuy.planning.team.models import MAY_COME_BACK
from tinkuy.planning.team.queries import goes_with, loses, others_coordinate, taken_roles, team_role_with_key

from .invitations import Addressee, review_page

PAGE = "planning/team.html"


def team(request: CycleRequest, cycle: str) -> HttpResponse:
    """The team by country and by role; what the coordination posts here is sent."""
    form = MemberForm(request.POST or None, initial=_initial(request))
    return take_form(
        request,
        form,
        lambda: invite_member(actor=team_person(request), cycle=request.cycle, **form.cleaned_data),
        PAGE,
        _context(request),
        reverse("planning:team", args=[cycle]),
        _("They are invited and get a message with the way in."),
    )


@require_POST
def review_member(request: CycleRequest, cycle: str) -> HttpResponse:
    """The message as it will be sent. Nothing goes before that was seen."""
    form = MemberForm(request.POST)
    if not form.is_valid():
        return form_page(request, PAGE, _context(request) | {"form": form}, form)
    addressee = Addressee(**form.cleaned_data)
    return review_page(request, [addressee], form, list(form.fields), "team", "rewrite_member")


@require_POST
def rewrite_member(request: CycleRequest, cycle: str) -> HttpResponse:
    """Back from the message to what was written."""
    initial = {name: request.POST.get(name, "") for name in MemberForm.base_fields}
    return render(request, PAGE, _context(request) | {"form": MemberForm(initial=initial)})


def _context(request: CycleRequest) -> dict[str, Any]:
    person = team_person(request)
    countries = invited_teams(request.cycle)
    team_roles = list(members(request.cycle))
    standing = {(role.person_id, role.role, role.country) for role in team_roles}
    return {
        "taken_roles": [one for one in taken_roles() if (one.person_id, one.role, one.country) not in standing],
        "give_back_href": reverse("planning:give_back_role", args=[request.cycle.slug]),
        "countries": countries,
        "others": [role for role in team_roles if role.role != Role.FOCAL_POINT],
        "own_focal_roles": [
            role for role in team_roles if role.role == Role.FOCAL_POINT and role.person_id == person.pk
        ],
        "is_missing": any(not team.focal_points for team in countries),
    }


def _initial(request: CycleRequest) -> dict[str, str]:
    """A link beside a country without focal point fills in role and country."""
    country = request.GET.get("country", "")
    return {"role": Role.FOCAL_POINT, "country": country, "language": language_of(country, request.cycle)}


@require_POST
def show_publicly(request: CycleRequest, cycle: str) -> HttpResponse:
    is_public = request.POST.get("shown") == "yes"
    roles.show_publicly(actor=team_person(request), team_role=_posted_team_role(request), is_public=is_public)
    return redirect("planning:team", cycle)


def _posted_team_role(request: CycleRequest) -> TeamRole:
    return or_404(team_role_with_key(request.POST.get("held", "")))


def take_role(request: CycleRequest, cycle: str) -> HttpResponse:
    """Posted it is done; else the page asks."""
    team_role = or_404(
        queries.team_role_with_key((request.POST if request.method == "POST" else request.GET).get("held", ""))
    )
    if request.method != "POST":
        is_last = team_role.role == Role.COORDINATION and not others_coordinate(team_role)
        refusal = _("A cycle keeps at least one person in its coordination.") if is_last else ""
        return _confirmation(request, team_role, refusal=refusal)
    try:
        roles.take_role(actor=team_person(request), team_role=team_role)
    except Refused as refusal:
        return _confirmation(request, team_role, refusal=str(refusal), status=REFUSED)
    messages.success(request, _("The role was taken back."))
    return redirect("planning:team", cycle)


@require_POST
def give_back_role(request: CycleRequest, cycle: str) -> HttpResponse:
    number = request.POST.get("taken", "")
    taken_role = or_404(
        taken_roles().filter(pk=int(number)).first() if number.isdecimal() and len(number) < 12 else None
    )
    roles.give_back_role(actor=team_person(request), taken_role=taken_role)
    messages.success(request, _("The role is given back, and the person is told."))
    return redirect("planning:team", cycle)


def _confirmation(request: CycleRequest, team_role: TeamRole, *, refusal: str = "", status: int = 200) -> HttpResponse:
    context = {
        "held_role": team_role,
        "name": team_role.shown_name,
        "role": team_role.get_role_display(),
        "loses": loses(team_role),
        "left": goes_with(team_role),
        "was_never_in": team_role.is_awaited,
        "days": MAY_COME_BACK.days,
        "back": reverse("planning:team", args=[request.cycle.slug]),
        "refusal": refusal,
    }
    return render(request, "planning/take_role.html", context, status=status)
