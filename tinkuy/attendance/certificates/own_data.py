"""What a participant's certificate says, as plain values among their own data; and the section of their own page."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string

from tinkuy.convening.registrations.models import Registration

from .queries.certificates import certificate_of


def own_certificate(registration: Registration) -> list[dict[str, Any]]:
    certificate = certificate_of(registration)
    if certificate is None:
        return []
    return [
        {
            "code": certificate.code_in_groups,
            "issued_at": certificate.issued_at.isoformat(),
            "attended": certificate.attended,
            "shows_name": certificate.shows_name,
        }
    ]


def certificate_on_own_page(registration: Registration, _request: HttpRequest) -> str:
    """Nothing while they have none."""
    certificate = certificate_of(registration)
    if certificate is None:
        return ""
    context = {"certificate": certificate, "cycle": registration.cycle}
    return render_to_string("attendance/parts/own_certificate.html", context)
