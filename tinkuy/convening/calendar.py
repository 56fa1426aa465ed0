"""Someone's sessions as a calendar file: whole zones, lasting identifiers, neutral titles on a sensitive theme."""

from collections.abc import Sequence
from datetime import timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import CLASS, STATUS, Calendar, Event

from tinkuy.core.text import in_language
from tinkuy.planning.models import Cycle, Webinar, WebinarState

AROUND = timedelta(days=366)
"""How far before and after the sessions the changes of the clocks are written."""


def calendar_of(cycle: Cycle, webinars: Sequence[Webinar], *, zone: str, language: str, address: str) -> bytes:
    """The *webinars* in the hours of *zone* (an IANA name), as a calendar of RFC 5545. *address* is the person's page.

    A sensitive cycle's calendar, which others may see over a shoulder, says neither theme nor address.
    """
    calendar = Calendar.new(prodid="-//Tinkuy//Tinkuy//ES", method="PUBLISH", name=None)
    for webinar in webinars:
        calendar.add_component(_event(cycle, webinar, zone, language, address))
    if webinars:
        days = [webinar.starts_at.date() for webinar in webinars]
        calendar.add_missing_timezones(first_date=min(days) - AROUND, last_date=max(days) + AROUND)
    return bytes(calendar.to_ical())


def _event(cycle: Cycle, webinar: Webinar, zone: str, language: str, address: str) -> Event:
    local = webinar.starts_at.astimezone(ZoneInfo(zone))
    title = in_language(webinar.title, language, cycle.main_language)
    is_neutral = cycle.is_sensitive
    return Event.new(
        uid=uid_of(cycle, webinar),
        stamp=cycle.now(),
        start=local,
        end=local + timedelta(minutes=webinar.minutes),
        summary=_("Session %(number)d") % {"number": webinar.ordinal} if is_neutral else title,
        url=None if is_neutral else address,
        status=STATUS.TENTATIVE if webinar.state == WebinarState.POSTPONED else STATUS.CONFIRMED,
        classification=CLASS.PRIVATE,
    )


def uid_of(cycle: Cycle, webinar: Webinar) -> str:
    """Stays the same when the session is moved or renamed, so that a calendar replaces it."""
    return f"{cycle.public_id}-{webinar.pk}@{urlsplit(settings.BASE_ADDRESS).hostname}"
