"""The public page where anyone checks a certificate by its code: what is true of it, and no name unless its person
chose so.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django_scopes import scope

from tinkuy.attendance.certificates.actions.checking import look_up
from tinkuy.attendance.certificates.models import Certificate
from tinkuy.attendance.certificates.queries.certificates import minutes_of, name_where_checked, sessions_on_it
from tinkuy.attendance.certificates.rules import tells_sessions, tells_theme
from tinkuy.attendance.certificates.wording import hours_in_words
from tinkuy.core.deeds import counts_tries
from tinkuy.core.errors import Refused
from tinkuy.people.actions.patience import block_of
from tinkuy.people.countries import country_name
from tinkuy.planning.hub.queries import hub_line


@never_cache
def form(request: HttpRequest) -> HttpResponse:
    """The code of another one; without script it is sent here and leads on."""
    if typed := request.GET.get("code", "").strip():
        return redirect("attendance:check_certificate", typed[:60].replace("/", "-"))
    return _quiet(render(request, "attendance/check_certificate.html", {}))


@counts_tries
@never_cache
def page(request: HttpRequest, certificate: str) -> HttpResponse:
    """A wrong code answers 404, in words; who tries many waits longer each time."""
    try:
        checked = look_up(code=certificate, block=block_of(str(request.META.get("REMOTE_ADDR", ""))))
    except Refused as refusal:
        return _quiet(render(request, "attendance/check_certificate.html", {"refusal": str(refusal)}, status=429))
    if checked is None:
        return _quiet(render(request, "attendance/check_certificate.html", {"is_unknown": True}, status=404))
    with scope(cycle=checked.cycle):
        return _quiet(render(request, "attendance/check_certificate.html", _facts(checked)))


def _facts(certificate: Certificate) -> dict[str, Any]:
    cycle, sessions = certificate.cycle, sessions_on_it(certificate)
    return {
        "certificate": certificate,
        "cycle": cycle,
        "tells_theme": tells_theme(cycle),
        "sessions": sessions if tells_sessions(cycle) else [],
        "hours": hours_in_words(minutes_of(sessions)),
        "name": name_where_checked(certificate),
        "country": country_name(certificate.country) if certificate.country else "",
        "hub": hub_line(),
    }


def _quiet(response: HttpResponse) -> HttpResponse:
    response["X-Robots-Tag"] = "noindex"
    return response
