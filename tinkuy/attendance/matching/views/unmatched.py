"""The unmatched queue: whose account was it? One account a line; by keys, by mouse, by touch, without scripts.

Somebody who came without registering is registered from their account.
"""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.attendance.matching.actions import decisions as decisions_actions
from tinkuy.attendance.matching.actions.decisions import match_presence
from tinkuy.attendance.matching.actions.walking_in import register_walk_in
from tinkuy.attendance.matching.forms import WalkInForm
from tinkuy.attendance.matching.models import Owner
from tinkuy.attendance.matching.queries.decisions import decisions, last_decision, presence_with
from tinkuy.attendance.matching.queries.unmatched import (
    Suggestion,
    Unmatched,
    described_account,
    registration_by_words,
    unmatched_queue,
)
from tinkuy.attendance.presences.models import Presence
from tinkuy.convening.registrations.models import Registration
from tinkuy.core.text import HIDDEN_ADDRESS
from tinkuy.design.missing import or_404
from tinkuy.design.submitting import REFUSED, form_page, pressed
from tinkuy.planning.cycles.queries import invited_countries, webinars_in_order
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.planning.team.actions.invitations import language_of

from .narrowing import narrowed


def queue(request: CycleRequest, cycle: str) -> HttpResponse:
    return _page(request)


@require_POST
def match(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    presence = get_object_or_404(Presence, public_id=public_id)
    registration = get_object_or_404(Registration, public_id=request.POST.get("registration", ""))
    return decided(
        request,
        lambda: match_presence(
            actor=team_person(request),
            presence=presence,
            registration=registration,
            decision_read=decision_in_form(request),
        ),
        _("Decided. It can be taken back."),
    )


@require_POST
def leave_out(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    presence = get_object_or_404(Presence, public_id=public_id)
    owner = request.POST.get("owner", "")
    is_team = owner == Owner.TEAM
    return decided(
        request,
        lambda: decisions_actions.leave_out(
            actor=team_person(request), presence=presence, owner=owner, decision_read=decision_in_form(request)
        ),
        _("Marked as the team's: it is left out of every figure.")
        if is_team
        else _("Left out: it counts in no figure. It can be taken back."),
    )


def decision_in_form(request: CycleRequest) -> str:
    """The decision that stood on the page when the form was made."""
    return str(request.POST.get("seen", ""))[:20]


def decided(request: CycleRequest, deed: Callable[[], Any], words: str) -> HttpResponse:
    """Do it and go on with the account that follows; a refusal stands above the queue as it now is."""
    if not pressed(request, deed, words):
        return _page(request, status=REFUSED)
    return redirect(narrowed(request.POST).address(request.cycle.slug))


def _page(request: CycleRequest, status: int = 200) -> HttpResponse:
    narrow = narrowed(request.POST if request.method == "POST" else request.GET)
    words, chosen = request.GET.get("q", "")[:80], request.GET.get("presence", "")
    registrations = registration_by_words(request.cycle, words)
    queue = unmatched_queue(request.cycle, narrow.queue_filter(), str(narrow.page))
    lines = [_line(one, chosen, words, registrations) for one in queue.accounts]
    other = None if not chosen or any(line["is_chosen"] for line in lines) else _other(request, chosen)
    context = {
        "queue": queue,
        "page": queue.page,
        "lines": lines,
        "changed": _line(other, chosen, words, registrations) if other else None,
        "words": words,
        "narrow": narrow,
        "webinars": webinars_in_order(),
        "last": last_decision(request.cycle, team_person(request)),
        "decided_count": decisions().count(),
    }
    return render(request, "attendance/unmatched.html", context, status=status)


def _line(one: Unmatched, chosen: str, words: str, registrations: list[Suggestion]) -> dict[str, Any]:
    """An account, and whom its keys 1 to 8 would take: those that were looked for, else those suggested."""
    is_chosen = one.account.presence.public_id == chosen
    is_found = is_chosen and bool(words)
    return {
        "one": one,
        "is_chosen": is_chosen,
        "is_found": is_found,
        "choices": registrations if is_found else one.suggestions,
    }


def _other(request: CycleRequest, public_id: str) -> Unmatched | None:
    """An account that is not on this page: one whose decision is to be changed."""
    presence = presence_with(public_id)
    return described_account(request.cycle, presence) if presence else None


def page(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    presence = get_object_or_404(Presence, public_id=public_id)
    one = or_404(described_account(request.cycle, presence))
    is_sent = request.method == "POST"
    values = request.POST if is_sent else request.GET
    invited = invited_countries(request.cycle)
    form = WalkInForm(request.POST or None, invited=invited, initial=_known(request, one))
    if is_sent and form.is_valid():
        return decided(
            request,
            lambda: register_walk_in(
                actor=team_person(request), presence=presence, decision_read=decision_in_form(request), **form.answers
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
    return form_page(request, "attendance/walk_in.html", context, form)


def _known(request: CycleRequest, one: Unmatched) -> dict[str, Any]:
    """What the report tells: the name as it stands, the country, and the language that goes with it."""
    country = one.account.country
    language = language_of(country, request.cycle)
    return {
        "name": one.account.names_without_addresses[0].replace(HIDDEN_ADDRESS, "").strip(),
        "country": country,
        "language": language,
    }
