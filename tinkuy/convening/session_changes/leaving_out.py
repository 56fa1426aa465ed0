"""Who leaves a session out is told so once, with what takes it out of a calendar that was opened from a mail.

Whoever ticks and unticks gets one mail once they rest, of what then stands, and few a day: the last of the day waits
for the next, with the sum of all.
"""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.utils import translation

from tinkuy.convening.calendars import files
from tinkuy.convening.calendars.files import uid_of
from tinkuy.convening.registrations.models import Registration
from tinkuy.core import clock
from tinkuy.notices.letterhead import WITHDRAWING
from tinkuy.notices.outbox import owe_to_address, take_back_waiting, went_since
from tinkuy.own_pages.pages import entrance_path
from tinkuy.people.countries import zone_of
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.hours import moment_in_city

from .changes import calendar_values, title_by_mail

SESSION_LEFT_OUT = "session-left-out"
REST = timedelta(minutes=1)
"""After the last change; each further one begins it anew."""
A_DAY, MOST_A_DAY = timedelta(days=1), 3


def tell_of_left_out(registration: Registration, left: Collection[Webinar], *, not_chosen: Collection[Webinar]) -> None:
    """Owe *registration* one message of the sessions that they had and *left*, and of those that a message still
    waiting was to tell of, as far as they are still *not_chosen*; nothing without any.
    """
    waiting = take_back_waiting(about=registration.about, kind=SESSION_LEFT_OUT)
    uids = {session["uid"] for values in waiting for session in values["calendar"]["sessions"]}
    cycle, language = registration.cycle, registration.language
    webinars = sorted(
        (one for one in not_chosen if one in left or uid_of(cycle, one) in uids), key=lambda one: one.ordinal
    )
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
        due_at=_due_at(registration),
        sessions=sessions,
        path=entrance_path(Registration, language),
        from_cycle=cycle.public_id,
        stop=WITHDRAWING,
        calendar=calendar | {"attendee": email},
    )


def _due_at(registration: Registration) -> datetime:
    """Once they rest, or a day after the first of as many as go in one day."""
    went = went_since(clock.now() - A_DAY, about=registration.about, kind=SESSION_LEFT_OUT)
    rested = clock.now() + REST
    return rested if len(went) < MOST_A_DAY else max(rested, went[-MOST_A_DAY] + A_DAY)
