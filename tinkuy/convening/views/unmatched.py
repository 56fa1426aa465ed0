"""The unmatched queue: whose account was it?"""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.convening import actions
from tinkuy.convening.models import Presence, Registration
from tinkuy.convening.queries.unmatched import decided_accounts, registration_by_words, unmatched_queue
from tinkuy.planning.request import CycleRequest, team_person


def queue(request: CycleRequest, cycle: str) -> HttpResponse:
    words = request.GET.get("q", "")[:80]
    context = {
        "waiting": unmatched_queue(request.cycle),
        "decided": decided_accounts(request.cycle),
        "words": words,
        "found": registration_by_words(request.cycle, words),
        "chosen": request.GET.get("presence", ""),
    }
    return render(request, "convening/unmatched.html", context)


@require_POST
def match(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    presence = get_object_or_404(Presence, public_id=public_id)
    registration = get_object_or_404(Registration, public_id=request.POST.get("registration", ""))
    actions.match_presence(actor=team_person(request), presence=presence, registration=registration)
    messages.success(request, _("Decided. It can be taken back below."))
    return redirect("convening:unmatched", cycle)


@require_POST
def unmatch(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    presence = get_object_or_404(Presence, public_id=public_id)
    actions.unmatch_presence(actor=team_person(request), presence=presence)
    messages.success(request, _("Taken back: the account waits again."))
    return redirect("convening:unmatched", cycle)
