"""The certificate on paper: one A4 page across, in its person's language. The name is written now and kept nowhere."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _, override

from tinkuy.core.text import in_language
from tinkuy.design.figures.faja import faja
from tinkuy.design.typesetting.looks import LOOKS, REGIONS, qr_code, writable_plain
from tinkuy.design.typesetting.setting import set_pdf
from tinkuy.people.countries import countries, country_name
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.cycles.queries import focal_points_of
from tinkuy.planning.hours import day_with_year, local_day, short_day
from tinkuy.planning.hub_settings.queries import hub_line

from .models import Certificate
from .papers import moment_printed
from .queries.certificates import minutes_of, sessions_on_it
from .rules import tells_theme
from .wording import day_on_it, hours_in_words

TEMPLATE = Path(__file__).parent / "typst" / "certificate.typ"

EVEN: dict[str, int] = {}
"""A faja that tells of nothing: whoever holds the paper learns no counts of the cycle from it."""
ANY_MASK = 0


def certificate_pdf(certificate: Certificate, *, name: str, language: str) -> bytes:
    """The PDF of *certificate* for *name*, dated when it was issued, or that year. In the scope of its cycle."""
    with override(language):
        content = drawings(certificate) | writable_plain(print_data(certificate, name, language))
    return set_pdf(TEMPLATE, content, moment_printed(certificate.cycle, certificate.issued_at))


def check_address(certificate: Certificate) -> str:
    """Where anyone checks it. In the language that is active."""
    return settings.BASE_ADDRESS + reverse("attendance:check_certificate", args=[certificate.code_in_groups])


def drawings(certificate: Certificate) -> dict[str, Any]:
    """What is drawn: no word of anybody's is in it."""
    strip = str(faja(EVEN, vertical=True, width=64, height=596))
    return LOOKS | {"faja": strip, "qr": qr_code(check_address(certificate), mask=ANY_MASK)}


def print_data(certificate: Certificate, name: str, language: str) -> dict[str, Any]:
    """The words of the template, in the active *language*."""
    cycle, sessions = certificate.cycle, sessions_on_it(certificate)
    address = check_address(certificate)
    return {
        "lang": language[:2],
        "region": REGIONS.get(language.lower()),
        "name": name,
        "title": _("Certificate of participation"),
        "hub": hub_line(),
        "came": _came(certificate),
        "cycle": in_language(cycle.title, language, cycle.main_language) if tells_theme(cycle) else "",
        "facts": _facts(certificate, sessions),
        "sessions": _cords(cycle, sessions, language),
        "issued": day_on_it(cycle, certificate.issued_at),
        "coordination": _("Regional coordination"),
        "focal_point": _focal_point(certificate) if sessions else None,
        "check": _("Check it at"),
        "address": address,
        "address_shown": address.split("://", 1)[-1].rstrip("/"),
        "without_name": _("That page shows your name, as you chose.")
        if certificate.shows_name
        else _("The name was written by whoever holds this paper. The site does not confirm it."),
        "qr_alt": _("QR code of the address where this certificate is checked"),
        "example": _("example data") if cycle.is_example else "",
    }


def _came(certificate: Certificate) -> str:
    """«participated in 4 of the 5 sessions of the cycle», in whole sentences."""
    words = {"attended": certificate.sessions_attended, "counted": certificate.sessions_counted}
    if tells_theme(certificate.cycle):
        return _("participated in %(attended)d of the %(counted)d sessions of the cycle") % words
    return _("participated in %(attended)d of the %(counted)d sessions of a cycle of exchange") % words


def _focal_point(certificate: Certificate) -> dict[str, str] | None:
    """Who signs beside the coordination, by role: of the person's country, where the cycle has one there."""
    registration = certificate.registration
    country = countries().get(registration.country) if registration else None
    if country is None or not focal_points_of(certificate.cycle, [country.code]):
        return None
    return {"role": _("Focal point – %(country)s") % {"country": country.name}, "city": country.city}


def _facts(certificate: Certificate, sessions: list[tuple[Webinar, bool]]) -> str:
    """From which country, from when to when the cycle went unless its theme is delicate, and how long the attended
    sessions lasted; nothing where it is not told which these were.
    """
    if not sessions:
        return ""
    cycle, registration = certificate.cycle, certificate.registration
    facts = [country_name(registration.country)] if registration and registration.country else []
    days = sorted(local_day(webinar.window[0], cycle.zone) for webinar, _came in sessions) if tells_theme(cycle) else []
    if days and days[0] == days[-1]:
        facts.append(day_with_year(days[0]))
    elif days:
        words = {"first": day_with_year(days[0]), "last": day_with_year(days[-1])}
        facts.append(_("%(first)s to %(last)s") % words)
    return " · ".join([*facts, hours_in_words(minutes_of(sessions))])


def _cords(cycle: Cycle, sessions: list[tuple[Webinar, bool]], language: str) -> list[dict[str, Any]]:
    """One for each session: of a delicate theme its number alone, without title and day."""
    return [
        {
            "title": f"{webinar.ordinal}. {in_language(webinar.title, language, cycle.main_language)}"
            if tells_theme(cycle)
            else _("Session %(number)d") % {"number": webinar.ordinal},
            "day": short_day(local_day(webinar.window[0], cycle.zone)) if tells_theme(cycle) else "",
            "came": came,
            "absent": "" if came else _("did not attend"),
        }
        for webinar, came in sessions
    ]
