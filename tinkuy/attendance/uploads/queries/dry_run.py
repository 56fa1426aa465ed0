"""What a report would bring, told without writing anything."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from tinkuy.attendance.figures.presence import Interval, Window, interval_of, merged
from tinkuy.attendance.matching.queries.owners import MatchedRow
from tinkuy.attendance.reports.report import Report, Row
from tinkuy.attendance.reports.sandbox import read_report
from tinkuy.core.errors import Refused
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.hours import day_with_year

from .sessions import days_of, on_days, session_of


@dataclass(frozen=True)
class DryRun:
    """A report beside the registrations: counts of persons and joins, and the minutes of those who were matched."""

    file: str
    layout: str
    webinar: int | None
    persons: int
    joins: int
    matched: int
    unmatched: int
    minutes: float
    warnings: tuple[str, ...]


def webinar_of_report(report: Report, filename: str, webinars: Sequence[Webinar], zone: str) -> Webinar:
    """The webinar that the report tells beyond doubt; else refuses, with what to do: nothing is guessed."""
    session = session_of(report, filename, webinars, zone)
    if session.webinar is not None and session.is_sure:
        return session.webinar
    days = days_of(report, zone)
    on_day = on_days(webinars, days, zone)
    if len(on_day) == 1:
        raise Refused(
            _("Its day is that of session %(number)s, its title that of another one. Name it with --webinar N.")
            % {"number": on_day[0].ordinal}
        )
    if on_day:
        raise Refused(
            _("It may be of the sessions %(numbers)s, all on that day. Name one with --webinar N.")
            % {"numbers": ", ".join(str(webinar.ordinal) for webinar in on_day)}
        )
    if days:
        raise Refused(
            _("It is of %(day)s, and no session was on that day. Check --zone, or name the session with --webinar N.")
            % {"day": day_with_year(min(days))}
        )
    raise Refused(_("It does not say its day or the title of a session. Name the session with --webinar N."))


def dry_run_of(report: Report, filename: str, webinar: Webinar, pairs: Iterable[MatchedRow]) -> DryRun:
    """What *report* says of *webinar*, its rows matched with the registrations of the cycle in scope."""
    pairs = [pair for pair in pairs if pair.row.attended]
    window = Window(*webinar.window)
    stays: dict[int, list[Interval]] = {}
    for pair in pairs:
        if pair.registration_id is not None:
            interval = interval_of(pair.row.joined_at, pair.row.left_at, pair.row.minutes, window)
            stays.setdefault(pair.registration_id, []).append(interval)
    seconds = sum((end - start).total_seconds() for own in stays.values() for start, end in merged(own, window))
    return DryRun(
        file=filename,
        layout=report.layout,
        webinar=webinar.ordinal,
        persons=len({pair.row.email.casefold() or pair.row.name for pair in pairs if not pair.is_team}),
        joins=len([pair for pair in pairs if not pair.is_team]),
        matched=len(stays),
        unmatched=len({(pair.row.name, pair.row.email) for pair in pairs if pair.is_unmatched}),
        minutes=round(seconds / 60, 1),
        warnings=tuple(str(warning) for warning in report.warnings),
    )


def dry_run_alone(data: bytes, filename: str, zone: str, day: date | None) -> DryRun:
    """What *data* says by itself, without a cycle: nobody is matched."""
    report = read_report(data, filename, date=day, zone=zone)
    came = [row for row in report.rows if row.attended]
    persons = len({row.email.casefold() or row.name for row in came})
    minutes = _minutes_of(came)
    warnings = tuple(str(warning) for warning in report.warnings)
    return DryRun(filename, report.layout, None, persons, len(came), 0, persons, round(minutes, 1), warnings)


def _minutes_of(rows: Sequence[Row]) -> float:
    """All of them together, as the report tells them, else between the hours; of stays at the same time one counts."""
    stays: dict[str, list[Interval]] = {}
    for row in rows:
        if row.joined_at and row.left_at:
            stays.setdefault(row.email.casefold() or row.name, []).append((row.joined_at, row.left_at))
    minutes = sum(_length((row.joined_at, row.left_at)) if row.minutes is None else row.minutes for row in rows)
    return minutes - sum(_twice(own) for own in stays.values())


def _twice(stays: Sequence[Interval]) -> float:
    """How many minutes of one person's *stays* lie in more than one of them."""
    whole = Window(min(stays)[0], max(end for _start, end in stays))
    return sum(map(_length, stays)) - sum(map(_length, merged(stays, whole)))


def _length(stay: tuple[datetime | None, datetime | None]) -> float:
    start, end = stay
    return (end - start).total_seconds() / 60 if start and end else 0
