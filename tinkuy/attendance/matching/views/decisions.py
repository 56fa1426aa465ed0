"""What was decided of accounts: who, when, what; each can be taken back or changed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.attendance.matching.actions.decisions import take_back
from tinkuy.attendance.matching.models import NameAlias
from tinkuy.attendance.matching.queries.decisions import decided_page, decisions
from tinkuy.attendance.matching.queries.owners import waiting_presences
from tinkuy.core.errors import Refused
from tinkuy.planning.request import CycleRequest, team_person

from .narrowing import narrowed


def page(request: CycleRequest, cycle: str) -> HttpResponse:
    return _page(request)


@require_POST
def unmatch(request: CycleRequest, cycle: str, alias: int) -> HttpResponse:
    """Take it back, and stay where one was: in the queue or in the list."""
    decided: NameAlias = get_object_or_404(decisions(), pk=alias)
    try:
        take_back(actor=team_person(request), alias=decided)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return _page(request, status=422)
    messages.success(request, _("Taken back: the account waits again."))
    if request.POST.get("from") == "queue":
        return redirect(narrowed(request.POST).address(cycle))
    return redirect("attendance:decisions", cycle)


def _page(request: CycleRequest, status: int = 200) -> HttpResponse:
    page, decided = decided_page(request.cycle, request.GET.get("page", "1")[:6])
    context = {"page": page, "decided": decided, "is_waiting": waiting_presences().exists()}
    return render(request, "attendance/decisions.html", context, status=status)
