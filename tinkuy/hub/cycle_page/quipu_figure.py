"""A cycle as its quipu at the head of its page, drawn for the screen it goes to, and the same as a list; and as
schema.org data (`EventSeries` of online events), for machines that read the page.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _, ngettext

from tinkuy.core.text import displayed_language, in_language
from tinkuy.design.figures.quipu.figure import quipu
from tinkuy.design.figures.quipu.frames import Size
from tinkuy.design.figures.quipu.geometry import Cord, Thread
from tinkuy.design.json_block import json_block
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.planning.hooks.models import Hook
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.quipu.queries import quipu_of
from tinkuy.systematisation.templatetags.quotes import quote_voice


@dataclass(frozen=True)
class Passage:
    """A coded passage as the list tells it, never what was said word for word: `voice` for what was said live."""

    minute: float
    kind: str
    code_label: str
    code_name: str
    code_language: str
    voice: str
    country: str


@dataclass(frozen=True)
class CycleQuipu:
    """All that the figure and the list beside it tell, as plain values: two that are equal are drawn alike.

    Only what may be public (invariant 11). `counts` are how many quotes there are of each kind.
    """

    cords: tuple[Cord, ...]
    threads: tuple[Thread, ...]
    passages: tuple[tuple[Passage, ...], ...]
    counts: tuple[tuple[str, int], ...]
    size: Size

    @property
    def total(self) -> int:
        return sum(count for _kind, count in self.counts)

    @property
    def rows(self) -> list[tuple[Cord, tuple[Passage, ...]]]:
        return list(zip(self.cords, self.passages, strict=True))

    @property
    def figure(self) -> SafeString:
        return quipu(
            self.cords, self.threads, size=self.size, title=_("Quipu of the cycle"), description=self.described
        )

    @property
    def described(self) -> str:
        """«5 sesiones, 44 citas, 8 hilos.» The list beside the figure tells each of them."""
        cords, threads = len(self.cords), len(self.threads)
        return " ".join(
            [
                ngettext("%(count)d session,", "%(count)d sessions,", cords) % {"count": cords},
                ngettext("%(count)d quote,", "%(count)d quotes,", self.total) % {"count": self.total},
                ngettext("%(count)d thread.", "%(count)d threads.", threads) % {"count": threads},
            ]
        )


def cycle_quipu(
    cycle: Cycle,
    size: Size,
    language: str,
    webinars: Iterable[Webinar] | None = None,
    hooks: Iterable[Hook] | None = None,
) -> CycleQuipu:
    """*webinars* and *hooks* are those of the cycle where whoever asks has read them."""
    data = quipu_of(cycle, public=True, webinars=webinars, hooks=hooks)
    passages = [data.passages[cord.number] for cord in data.cords]
    return CycleQuipu(
        cords=data.cords,
        threads=data.threads,
        passages=tuple(tuple(_passage(one, language, cycle.main_language) for one in row) for row in passages),
        counts=tuple(data.counts.items()),
        size=size,
    )


def _passage(excerpt: Excerpt, language: str, main_language: str) -> Passage:
    name = excerpt.code.name if excerpt.code else {}
    return Passage(
        minute=excerpt.minute,
        kind=excerpt.kind,
        code_label=excerpt.code.label if excerpt.code else "",
        code_name=in_language(name, language, main_language),
        code_language=displayed_language(name, language, main_language) if name else "",
        voice=quote_voice(excerpt) if excerpt.is_live else "",
        country=excerpt.country,
    )


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
    return json_block(data)


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
