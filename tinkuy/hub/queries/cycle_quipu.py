"""A cycle as its quipu at the head of its page, drawn for the screen it goes to, and the same as a list; and as
schema.org data (`EventSeries` of online events), for machines that read the page.
"""

import json
from collections.abc import Iterable
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _, ngettext

from tinkuy.core.text import in_language
from tinkuy.design.figures.quipu.figure import quipu
from tinkuy.design.figures.quipu.frames import Size
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.systematisation.quipu.queries import QuipuData, quipu_of


def cycle_quipu(cycle: Cycle, size: Size) -> dict[str, Any]:
    """The figure, the cords for the list, each with its passages by minute, and how many quotes of each kind.

    Only what may be public (invariant 11): under which word a passage stands, never what was said word for word.
    """
    data = quipu_of(cycle, public=True)
    figure = quipu(data.cords, data.threads, size=size, title=_("Quipu of the cycle"), description=_described(data))
    rows = [(cord, data.passages[cord.number]) for cord in data.cords]
    return {"quipu": figure, "quipu_rows": rows, "quote_counts": data.counts, "quote_total": data.total}


def _described(data: QuipuData) -> str:
    """«5 sesiones, 44 citas, 8 hilos.» The list beside the figure tells each of them."""
    cords, threads = len(data.cords), len(data.threads)
    return " ".join(
        [
            ngettext("%(count)d session,", "%(count)d sessions,", cords) % {"count": cords},
            ngettext("%(count)d quote,", "%(count)d quotes,", data.total) % {"count": data.total},
            ngettext("%(count)d thread.", "%(count)d threads.", threads) % {"count": threads},
        ]
    )


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
