"""Registering somebody who came without registering, from their account in the queue."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from tinkuy.attendance.matching.actions.walking_in import register_walk_in
from tinkuy.attendance.matching.forms import WalkInForm
from tinkuy.attendance.matching.queries.unmatched import Unmatched, described_account
from tinkuy.attendance.presences.models import Presence
from tinkuy.core.text import HIDDEN_ADDRESS
from tinkuy.planning.cycles.queries.team import invited_countries
from tinkuy.planning.request import CycleRequest, team_person

from .narrowing import narrowed
from .unmatched import decided, seen_in_form


def page(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    presence = get_object_or_404(Presence, public_id=public_id)
    one = described_account(request.cycle, presence)
    if one is None:
        raise Http404
    is_sent = request.method == "POST"
    values = request.POST if is_sent else request.GET
    invited = invited_countries(request.cycle)
    form = WalkInForm(request.POST or None, invited=invited, initial=_known(request, one))
    if is_sent and form.is_valid():
        return decided(
            request,
            lambda: register_walk_in(
                actor=team_person(request), presence=presence, decision_seen=seen_in_form(request), **form.answers
            ),
            _("Registered as a walk-in. It can be taken back while they have not used it."),
        )
    narrow = narrowed(values)
    context = {
        "form": form,
        "one": one,
        "narrow": narrow,
        "seen": values.get("seen", ""),
        "back": narrow.address(cycle),
    }
    return render(request, "attendance/walk_in.html", context, status=422 if form.errors else 200)


def _known(request: CycleRequest, one: Unmatched) -> dict[str, Any]:
    """What the report tells: the name as it stands, the country, and the language that goes with it."""
    country = one.account.country
    language = "pt-br" if country == "BR" else request.cycle.main_language
    return {
        "name": one.account.shown_names[0].replace(HIDDEN_ADDRESS, "").strip(),
        "country": country,
        "language": language,
    }
