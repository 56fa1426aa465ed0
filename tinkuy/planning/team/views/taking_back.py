"""Taking a role back: it asks first, on a page that says what goes with it; and giving it again."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.core.errors import Refused
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.editing.answer import found
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.planning.team import queries
from tinkuy.planning.team.actions import giving_back, roles
from tinkuy.planning.team.models import MAY_COME_BACK
from tinkuy.planning.team.queries import goes_with, loses, others_coordinate, taken_roles


def take_role(request: CycleRequest, cycle: str) -> HttpResponse:
    """Posted it is done; else the page asks."""
    held = found(queries.role_held((request.POST if request.method == "POST" else request.GET).get("held", "")))
    if request.method != "POST":
        is_last = held.role == Role.COORDINATION and not others_coordinate(held)
        refusal = _("A cycle keeps at least one person in its coordination.") if is_last else ""
        return _asked(request, held, refusal=refusal)
    try:
        roles.take_role(actor=team_person(request), held=held)
    except Refused as refusal:
        return _asked(request, held, refusal=str(refusal), status=409)
    messages.success(request, _("The role was taken back."))
    return redirect("planning:team", cycle)


@require_POST
def give_back_role(request: CycleRequest, cycle: str) -> HttpResponse:
    number = request.POST.get("taken", "")
    taken = found(taken_roles().filter(pk=int(number)).first() if number.isdecimal() and len(number) < 12 else None)
    giving_back.give_back_role(actor=team_person(request), taken=taken)
    messages.success(request, _("The role is given back, and the person is told."))
    return redirect("planning:team", cycle)


def _asked(request: CycleRequest, held: TeamRole, *, refusal: str = "", status: int = 200) -> HttpResponse:
    context = {
        "held": held,
        "name": held.shown_name,
        "role": held.get_role_display(),
        "loses": loses(held),
        "left": goes_with(held),
        "was_never_in": held.is_awaited,
        "days": MAY_COME_BACK.days,
        "back": reverse("planning:team", args=[request.cycle.slug]),
        "refusal": refusal,
    }
    return render(request, "planning/take_role.html", context, status=status)
