"""The cycle as schema.org data (`EventSeries` of online events), for machines that read the page.

https://schema.org/EventSeries · https://schema.org/Event (start with its offset; an online event names its address).
"""

import json
from collections.abc import Iterable
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.safestring import SafeString

from tinkuy.core.text import in_language
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState

ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}
"""What could end the block or begin a tag inside it, written as JSON escapes."""

STATUS = {WebinarState.CANCELLED: "EventCancelled", WebinarState.POSTPONED: "EventPostponed"}


def event_series(cycle: Cycle, webinars: Iterable[Webinar], *, address: str, language: str) -> SafeString:
    """The JSON of the series, safe inside a `<script type="application/ld+json">`."""
    events = [_event(webinar, address, language) for webinar in webinars]
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "EventSeries",
        "name": in_language(cycle.title, language, cycle.main_language),
        "description": in_language(cycle.guiding_question, language, cycle.main_language),
        "url": address,
        "inLanguage": cycle.main_language,
        "subEvent": events,
    }
    if events:
        data |= {"startDate": events[0]["startDate"], "endDate": events[-1]["endDate"]}
    return SafeString(json.dumps(data, ensure_ascii=False).translate(ESCAPES))


def _event(webinar: Webinar, address: str, language: str) -> dict[str, Any]:
    """One that was moved names its former start; one that is postponed keeps it as its start."""
    zone, page = ZoneInfo(webinar.cycle.zone), f"{address}s/{webinar.ordinal}/"
    event = {
        "@type": "Event",
        "name": in_language(webinar.title, language, webinar.cycle.main_language),
        "startDate": webinar.starts_at.astimezone(zone).isoformat(),
        "endDate": webinar.ends_at.astimezone(zone).isoformat(),
        "eventAttendanceMode": "https://schema.org/OnlineEventAttendanceMode",
        "eventStatus": f"https://schema.org/{_status(webinar)}",
        "location": {"@type": "VirtualLocation", "url": page},
        "url": page,
    }
    if webinar.was_moved and webinar.former_starts_at:
        event["previousStartDate"] = webinar.former_starts_at.astimezone(zone).isoformat()
    return event


def _status(webinar: Webinar) -> str:
    if webinar.was_moved:
        return "EventRescheduled"
    return STATUS.get(WebinarState(webinar.state), "EventScheduled")
