"""Taking a role back: it asks first, on a page that says what goes with it; and giving it again."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.core.errors import Refused
from tinkuy.design.missing import or_404
from tinkuy.design.submitting import REFUSED
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.planning.team import queries
from tinkuy.planning.team.actions import giving_back, roles
from tinkuy.planning.team.models import MAY_COME_BACK
from tinkuy.planning.team.queries import goes_with, loses, others_coordinate, taken_roles


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
    giving_back.give_back_role(actor=team_person(request), taken_role=taken_role)
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
