"""Who is who in a cycle: inviting, taking a role back, and a focal point's consent to be shown.

Before and after an invitation stands the message as it will be sent. Taking back asks first, on a page that says what
goes with it; the role can be given again.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.core.errors import Refused
from tinkuy.design.missing import or_404
from tinkuy.design.submitting import REFUSED, form_page, pressed, take_form
from tinkuy.notices.wording import Wording
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.queries import invited_teams, members
from tinkuy.planning.editing.forms import NAMES
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.planning.team import queries
from tinkuy.planning.team.actions import invitations, roles
from tinkuy.planning.team.actions.invitations import invite_again, invite_member, language_of
from tinkuy.planning.team.duties import Duty, grouped
from tinkuy.planning.team.forms import AddressOfMemberForm, MemberForm, SuccessorForm
from tinkuy.planning.team.invitation import Invited, previewed
from tinkuy.planning.team.models import MAY_COME_BACK
from tinkuy.planning.team.queries import (
    goes_with,
    loses,
    others_coordinate,
    taken_roles,
    team_role_with_key,
)
from tinkuy.planning.team.succession import left_duties, successors_of


@dataclass(frozen=True)
class Addressee:
    """Somebody who will be invited."""

    name: str
    email: str
    role: str
    country: str
    language: str
    stands_as: str = ""
    """The roles that they have in this team already."""

    @property
    def role_label(self) -> str:
        return str(Role(self.role).label)


@dataclass(frozen=True)
class Message:
    """What those who read *language* and get this role will get; it differs among them by name and country only."""

    language: str
    language_name: str
    role: str
    name: str
    words: Wording


def review_page(
    request: CycleRequest,
    addressees: Sequence[Addressee],
    form: Form,
    names: Sequence[str],
    send: str,
    change: str,
    context: dict[str, Any] | None = None,
) -> HttpResponse:
    """Who will be written to, and what. The fields *names* of *form* are carried along, hidden, to the route *send*, or
    back to *change*."""
    slug = request.cycle.slug
    page_context = (context or {}) | {
        "addressees": addressees,
        "messages_shown": list(_messages(request, addressees)),
        "carried": [(form[name].html_name, form[name].value() or "") for name in names],
        "send": reverse(f"planning:{send}", args=[slug]),
        "change": reverse(f"planning:{change}", args=[slug]),
    }
    return render(request, "planning/review_invitations.html", page_context)


def _messages(request: CycleRequest, addressees: Sequence[Addressee]) -> Iterator[Message]:
    """One for each language and role, as its first reader will get it."""
    first: dict[tuple[str, str], Addressee] = {}
    for one in addressees:
        first.setdefault((one.language, one.role), one)
    for (language, _role), one in first.items():
        invited = Invited(one.role, "" if one.role == "reviewer" else one.country, language)
        words = previewed(inviter=team_person(request), cycle=request.cycle, name=one.name, invited=invited)
        yield Message(language, NAMES[language], one.role_label, one.name, words)


@require_POST
def send_again(request: CycleRequest, cycle: str) -> HttpResponse:
    team_role = _awaited(request.POST.get("held", ""))
    success = _("The message is on its way to %(name)s once more.") % {"name": team_role.display_name}
    pressed(request, lambda: invite_again(actor=team_person(request), team_role=team_role), success)
    return redirect("planning:team", cycle)


def correct_address(request: CycleRequest, cycle: str, role: str) -> HttpResponse:
    """Another address for somebody who has not entered yet."""
    team_role = _awaited(role)
    form = AddressOfMemberForm(request.POST or None, initial={"email": team_role.person.email})
    return take_form(
        request,
        form,
        lambda: invitations.correct_address(actor=team_person(request), team_role=team_role, **form.cleaned_data),
        "planning/correct_address.html",
        {"held_role": team_role},
        reverse("planning:team", args=[cycle]),
        _("The message is on its way to the new address. With the former one nobody enters this cycle."),
    )


def _awaited(key: str) -> TeamRole:
    """As any role that is not there, if they have entered meanwhile."""
    team_role = or_404(queries.team_role_with_key(key))
    return or_404(team_role if team_role.is_awaited else None)


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
    """A link beside a country without focal point fills in role and country; one that asks for a peer, the role."""
    country = request.GET.get("country", "")
    role = Role.REVIEWER if request.GET.get("role") == Role.REVIEWER else Role.FOCAL_POINT
    return {"role": role, "country": country, "language": language_of(country, request.cycle)}


@require_POST
def show_publicly(request: CycleRequest, cycle: str) -> HttpResponse:
    is_public = request.POST.get("shown") == "yes"
    roles.show_publicly(
        actor=team_person(request),
        team_role=or_404(team_role_with_key(request.POST.get("held", ""))),
        is_public=is_public,
    )
    return redirect("planning:team", cycle)


def take_role(request: CycleRequest, cycle: str) -> HttpResponse:
    """Posted it is done, with what is handed over; else the page asks."""
    team_role = or_404(
        queries.team_role_with_key((request.POST if request.method == "POST" else request.GET).get("held", ""))
    )
    left = left_duties(team_role)
    successors = successors_of(team_role.person, left, request.cycle)
    form = SuccessorForm(request.POST or None, successors=successors, may_be_nobody=True)
    if request.method != "POST" or not form.is_valid():
        is_last = team_role.role == Role.COORDINATION and not others_coordinate(team_role)
        refusal = _("A cycle keeps at least one person in its coordination.") if is_last else ""
        return _confirmation(request, team_role, left, form, refusal=refusal)
    successor = form.cleaned_data["successor"]
    try:
        roles.take_role(actor=team_person(request), team_role=team_role, successor=successor)
    except Refused as refusal:
        return _confirmation(request, team_role, left, form, refusal=str(refusal), status=REFUSED)
    messages.success(
        request,
        _("The role was taken back, and what waited was handed over.") if successor else _("The role was taken back."),
    )
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


def _confirmation(
    request: CycleRequest,
    team_role: TeamRole,
    left: Sequence[Duty],
    form: SuccessorForm,
    *,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "groups": grouped(left),
        "form": form,
        "may_hand_over": bool(form.successors),
        "held_role": team_role,
        "name": team_role.display_name,
        "role": team_role.get_role_display(),
        "loses": loses(team_role),
        "left": goes_with(team_role),
        "was_never_in": team_role.is_awaited,
        "days": MAY_COME_BACK.days,
        "back": reverse("planning:team", args=[request.cycle.slug]),
        "refusal": refusal,
    }
    return render(request, "planning/take_role.html", context, status=status)
