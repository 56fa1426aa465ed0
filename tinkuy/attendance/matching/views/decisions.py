"""What was decided of accounts: who, when, what; each can be taken back or changed. What the program matched by name: a
person confirms it, or says that it is not them; either can be taken back.
"""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.attendance.matching.actions.decisions import take_back
from tinkuy.attendance.matching.actions.verdicts import confirm_match, refuse_match, take_back_verdict
from tinkuy.attendance.matching.models import NameAlias, NameVerdict
from tinkuy.attendance.matching.queries.by_name import latest_verdict, names_to_look_at, page_of_verdicts, verdict_rows
from tinkuy.attendance.matching.queries.decisions import decided_page, decisions
from tinkuy.attendance.matching.queries.owners import waiting_presences
from tinkuy.attendance.presences.models import Presence
from tinkuy.convening.registrations.models import Registration
from tinkuy.core.deeds import prepares
from tinkuy.core.errors import Refused
from tinkuy.design.submitting import REFUSED, pressed, refuse_press
from tinkuy.planning.cycles.queries import webinar_at, webinars_in_order
from tinkuy.planning.request import CycleRequest, team_person

from .narrowing import narrowed

LIST = "attendance:named"


def accounts(request: CycleRequest, cycle: str) -> HttpResponse:
    return _page_of_accounts(request)


@require_POST
def unmatch(request: CycleRequest, cycle: str, alias: int) -> HttpResponse:
    """Take it back, and stay where one was: in the queue or in the list."""
    decided: NameAlias = get_object_or_404(decisions(), pk=alias)
    success = _("Taken back: the account waits again.")
    if not pressed(request, lambda: take_back(actor=team_person(request), alias=decided), success):
        return _page_of_accounts(request, status=REFUSED)
    if request.POST.get("from") == "queue":
        return redirect(narrowed(request.POST).address(cycle))
    return redirect("attendance:decisions", cycle)


def _page_of_accounts(request: CycleRequest, status: int = 200) -> HttpResponse:
    page, decided = decided_page(request.cycle, request.GET.get("page", "1")[:6])
    context = {"page": page, "decided": decided, "is_waiting": waiting_presences().exists()}
    return render(request, "attendance/decisions.html", context, status=status)


def names(request: CycleRequest, cycle: str) -> HttpResponse:
    return _page_of_names(request)


@require_POST
def confirm(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    return _say(request, public_id, is_theirs=True)


@require_POST
def refuse(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    return _say(request, public_id, is_theirs=False)


@prepares
@require_POST
def take_verdict_back(request: CycleRequest, cycle: str, verdict: int) -> HttpResponse:
    name_verdict: NameVerdict = get_object_or_404(verdict_rows(), pk=verdict)
    try:
        given_back = take_back_verdict(actor=team_person(request), verdict=name_verdict)
    except Refused as refusal:
        refuse_press(request, str(refusal))
        return _page_of_names(request, status=REFUSED)
    is_waiting = not name_verdict.is_theirs and not given_back
    messages.success(
        request,
        _("Taken back. The account waits: nothing tells any more whose it is.")
        if is_waiting
        else _("Taken back: it is matched by its name, as before."),
    )
    return redirect(narrowed(request.POST).address(cycle, LIST))


def _say(request: CycleRequest, public_id: str, *, is_theirs: bool) -> HttpResponse:
    presence = get_object_or_404(Presence, public_id=public_id)
    registration = get_object_or_404(Registration, public_id=request.POST.get("registration", ""))
    say = confirm_match if is_theirs else refuse_match
    try:
        say(actor=team_person(request), presence=presence, registration=registration)
    except Refused as refusal:
        refuse_press(request, str(refusal))
        return _page_of_names(request, status=REFUSED)
    messages.success(
        request,
        _("Confirmed. It can be taken back.")
        if is_theirs
        else _("Not this person: the account waits in the queue, and the program does not match it so again."),
    )
    return redirect(narrowed(request.POST).address(request.cycle.slug, LIST))


def _page_of_names(request: CycleRequest, status: int = 200) -> HttpResponse:
    narrow = narrowed(request.POST if request.method == "POST" else request.GET)
    webinar = webinar_at(narrow.session) if narrow.session else None
    names = names_to_look_at(request.cycle, webinar, str(narrow.page))
    page, verdicts = page_of_verdicts(request.cycle, request.GET.get("said", "1")[:6])
    context = {
        "names": names,
        "page": names.page,
        "narrow": narrow,
        "webinars": webinars_in_order(),
        "said": page,
        "told_page": verdicts,
        "last": latest_verdict(request.cycle, team_person(request)),
    }
    return render(request, "attendance/named.html", context, status=status)
