"""Zoom meeting, Participants report: each join, unique users, with or without a preamble, and the flat admin export."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from tinkuy.attendance.reports.headers import Header, Line, address_in
from tinkuy.attendance.reports.moments import Order
from tinkuy.attendance.reports.preamble import Preamble, preamble_of, with_columns
from tinkuy.attendance.reports.report import Report, Role
from tinkuy.attendance.reports.rows import Part, email_in, part_of, rows_of
from tinkuy.attendance.reports.table import Section, Table
from tinkuy.attendance.reports.times import Hours
from tinkuy.attendance.reports.vocabulary import is_yes, key_of

LAYOUT = "zoom-meeting"
UNIQUE = "zoom-meeting-unique"
FLAT = "zoom-meeting-flat"


def recognises(table: Table) -> bool:
    """Zoom's own columns (original name, guest, waiting room), or a list of joins under a meeting's preamble."""
    has_preamble = any(s.header and s.header.has("topic", "meeting") for s in table.sections)
    return any(_is_of_zoom(section.header, has_preamble) for section in _with_people(table))


def read(table: Table, hours: Hours) -> Report:
    """The report. The host of the preamble gets that role; a stay in the waiting room is kept but did not attend."""
    facts = preamble_of(table)
    people = _with_people(table)
    parts = [_part(section, header, facts, hours) for section in people if (header := section.header)]
    header, first = parts[-1].header, parts[-1].lines[0] if parts[-1].lines else None
    preamble = with_columns(facts, header, first)
    rows = rows_of(parts, hours, also=[preamble.starts, preamble.ends], usual=_habit(header))
    layout = _layout(header)
    hours.warnings.extend(_warnings(layout, parts, preamble.meetings))
    starts_at = hours.moment(preamble.starts)
    return Report(
        layout=layout,
        topic=preamble.topic,
        starts_at=starts_at,
        ends_at=hours.moment(preamble.ends) or _after(starts_at, preamble.minutes),
        rows=tuple(rows),
        summary=preamble.summary,
        columns=header.named(),
    )


def _with_people(table: Table) -> list[Section]:
    return [s for s in table.sections if (header := s.header) and _lists_people(header)]


def _lists_people(header: Header) -> bool:
    return header.has("name") and bool({"join", "leave", "minutes", "total_minutes"} & set(header.columns))


def _is_of_zoom(header: Header | None, has_preamble: bool) -> bool:
    if header is None:
        return False
    marks = {"guest", "waiting_room", "total_minutes"} & set(header.columns)
    return bool(marks) or has_preamble or any("original" in key_of(cell) for cell in header.line.cells)


def _layout(header: Header) -> str:
    if header.has("topic", "join"):
        return FLAT
    return LAYOUT if header.has("join") else UNIQUE


def _part(section: Section, header: Header, preamble: Preamble, hours: Hours) -> Part:
    def role(line: Line) -> Role:
        host = address_in(header.cell(line, "host")).lower() or preamble.host_email
        return "host" if host and email_in(header, line) == host else "attendee"

    return part_of(
        section, header, hours, role=role, attended=lambda line: not is_yes(header.cell(line, "waiting_room"))
    )


def _habit(header: Header) -> Order:
    return "month first" if header.language == "en" else "day first"


def _after(starts_at: datetime | None, minutes: float | None) -> datetime | None:
    return starts_at + timedelta(minutes=minutes) if starts_at and minutes else None


def _warnings(layout: str, parts: list[Part], participants: int) -> list[str]:
    if layout == UNIQUE:
        return [
            _(
                "This export joins each person's stays and has no hours; time outside the session also counts. "
                "For exact figures export it without “Show unique users”."
            )
        ]
    flat = {_meeting(part, line) for part in parts for line in part.lines} - {""} if layout == FLAT else set()
    count = max(participants, len(flat))
    if count > 1:
        words = _("The file has %(count)d meetings; only what lies within this session will count.")
        return [words % {"count": count}]
    return []


def _meeting(part: Part, line: Line) -> str:
    return part.header.cell(line, "meeting") + part.header.cell(line, "starts")
