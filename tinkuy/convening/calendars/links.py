"""Plain links that a person presses: the form of a web calendar with a session filled in, or a calendar to follow.

Nothing of our pages asks these hosts for anything. They learn what the link says once somebody presses it, and that is
the title that the calendar file has: on a sensitive theme a neutral one.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

from .files import Dated

COMPACT, DASHED = "%Y%m%dT%H%M%SZ", "%Y-%m-%dT%H:%M:%SZ"


@dataclass(frozen=True)
class CalendarLink:
    """`name` is the service's own, in every language."""

    name: str
    href: str


def links_to_add(session: Dated, address: str = "") -> list[CalendarLink]:
    """Into which web calendars *session* may be put; *address* is its page, nothing on a sensitive theme."""
    begin = datetime.fromisoformat(session.starts_at).astimezone(UTC)
    end = begin + timedelta(minutes=session.minutes)
    compact, dashed = (begin.strftime(COMPACT), end.strftime(COMPACT)), (begin.strftime(DASHED), end.strftime(DASHED))
    google = {"action": "TEMPLATE", "text": session.title, "dates": "/".join(compact), "details": address}
    outlook = {"path": "/calendar/action/compose", "rru": "addevent", "subject": session.title, "body": address}
    outlook |= {"startdt": dashed[0], "enddt": dashed[1]}
    yahoo = {"v": "60", "title": session.title, "st": compact[0], "et": compact[1], "desc": address}
    return [
        CalendarLink("Google", _link("https://calendar.google.com/calendar/render", google)),
        CalendarLink("Outlook", _link("https://outlook.live.com/calendar/0/deeplink/compose", outlook)),
        CalendarLink("Microsoft 365", _link("https://outlook.office.com/calendar/0/deeplink/compose", outlook)),
        CalendarLink("Yahoo", _link("https://calendar.yahoo.com/", yahoo)),
    ]


@dataclass(frozen=True)
class FeedLinks:
    """How one begins to follow the feed at `address`: `webcal` opens the calendar of this device."""

    address: str
    webcal: str
    services: list[CalendarLink]


def links_to_follow(address: str, name: str) -> FeedLinks:
    """*name* is how the calendar is called there."""
    webcal = "webcal:" + address.partition(":")[2]
    by_web = {"url": address, "name": name}
    return FeedLinks(
        address,
        webcal,
        [
            CalendarLink("Google", _link("https://calendar.google.com/calendar/r", {"cid": webcal})),
            CalendarLink("Outlook", _link("https://outlook.live.com/calendar/0/addfromweb", by_web)),
            CalendarLink("Microsoft 365", _link("https://outlook.office.com/calendar/0/addfromweb", by_web)),
        ],
    )


def _link(page: str, query: dict[str, str]) -> str:
    return f"{page}?{urlencode({name: value for name, value in query.items() if value})}"
