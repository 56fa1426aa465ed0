"""Several persons invited at once: the list as it was read, line by line, with the messages; then it is sent.

What is carried from page to page is the list itself. It is read again when it is sent, so that nobody is invited twice
whom somebody else invited meanwhile.
"""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _, ngettext
from django.views.decorators.http import require_POST

from tinkuy.core.text import listed
from tinkuy.design.submitting import form_page, submitted
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.queries import countries_awaiting_focal_point
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.planning.team.actions.invitations import NewMember, invite_members
from tinkuy.planning.team.forms import SeveralForm
from tinkuy.planning.team.pasted_team_addresses import AddressLine, ReadAs, Standing, read_addresses
from tinkuy.planning.team.queries import standing_addresses

from .members import Addressee, review_page

PAGE = "planning/invite_several.html"


def several(request: CycleRequest, cycle: str) -> HttpResponse:
    """The empty form; what is posted here is sent. Who came from the plan, to see what is missing, is back there."""
    initial = {"role": Role.OBSERVER, "language": request.cycle.main_language, "from_plan": "plan" in request.GET}
    form = SeveralForm(request.POST or None, initial=initial)
    lines = _lines(request, form)
    new = [_member(line) for line in lines if line.read_as == ReadAs.NEW]
    if form.is_bound and form.is_valid() and not new:
        form.add_error("pasted", _("Nobody in this list can be invited. Each line says why below."))
    done = submitted(
        request, form, lambda: invite_members(actor=team_person(request), cycle=request.cycle, members=new)
    )
    if not done:
        return _page(request, form, lines)
    count = len(done.result)
    sentence = ngettext("%(count)s person is invited.", "%(count)s persons are invited.", count)
    messages.success(request, sentence % {"count": count})
    return redirect("planning:plan" if form.cleaned_data["from_plan"] else "planning:team", cycle)


@require_POST
def review_several(request: CycleRequest, cycle: str) -> HttpResponse:
    """Who will be invited as what, who will not and why, and the messages."""
    form = SeveralForm(request.POST)
    lines = _lines(request, form)
    new = [line for line in lines if line.read_as == ReadAs.NEW]
    if not form.is_valid() or not new:
        if form.is_valid():
            form.add_error("pasted", _("Nobody in this list can be invited. Each line says why below."))
        return _page(request, form, lines)
    standing = standing_addresses()
    addressees = [Addressee(**_member(line), stands_as=_roles_of(line.email, standing)) for line in new]
    context = {"unread": _not_new(lines), "shows_roles": True}
    return review_page(request, addressees, form, list(form.fields), "invite_several", "rewrite_several", context)


@require_POST
def rewrite_several(request: CycleRequest, cycle: str) -> HttpResponse:
    """Back from the messages to the list."""
    form = SeveralForm(request.POST)
    typed = SeveralForm(initial={name: request.POST.get(name, "") for name in SeveralForm.base_fields})
    return _page(request, typed, _lines(request, form))


def _page(request: CycleRequest, form: SeveralForm, lines: Sequence[AddressLine]) -> HttpResponse:
    """The list to paste, with the countries that still have no focal point."""
    context = {"form": form, "unread": _not_new(lines), "missing": countries_awaiting_focal_point(request.cycle)}
    return form_page(request, PAGE, context | {"is_from_plan": str(form["from_plan"].value()) == "True"}, form)


def _lines(request: CycleRequest, form: SeveralForm) -> Sequence[AddressLine]:
    if not form.is_valid():
        return []
    return read_addresses(
        form.cleaned_data["pasted"],
        role=form.cleaned_data["role"],
        language=form.cleaned_data["language"],
        invited=[one.country for one in request.cycle.invited_countries.all()],
        standing=standing_addresses(),
    )


def _not_new(lines: Sequence[AddressLine]) -> list[AddressLine]:
    return [line for line in lines if line.read_as != ReadAs.NEW]


def _roles_of(email: str, standing: Standing) -> str:
    return listed(
        dict.fromkeys(str(Role(role).label) for address, role, _country in sorted(standing) if address == email)
    )


def _member(line: AddressLine) -> NewMember:
    return {
        "name": line.name,
        "email": line.email,
        "role": line.role,
        "country": line.country,
        "language": line.language,
    }
