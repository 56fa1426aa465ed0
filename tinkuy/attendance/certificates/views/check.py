"""The public page where anyone checks a certificate by its code: what is true of it, and no name unless its person
chose so.
"""

from typing import Any

from tinkuy.attendance.certificates.models import Certificate
from tinkuy.attendance.certificates.papers import PaperKind, form_of, page_of
from tinkuy.attendance.certificates.queries.certificates import (
    certificate_with,
    minutes_of,
    named_where_checked,
    sessions_on_it,
)
from tinkuy.attendance.certificates.rules import tells_theme
from tinkuy.attendance.certificates.wording import day_on_it, hours_in_words
from tinkuy.people.countries import country_name
from tinkuy.planning.hub_settings.queries import hub_line


def facts(certificate: Certificate) -> dict[str, Any]:
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


CERTIFICATES = PaperKind(
    door="certificate",
    with_code=certificate_with,
    facts=facts,
    template="attendance/check_certificate.html",
    route="attendance:check_certificate",
)
form, page = form_of(CERTIFICATES), page_of(CERTIFICATES)
