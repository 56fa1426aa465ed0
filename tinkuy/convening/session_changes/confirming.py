"""The message that somebody has a place: their sessions in their own hours, with the calendar."""

from typing import Any

from django.utils import translation

from tinkuy.convening.calendars import files
from tinkuy.convening.registrations.models import Registration
from tinkuy.convening.registrations.queries import chosen_webinars, zone_of_participant
from tinkuy.convening.registrations.rules import may_be_joined
from tinkuy.notices.letterhead import WITHDRAWING
from tinkuy.notices.outbox import owe_to_address
from tinkuy.own_pages.pages import entrance_path
from tinkuy.planning.hours import moment_in_city

from .changes import calendar_values, title_by_mail

CONFIRMED = "registration-confirmed"


def tell_of_place(registration: Registration) -> None:
    """Owe it once, in the transaction of the confirmation. It tells no sensitive theme, nor does its calendar."""
    cycle, language, zone = registration.cycle, registration.language, zone_of_participant(registration)
    webinars = [webinar for webinar in chosen_webinars(registration) if may_be_joined(webinar)]
    with translation.override(language):
        owe_to_address(
            email=registration.email(),
            language=language,
            kind=CONFIRMED,
            dedupe_key=f"{CONFIRMED}-{registration.public_id}",
            about=registration.about,
            from_cycle=cycle.public_id,
            stop=WITHDRAWING,
            path=entrance_path(Registration, language),
            sessions=[
                {
                    "number": webinar.ordinal,
                    "title": title_by_mail(cycle, webinar.title, language),
                    "when": moment_in_city(webinar.starts_at, zone),
                }
                for webinar in webinars
            ],
            calendar=calendar_of_place(registration),
        )


def calendar_of_place(registration: Registration) -> dict[str, Any]:
    """All sessions that somebody comes to, for the message that says they may."""
    cycle, language, zone = registration.cycle, registration.language, zone_of_participant(registration)
    webinars = [webinar for webinar in chosen_webinars(registration) if may_be_joined(webinar)]
    with translation.override(language):
        return calendar_values(cycle, webinars, zone=zone, language=language, method=files.PUBLISH)
