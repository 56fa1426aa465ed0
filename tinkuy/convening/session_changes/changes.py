"""What changed about a session, as a message tells it: the values that fill its words and its calendar.

Plain values, in the language and on the clock of whom they are for, so that a message says what was true when it was
owed. On a sensitive theme they hold no title; the reason is checked before (`demand_neutral`).
"""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from tinkuy.convening.calendars import files
from tinkuy.convening.registrations.models import Registration
from tinkuy.core.errors import Refused
from tinkuy.core.text import folded, in_language
from tinkuy.notices.attachments import Attached
from tinkuy.notices.letterhead import WITHDRAWING
from tinkuy.people.countries import zone_of
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.planning.hours import moment_in_city

SESSION_CHANGED = "session-changed"
CYCLE_CANCELLED = "cycle-cancelled"

SHORTEST = 5
"""Letters of a word that may tell a theme; shorter ones tell little."""
COMMON = ("ciclo", "cycle", "sesion", "sesiones", "sessao", "sessoes", "session", "sessions", "webinar", "intercambio")
OF_EVERY_CYCLE = frozenset([*COMMON, "exchange", "entre", "sobre", "desde", "hasta", "about", "between"])
"""Folded words that tell no theme."""


class Change(StrEnum):
    MOVED = "moved"
    POSTPONED = "postponed"
    RESTORED = "restored"
    CANCELLED = "cancelled"


def session_values(
    webinar: Webinar, change: Change, *, before: datetime, language: str, zone: str, path: str = ""
) -> dict[str, Any]:
    """*webinar* as it is after *change*; *before* is when it was to begin. Hours are those of *zone*, city named."""
    cycle = webinar.cycle
    with translation.override(language):
        return {
            "change": change.value,
            "number": webinar.ordinal,
            "title": title_by_mail(cycle, webinar.title, language),
            "before": moment_in_city(before, zone),
            "now": "" if change in (Change.POSTPONED, Change.CANCELLED) else moment_in_city(webinar.starts_at, zone),
            "minutes": webinar.minutes,
            "reason": in_language(webinar.change_reason, language, cycle.main_language),
            "path": path,
            "from_cycle": cycle.public_id,
            "stop": WITHDRAWING,
            "calendar": calendar_values(cycle, [webinar], zone=zone, language=language, method=_method(change)),
        }


def _method(change: Change) -> str:
    return files.CANCEL if change == Change.CANCELLED else files.REQUEST


def cycle_values(
    cycle: Cycle, webinars: Sequence[Webinar], *, reason: Mapping[str, str], language: str, zone: str
) -> dict[str, Any]:
    """A cycle that was cancelled, with those of its sessions that somebody had chosen and that are not held."""
    with translation.override(language):
        return {
            "title": title_by_mail(cycle, cycle.title, language),
            "from_cycle": cycle.public_id,
            "sessions": [
                {"number": webinar.ordinal, "before": moment_in_city(webinar.starts_at, zone)} for webinar in webinars
            ],
            "reason": in_language(reason, language, cycle.main_language),
            "calendar": calendar_values(cycle, webinars, zone=zone, language=language, method=files.CANCEL),
        }


def calendar_values(
    cycle: Cycle, webinars: Sequence[Webinar], *, zone: str, language: str, method: str
) -> dict[str, Any]:
    return {
        "method": method,
        "zone": zone,
        "stamp": cycle.now().isoformat(),
        "sessions": [_dated(cycle, webinar, language, method) for webinar in webinars],
    }


def _dated(cycle: Cycle, webinar: Webinar, language: str, method: str) -> dict[str, Any]:
    """What is taken out of a calendar is cancelled there, also where others come."""
    values = files.dated(cycle, webinar, language).values()
    return values | {"status": files.STATES[WebinarState.CANCELLED]} if method == files.CANCEL else values


def calendar_of_one(cycle: Cycle, webinar: Webinar, registration: Registration, email: str) -> dict[str, Any]:
    """What asks the calendar of *registration*, whose address is *email*, to take *webinar* over."""
    zone, language = zone_of(registration.country, cycle.zone), registration.language
    with translation.override(language):
        values = calendar_values(cycle, [webinar], zone=zone, language=language, method=files.REQUEST)
    return values | {"attendee": email}


def addressed(values: Mapping[str, Any], email: str) -> dict[str, Any]:
    """*values*, with whom the calendar of the message goes to: a mail program follows only what names its owner."""
    return {**values, "calendar": {**values["calendar"], "attendee": email}}


def calendar_files(values: Mapping[str, Any]) -> list[Attached]:
    """For the outbox: the calendar that goes with a message, made from its values.

    One file of all sessions where they are published; one of each where a program is asked to take one over or out.
    """
    calendar = values.get("calendar") or {}
    sessions = files.from_values(calendar.get("sessions") or ())
    if not sessions:
        return []
    is_published = calendar["method"] == files.PUBLISH
    batches = [sessions] if is_published else [[session] for session in sessions]
    ends = [""] if len(batches) == 1 else [f"-{place}" for place in range(1, len(batches) + 1)]
    return [_file(calendar, batch, _("my-sessions") + end + ".ics") for batch, end in zip(batches, ends, strict=True)]


def _file(calendar: Mapping[str, Any], sessions: Sequence[files.Dated], name: str) -> Attached:
    is_published = calendar["method"] == files.PUBLISH
    body = files.calendar_bytes(
        sessions,
        zone=calendar["zone"],
        stamp=datetime.fromisoformat(calendar["stamp"]),
        method=calendar["method"],
        attendee="" if is_published else calendar.get("attendee", ""),
    )
    return Attached(name, body.decode(), "calendar", {"method": calendar["method"]})


def title_by_mail(cycle: Cycle, title: Mapping[str, str], language: str) -> str:
    """Nothing on a sensitive theme: a mail is read over a shoulder."""
    return "" if cycle.is_sensitive else in_language(title, language, cycle.main_language)


def demand_neutral(cycle: Cycle, reason: Mapping[str, str]) -> None:
    """Refuse a reason that says the theme of a sensitive cycle: it goes by mail."""
    if not cycle.is_sensitive:
        return
    theme = set().union(*(_words_that_say_the_theme(text) for text in cycle.title.values()))
    words = sorted(theme & set().union(*(_words_that_say_the_theme(text) for text in reason.values())))
    if words:
        raise Refused(
            _("The theme of this cycle is sensitive and this goes by mail. Leave out these words: %(words)s.")
            % {"words": ", ".join(words)}
        )


def _words_that_say_the_theme(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", folded(text)) if len(word) >= SHORTEST} - OF_EVERY_CYCLE
