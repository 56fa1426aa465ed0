"""Google Meet: the attendance report (hours without a date; a later export has none) and a browser extension's list."""

from dataclasses import replace
from datetime import timedelta

from django.utils.translation import gettext as _

from tinkuy.attendance.reports.headers import Header
from tinkuy.attendance.reports.report import Report, Row
from tinkuy.attendance.reports.rows import part_of, rows_of
from tinkuy.attendance.reports.table import Section, Table
from tinkuy.attendance.reports.times import Hours
from tinkuy.attendance.reports.vocabulary import platform_of

LAYOUT = "meet"
EXTENSION = "meet-extension"
_OWN = ("first_name", "last_name", "email", "minutes")


def recognises(table: Table) -> bool:
    """First name, last name, e-mail and duration; or the extension's *First Seen* and *Time in Call*."""
    return bool(_people(table))


def read(table: Table, hours: Hours) -> Report:
    """The report. `hours` needs the webinar's day when the report has hours."""
    parts = [part_of(section, header, hours) for section, header in _people(table)]
    part = parts[0]
    rows = rows_of(parts, hours)
    if part.header.has("first_seen"):
        rows = [_until_last_line(row) for row in rows]
        hours.warnings.append(_("The list has no hour of leaving; the time in the call was added to the first hour."))
    elif not part.header.has("join"):
        hours.warnings.append(
            _("The report has durations but no hours; time outside the session cannot be told apart.")
        )
    return Report(
        layout=EXTENSION if part.header.has("first_seen") else LAYOUT, rows=tuple(rows), columns=part.header.named()
    )


def _people(table: Table) -> list[tuple[Section, Header]]:
    """The parts with people: several where somebody put exports together."""
    return [(section, section.header) for section in table.sections if section.header and _is_of_meet(section.header)]


def _is_of_meet(header: Header) -> bool:
    own = header.has(*_OWN) or header.has("first_seen", "minutes")
    return own and platform_of(header.line.cells) in ("", LAYOUT)


def _until_last_line(row: Row) -> Row:
    if row.joined_at is None or row.minutes is None:
        return row
    return replace(row, left_at=row.joined_at + timedelta(minutes=row.minutes))
