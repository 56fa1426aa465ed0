"""For who operates the site: what a probe asks, and the administrators' page of what the doctor finds quickly."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.config.backups.schedule import standing_of_backups
from tinkuy.core import clock
from tinkuy.notices.queries import clock_in_doubt, held_erasures
from tinkuy.planning.hub_settings import actions
from tinkuy.planning.request import team_person

from .doctor.examining import examine, stops

HEALTHY = b'{"status": "ok"}'


def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers. In the server this is said before a thread is asked for: see `asgi`."""
    return HttpResponse(HEALTHY, content_type="application/json")


def readyz(request: HttpRequest) -> JsonResponse:
    """The process can do its work: the database answers, and the keys open what it holds. Else 503.

    Without backups it still does its work, and is `degraded`. What is amiss besides, and stops nobody, stands in
    `warnings` by the names that `tinkuy doctor --json` has for it.
    """
    faults = {finding.name for finding in examine(quick=True) if finding.is_fault}
    stopped, backup = faults & stops(), standing_of_backups()
    status = {
        "status": "unavailable" if stopped else "degraded" if "backup" in faults else "ok",
        "database": "down" if "database" in faults else "up",
        "keys": "closed" if "keys" in faults else "open",
        "backup": {name: backup[name] for name in ("state", "age")},
        "warnings": sorted(faults - stopped),
    }
    return JsonResponse(status, status=503 if stopped else 200)


def installation(request: HttpRequest) -> HttpResponse:
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
