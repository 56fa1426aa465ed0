"""Before and after an invitation: the message as it will be sent; sending it again; another address."""

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
from tinkuy.design.submitting import take_form
from tinkuy.notices.wording import Wording
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.editing.forms.languages import NAMES
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.planning.team import queries
from tinkuy.planning.team.actions import invitations
from tinkuy.planning.team.actions.invitations import invite_again
from tinkuy.planning.team.forms import AddressOfMemberForm
from tinkuy.planning.team.invitation import Invited, previewed


@dataclass(frozen=True)
class Addressee:
    """Somebody who will be invited."""

    name: str
    email: str
    role: str
    country: str
    language: str


@dataclass(frozen=True)
class Message:
    """What those who read *language* will get; it differs among them by name and country only."""

    language: str
    language_name: str
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
    """One for each language, as its first reader will get it."""
    first: dict[str, Addressee] = {}
    for one in addressees:
        first.setdefault(one.language, one)
    for language, one in first.items():
        invited = Invited(one.role, "" if one.role == "reviewer" else one.country, language)
        words = previewed(inviter=team_person(request), cycle=request.cycle, name=one.name, invited=invited)
        yield Message(language, NAMES[language], one.name, words)


@require_POST
def send_again(request: CycleRequest, cycle: str) -> HttpResponse:
    team_role = _awaited(request.POST.get("held", ""))
    try:
        invite_again(actor=team_person(request), team_role=team_role)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(
            request, _("The message is on its way to %(name)s once more.") % {"name": team_role.shown_name}
        )
    return redirect("planning:team", cycle)


def correct_address(request: CycleRequest, cycle: str, held: str) -> HttpResponse:
    """Another address for somebody who has not entered yet."""
    role = _awaited(held)
    form = AddressOfMemberForm(request.POST or None, initial={"email": role.person.email})
    return take_form(
        request,
        form,
        lambda: invitations.correct_address(actor=team_person(request), team_role=role, **form.cleaned_data),
        "planning/correct_address.html",
        {"held_role": role},
        reverse("planning:team", args=[cycle]),
        _("The message is on its way to the new address. With the former one nobody enters this cycle."),
    )


def _awaited(key: str) -> TeamRole:
    """As any role that is not there, if they have entered meanwhile."""
    team_role = or_404(queries.team_role_with_key(key))
    return or_404(team_role if team_role.is_awaited else None)
