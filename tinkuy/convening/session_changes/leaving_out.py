"""Who leaves a session out is told so once, with what takes it out of a calendar that was opened from a mail."""

from collections.abc import Sequence

from django.utils import translation

from tinkuy.convening.calendars import files
from tinkuy.convening.registrations.models import Registration
from tinkuy.core import clock
from tinkuy.notices.letterhead import WITHDRAWING
from tinkuy.notices.outbox import owe_to_address
from tinkuy.own_pages.pages import entrance_path
from tinkuy.people.countries import zone_of
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.hours import moment_in_city

from .changes import calendar_values, title_by_mail

SESSION_LEFT_OUT = "session-left-out"


def tell_of_left_out(registration: Registration, webinars: Sequence[Webinar]) -> None:
    """Owe *registration* one message of the *webinars* that they had and left out; nothing without any."""
    cycle, language = registration.cycle, registration.language
    if not webinars or not registration.sealed_email:
        return
    email, zone = registration.email(), zone_of(registration.country, cycle.zone)
    with translation.override(language):
        calendar = calendar_values(cycle, webinars, zone=zone, language=language, method=files.CANCEL)
        sessions = [
            {
                "number": webinar.ordinal,
                "title": title_by_mail(cycle, webinar.title, language),
                "when": moment_in_city(webinar.starts_at, zone),
            }
            for webinar in webinars
        ]
    owe_to_address(
        email=email,
        language=language,
        kind=SESSION_LEFT_OUT,
        dedupe_key=f"{SESSION_LEFT_OUT}-{registration.public_id}-{clock.now():%Y%m%d%H%M%S%f}",
        about=registration.about,
        sessions=sessions,
        path=entrance_path(Registration, language),
        from_cycle=cycle.public_id,
        stop=WITHDRAWING,
        calendar=calendar | {"attendee": email},
    )
