"""Zoom webinar, Attendee Report: hosts, panellists, attendees and others, each under its own title and header.

That of GoTo Webinar has the same shape, with attendees only.
"""

from datetime import timedelta

from tinkuy.attendance.reports.headers import Header, Line
from tinkuy.attendance.reports.moments import Order
from tinkuy.attendance.reports.preamble import preamble_of
from tinkuy.attendance.reports.report import Report, Role
from tinkuy.attendance.reports.rows import Part, part_of, rows_of
from tinkuy.attendance.reports.table import Section, Table
from tinkuy.attendance.reports.times import Hours
from tinkuy.attendance.reports.vocabulary import is_yes, platform_of, section_role

LAYOUT = "zoom-webinar"


def recognises(table: Table) -> bool:
    """Only this report has a column *Attended*."""
    return any(section.header and section.header.has("attended") for section in table.sections)


def read(table: Table, hours: Hours) -> Report:
    """The report; no-shows keep their row with `attended` False, re-joins have a row each."""
    preamble = preamble_of(table)
    parts = [_part(section, header, hours) for section in table.sections if (header := _people(section))]
    rows = rows_of(parts, hours, also=[preamble.starts], usual=_habit(parts))
    starts_at = hours.moment(preamble.starts)
    return Report(
        layout=platform_of(_main(parts).header.line.cells) or LAYOUT,
        topic=preamble.topic,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=preamble.minutes) if starts_at and preamble.minutes else None,
        rows=tuple(rows),
        summary=preamble.summary,
        columns=_main(parts).header.named(),
    )


def _people(section: Section) -> Header | None:
    """The header of a block of people; those who telephoned have no column *Attended*."""
    header = section.header
    return header if header and (header.has("attended") or header.has("name", "join")) else None


def _part(section: Section, header: Header, hours: Hours) -> Part:
    role: Role = section_role(section.label) or "attendee"  # type: ignore[assignment]
    all_came = not header.has("attended")

    def attended(line: Line) -> bool:
        return all_came or is_yes(header.cell(line, "attended"))

    return part_of(section, header, hours, role=lambda line: role, attended=attended)


def _habit(parts: list[Part]) -> Order:
    """The account in English writes the month first; the others were seen both ways."""
    return "month first" if _main(parts).header.language == "en" else "day first"


def _main(parts: list[Part]) -> Part:
    return max(parts, key=lambda part: len(part.lines))
