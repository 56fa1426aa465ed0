"""The public page where anyone checks a certificate by its code: what is true of it, and no name unless its person
chose so.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django_scopes import scope

from tinkuy.attendance.certificates.actions.checking import look_up
from tinkuy.attendance.certificates.models import Certificate
from tinkuy.attendance.certificates.queries.certificates import minutes_of, named_where_checked, sessions_on_it
from tinkuy.attendance.certificates.rules import LENGTH, normalised_code, tells_theme
from tinkuy.attendance.certificates.wording import day_on_it, hours_in_words
from tinkuy.core.deeds import counts_tries
from tinkuy.core.errors import Refused
from tinkuy.design.submitting import refused_page
from tinkuy.people.actions.patience import block_of
from tinkuy.people.countries import country_name
from tinkuy.planning.hub.queries import hub_line


@never_cache
def form(request: HttpRequest) -> HttpResponse:
    """The code of another one; without script it is sent here and leads on."""
    if typed := request.GET.get("code", "").strip():
        return redirect("attendance:check_certificate", typed[:60].replace("/", "-"))
    if "code" in request.GET:
        refusal = _("Write the code that stands at the foot of the paper.")
        return _quiet(refused_page(request, "attendance/check_certificate.html", {"refusal": refusal}))
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
        context = {"is_unknown": True, "length_fault": _length_fault(certificate)}
        return _quiet(render(request, "attendance/check_certificate.html", context, status=404))
    with scope(cycle=checked.cycle):
        return _quiet(render(request, "attendance/check_certificate.html", _facts(checked)))


def _length_fault(typed: str) -> str:
    """Whoever left a letter out, or wrote one twice, need not compare all of them."""
    count = len(normalised_code(typed))
    if count == LENGTH:
        return ""
    sentence = _("A code has %(length)d letters and digits; this one has %(count)d.")
    return sentence % {"length": LENGTH, "count": count}


def _facts(certificate: Certificate) -> dict[str, Any]:
    """The country stands only beside the name: of a small one it would be as good as that."""
    cycle, sessions, named = certificate.cycle, sessions_on_it(certificate), named_where_checked(certificate)
    return {
        "certificate": certificate,
        "cycle": cycle,
        "tells_theme": tells_theme(cycle),
        "sessions": sessions,
        "hours": hours_in_words(minutes_of(sessions)) if sessions else "",
        "name": named.name() if named else "",
        "country": country_name(named.country) if named and named.country and sessions else "",
        "issued": day_on_it(cycle, certificate.issued_at),
        "corrected": day_on_it(cycle, certificate.corrected_at) if certificate.corrected_at else "",
        "hub": hub_line(),
    }


def _quiet(response: HttpResponse) -> HttpResponse:
    response["X-Robots-Tag"] = "noindex"
    return response
