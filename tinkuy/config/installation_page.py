"""The administrators' page: what the doctor finds that is quick to find, and what only a person can say."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.core import clock
from tinkuy.notices.queries import clock_in_doubt, held_erasures
from tinkuy.planning.hub import actions
from tinkuy.planning.request import team_person

from .doctor import examine


def page(request: HttpRequest) -> HttpResponse:
    findings = examine(quick=True)
    context = {
        "faults": [finding for finding in findings if finding.is_fault],
        "sound": [finding for finding in findings if not (finding.is_fault or finding.is_advice)],
        "advices": [finding for finding in findings if finding.is_advice],
        "doubt": clock_in_doubt(),
        "held": held_erasures(),
        "now": clock.now(),
    }
    return render(request, "config/installation.html", context)


@require_POST
def believe_clock(request: HttpRequest) -> HttpResponse:
    actions.trust_clock(actor=team_person(request))
    messages.success(request, _("The clock is believed. What is due is done by it again."))
    return redirect("installation")


@require_POST
def allow_erasure(request: HttpRequest) -> HttpResponse:
    actions.allow_erasure(actor=team_person(request), name=request.POST.get("held", "")[:200])
    messages.success(request, _("Agreed. It is erased within a minute."))
    return redirect("installation")
