"""Sessions as a calendar file (RFC 5545, 5546): whole zones, lasting identifiers, neutral titles on a sensitive theme.

A `Dated` is a session as plain values, so that a message carries the calendar it was owed with.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from email.utils import parseaddr
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext as _

from tinkuy.core.text import in_language
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState

from .zones import timezone_of

if TYPE_CHECKING:
    from icalendar import Event, vCalAddress

AROUND = timedelta(days=366)
"""How far before and after the sessions the changes of the clocks are written."""

PUBLISH, REQUEST, CANCEL = "PUBLISH", "REQUEST", "CANCEL"
"""What a calendar is asked to do: take the dates, take this one over from a mail, take it out.

A mail program follows a change of date by itself only where it is a `REQUEST`. Nobody is asked to accept anything: a
registration is the acceptance, so the one invited has accepted already and no answer is wanted.
"""

ASK_AGAIN = timedelta(hours=4)
"""How often a program that follows a feed may look whether something changed."""

NEUTRAL_FEED = "Tinkuy"

STATES = {WebinarState.POSTPONED: "TENTATIVE", WebinarState.CANCELLED: "CANCELLED"}


@dataclass(frozen=True)
class Dated:
    """A session for a calendar. `starts_at` is ISO 8601 in UTC; `sequence` grows with each change of date or state.

    `title` is empty where a mail had to leave it out as it went: its `number` then stands there (0: none is known).
    """

    uid: str
    sequence: int
    starts_at: str
    minutes: int
    title: str
    status: str
    number: int = 0

    def values(self) -> dict[str, Any]:
        return asdict(self)


def dated(cycle: Cycle, webinar: Webinar, language: str, *, is_neutral: bool = False) -> Dated:
    """*webinar* as it is now; a sensitive cycle's calendar, seen over a shoulder, does not say the theme.

    Nor does any that *is_neutral*: it goes where we do not know who reads it.
    """
    says_theme = not (cycle.is_sensitive or is_neutral)
    title = in_language(webinar.title, language, cycle.main_language) if says_theme else _neutral(webinar.ordinal)
    is_postponed = webinar.state == WebinarState.POSTPONED
    return Dated(
        uid=uid_of(cycle, webinar),
        sequence=webinar.revision,
        starts_at=webinar.starts_at.isoformat(),
        minutes=webinar.minutes,
        title=_postponed(title) if is_postponed else title,
        status=STATES.get(WebinarState(webinar.state), "CONFIRMED"),
        number=webinar.ordinal,
    )


def _postponed(title: str) -> str:
    return _("Postponed: %(title)s") % {"title": title}


def _neutral(number: int) -> str:
    return _("Session %(number)d") % {"number": number} if number else _("Session")


def _summary(session: Dated) -> str:
    if session.title:
        return session.title
    neutral = _neutral(session.number)
    return _postponed(neutral) if session.status == STATES[WebinarState.POSTPONED] else neutral


def calendar_of(
    cycle: Cycle, webinars: Sequence[Webinar], *, zone: str, language: str, address: str, feed: str = ""
) -> bytes:
    """The *webinars* in the hours of *zone* (an IANA name). *address* is their page, *feed* the name of a calendar that
    is followed; neither is told on a sensitive theme.
    """
    sessions = [dated(cycle, webinar, language) for webinar in webinars]
    page = "" if cycle.is_sensitive else address
    name = feed and (NEUTRAL_FEED if cycle.is_sensitive else feed)
    return calendar_bytes(sessions, zone=zone, stamp=cycle.now(), address=page, feed=name)


def neutral_feed(cycle: Cycle, webinars: Sequence[Webinar], *, zone: str, language: str) -> bytes:
    """A feed whose address says who follows it: neither theme nor page, of whatever cycle."""
    sessions = [dated(cycle, webinar, language, is_neutral=True) for webinar in webinars]
    return calendar_bytes(sessions, zone=zone, stamp=cycle.now(), feed=NEUTRAL_FEED)


def calendar_bytes(
    sessions: Sequence[Dated],
    *,
    zone: str,
    stamp: datetime,
    address: str = "",
    method: str = PUBLISH,
    attendee: str = "",
    feed: str = "",
) -> bytes:
    """The file. With a *method* other than `PUBLISH` it holds one session (RFC 5546) and names its *attendee*.

    *feed* is how a calendar that is followed calls itself; it then says how often to look.
    """
    from icalendar import Calendar, vDuration  # here, for every process would load it: few write calendars

    calendar = Calendar.new(prodid="-//Tinkuy//Tinkuy//ES", method=method, name=feed or None)
    calendar.pop("UID", None)  # drawn anew each time: a feed whose dates stay would be another file
    if feed:  # how often to look, by RFC 7986 and in the word that Outlook reads
        calendar.add("refresh-interval", vDuration(ASK_AGAIN), parameters={"VALUE": "DURATION"})
        calendar.add("x-published-ttl", vDuration(ASK_AGAIN))
    for session in sessions:
        calendar.add_component(_event(session, ZoneInfo(zone), stamp, address, attendee))
    days = [datetime.fromisoformat(session.starts_at).date() for session in sessions]
    for name in calendar.get_missing_tzids():  # none for UTC, whose hours need no zone
        calendar.subcomponents.insert(0, timezone_of(ZoneInfo(name), min(days) - AROUND, max(days) + AROUND))
    return bytes(calendar.to_ical())


def from_values(values: Sequence[Mapping[str, Any]]) -> list[Dated]:
    """What `Dated.values` gave, again."""
    return [Dated(**each) for each in values]


def _event(session: Dated, zone: ZoneInfo, stamp: datetime, address: str, attendee: str) -> "Event":
    from icalendar import CLASS, STATUS, Event

    starts_at = datetime.fromisoformat(session.starts_at)
    ends_at = starts_at + timedelta(minutes=session.minutes)
    return Event.new(
        uid=session.uid,
        stamp=stamp,
        sequence=session.sequence,
        organizer=_organizer(),
        attendees=[_attendee(attendee)] if attendee else None,
        start=starts_at.astimezone(zone),
        end=ends_at.astimezone(zone),
        summary=_summary(session),
        url=address or None,
        status=STATUS(session.status),
        classification=CLASS.PRIVATE,
    )


def _attendee(address: str) -> "vCalAddress":
    """Whom the mail goes to, and nobody else: who takes part is nobody's to read."""
    from icalendar import vCalAddress

    return vCalAddress.new(address, cutype="INDIVIDUAL", role="REQ-PARTICIPANT", partstat="ACCEPTED", rsvp=False)


def _organizer() -> "vCalAddress":
    """Who sends the mails. A change is taken only from whom the date came."""
    from icalendar import vCalAddress

    organizer = vCalAddress(f"mailto:{parseaddr(settings.DEFAULT_FROM_EMAIL)[1]}")
    organizer.params["CN"] = "Tinkuy"
    return organizer


def uid_of(cycle: Cycle, webinar: Webinar) -> str:
    """Stays the same when the session is moved or renamed, so that a calendar replaces it."""
    return f"{cycle.public_id}-{webinar.pk}@{urlsplit(settings.BASE_ADDRESS).hostname}"
