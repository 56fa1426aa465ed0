"""Teams' older lists of joins and leaves: the classic list (2020–21, header or not) and live events (UTC)."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from tinkuy.attendance.reports.headers import Header, Line
from tinkuy.attendance.reports.report import Report, Role, Row
from tinkuy.attendance.reports.rows import email_in, name_in, refuse_glued
from tinkuy.attendance.reports.table import Table
from tinkuy.attendance.reports.times import Hours
from tinkuy.attendance.reports.vocabulary import key_of, keys
from tinkuy.core.errors import Refused

LAYOUT = "teams-list"
LIVE_EVENT = "teams-live-event"
_BARE = Header(Line(0, ()), {"name": 0, "action": 1, "timestamp": 2})


@dataclass(frozen=True)
class _Event:
    line: int
    name: str
    email: str
    role: Role
    is_join: bool
    at: datetime


def recognises(table: Table) -> bool:
    """Columns for an action and its hour; or, without a header, three cells with *Joined* or *Left* in the second."""
    return _header(table) is not None or _is_bare(table)


def read(table: Table, hours: Hours) -> Report:
    """The report: each join with the person's next leave. A stay without a leave has `left_at` None, which is said."""
    header = _header(table) or _BARE
    is_live = header.has("account")
    if is_live:
        hours.read_as_utc()
    lines = [line for line in table.lines if line.number > header.line.number]
    hours.decide((header.cell(line, "timestamp") for line in lines), "month first" if is_live else "day first")
    by_account: defaultdict[str, list[_Event]] = defaultdict(list)
    for line in lines:
        if event := _event(line, header, hours):
            by_account[header.cell(line, "account", "name")].append(event)
    rows = sorted((row for events in by_account.values() for row in _stays(events)), key=lambda row: row.line)
    hours.warnings.extend(_open_ends(rows))
    return Report(layout=LIVE_EVENT if is_live else LAYOUT, rows=tuple(rows), columns=header.named())


def _header(table: Table) -> Header | None:
    return next((s.header for s in table.sections if s.header and s.header.has("name", "action", "timestamp")), None)


def _is_bare(table: Table) -> bool:
    actions = [line.cells[1] for line in table.lines if len(line.filled) == 3 and len(line.cells) >= 3]
    known = sum(1 for action in actions if key_of(action) in keys("actions"))
    return known > 0 and known >= len(table.lines) * 0.8


def _event(line: Line, header: Header, hours: Hours) -> _Event | None:
    """The event of a line; a repeated header says nothing, an action that is not known is refused with its line."""
    action, name, email = header.cell(line, "action"), name_in(header, line), email_in(header, line)
    if not name or action == header.cell(header.line, "action"):
        return None
    deed = keys("actions").get(key_of(action))
    at = hours.moment(header.cell(line, "timestamp"))
    if deed is None or at is None:
        raise Refused(
            _("Line %(line)d: “%(cell)s” is not a join or a leave with its hour. Take the line out or correct it.")
            % {"line": line.number, "cell": " · ".join(line.filled)[:60]}
        )
    refuse_glued(line.number, name, email)
    role: Role = keys("roles").get(key_of(header.cell(line, "role")), "attendee")  # type: ignore[assignment]
    return _Event(line.number, name, email, role, deed == "joined", at)


def _stays(events: list[_Event]) -> Iterator[Row]:
    """The stays of one person. Two joins in a row are two devices: both end with the next leave."""
    joins: list[_Event] = []
    for event in sorted(events, key=lambda event: (event.at, not event.is_join)):
        if event.is_join:
            joins.append(event)
            continue
        if not joins:
            yield _row(event, None, event.at)
        yield from (_row(join, join.at, event.at) for join in joins)
        joins = []
    yield from (_row(join, join.at, None) for join in joins)


def _row(event: _Event, joined_at: datetime | None, left_at: datetime | None) -> Row:
    minutes = (left_at - joined_at).total_seconds() / 60 if joined_at and left_at else None
    return Row(event.line, event.name, event.email, event.role, joined_at, left_at, minutes, attended=True)


def _open_ends(rows: list[Row]) -> list[str]:
    count = len({row.name for row in rows if row.left_at is None})
    if not count:
        return []
    return [_("Persons without an hour of leaving, read as present until the end: %(count)d.") % {"count": count}]
