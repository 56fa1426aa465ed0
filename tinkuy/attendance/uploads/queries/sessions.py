"""Of which session a report is: by its day, its title, or the number in its name."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from datetime import date

from tinkuy.attendance.presences.models import SessionSource
from tinkuy.attendance.reports.report import Report
from tinkuy.attendance.reports.vocabulary import key_of
from tinkuy.core.text import folded
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.hours import local_day

_SHORTEST_TITLE = 6
_NUMBER = re.compile(r"(?:sesion|sessao|session|webinario|webinar|encuentro|encontro)[\s_#.-]{0,3}(\d{1,2})(?!\d)")


@dataclass(frozen=True)
class SessionOfFile:
    """The webinar, if any, how it was told, and whether that leaves no doubt: else a person chooses."""

    webinar: Webinar | None
    by: SessionSource
    is_sure: bool


def session_of(report: Report, filename: str, webinars: Sequence[Webinar], zone: str) -> SessionOfFile:
    """Which of *webinars* the *report* is of. Its day alone, or without a day its title, is certain."""
    days = days_of(report, zone)
    on_day = on_days(webinars, days, zone)
    titled = [webinar for webinar in webinars if _has_title(webinar, report.topic)]
    if len(on_day) == 1:
        return SessionOfFile(on_day[0], SessionSource.DAY, is_sure=not titled or on_day[0] in titled)
    both = [webinar for webinar in on_day if webinar in titled]
    if len(both) == 1:
        return SessionOfFile(both[0], SessionSource.TITLE, is_sure=True)
    if len(titled) == 1:
        return SessionOfFile(titled[0], SessionSource.TITLE, is_sure=not days)
    exchanged = on_days(webinars, _exchanged(days), zone)
    if not on_day and len(exchanged) == 1:
        return SessionOfFile(exchanged[0], SessionSource.DAY, is_sure=False)
    return session_named(f"{report.topic} {filename}", on_day or webinars)


def session_named(text: str, webinars: Sequence[Webinar]) -> SessionOfFile:
    """The webinar whose number stands in a name such as `sesion-3-teams.csv`: a guess, for a person to confirm."""
    numbers = {int(number) for number in _NUMBER.findall(folded(text))}
    named = [webinar for webinar in webinars if webinar.ordinal in numbers]
    return (
        SessionOfFile(named[0], SessionSource.NUMBER, is_sure=False)
        if len(named) == 1
        else SessionOfFile(None, SessionSource.NOTHING, False)
    )


def days_of(report: Report, zone: str) -> frozenset[date]:
    """The days on which people joined, in *zone*, without those of a few lines."""
    joined = Counter(local_day(row.joined_at, zone) for row in report.rows if row.attended and row.joined_at)
    most = max(joined.values(), default=0)
    return frozenset(day for day, count in joined.items() if count * 4 >= most)


def on_days(webinars: Iterable[Webinar], days: Set[date], zone: str) -> list[Webinar]:
    """Those that begin on one of *days* in *zone*."""
    return [webinar for webinar in webinars if local_day(webinar.starts_at, zone) in days]


def _exchanged(days: Iterable[date]) -> frozenset[date]:
    """The same with day and month exchanged: what 5/3 also may be."""
    return frozenset(date(day.year, day.day, day.month) for day in days if day.day <= 12)


def _has_title(webinar: Webinar, topic: str) -> bool:
    titles = (key_of(title) for title in webinar.title.values())
    return any(len(title) >= _SHORTEST_TITLE and f" {title} " in f" {key_of(topic)} " for title in titles)
