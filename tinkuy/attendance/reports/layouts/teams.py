"""Microsoft Teams attendance report: numbered sections in any language; the third has each join, the second a sum.

That of 2021 has one list without a number, and some who copy a report lose the titles: the columns tell it then.
"""

from collections import defaultdict
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _, ngettext

from tinkuy.attendance.reports.headers import Header, Line
from tinkuy.attendance.reports.preamble import preamble_of
from tinkuy.attendance.reports.report import Report, Row
from tinkuy.attendance.reports.rows import JOIN, LEAVE, Part, email_in, name_in, part_of, rows_of
from tinkuy.attendance.reports.table import Section, Table
from tinkuy.attendance.reports.times import Hours
from tinkuy.attendance.reports.vocabulary import platform_of, role_of
from tinkuy.core.letters import folded

LAYOUT = "teams"


@dataclass
class _Meeting:
    """What a report has of one meeting: at least one of the two."""

    participants: Section | None = None
    joins: Section | None = None

    @property
    def chosen(self) -> Section:
        rows = self.joins if self.joins and self.joins.rows else self.participants or self.joins
        assert rows is not None
        return rows


def recognises(table: Table) -> bool:
    """A section numbered 2 or 3 that has a header, or columns that only Teams has."""
    return any(_kind(section) for section in table.sections)


def _kind(section: Section) -> str:
    """`2` for a section of participants, `3` for one of joins, else ""."""
    header = section.header
    if header is None:
        return ""
    if section.number:
        return section.number if section.number in ("2", "3") else ""
    if platform_of(header.line.cells):
        return ""
    if header.has("first_join", "last_leave", "minutes"):
        return "2"
    return "3" if header.has("upn", "join") else ""


def read(table: Table, hours: Hours) -> Report:
    """The report, from each join where the file has them, else from first join and last leave, which is said."""
    preamble = preamble_of(table)
    meetings = _meetings(table)
    parts = [_part(meeting.chosen, hours) for meeting in meetings]
    parts += [_part(section, hours) for meeting in meetings if (section := _without_joins(meeting, hours))]
    if any(meeting.chosen is not meeting.joins for meeting in meetings):
        hours.warnings.append(_("The report has no list of joins; first join and last leave were read as one stay."))
    rows = rows_of(parts, hours, also=[preamble.starts, preamble.ends])
    rows = _with_registered_address(rows, [meeting.participants for meeting in meetings if meeting.participants])
    if len(meetings) > 1:
        words = _("The file has %(count)d meetings; only what lies within this session will count.")
        hours.warnings.append(words % {"count": len(meetings)})
    return Report(
        layout=LAYOUT,
        topic=preamble.topic,
        starts_at=hours.moment(preamble.starts),
        ends_at=hours.moment(preamble.ends),
        rows=tuple(_without_default_presenters(rows, hours)),
        summary=preamble.summary,
        columns=parts[0].header.named(),
    )


def _meetings(table: Table) -> list[_Meeting]:
    """The report, or the reports that somebody put into one file. Without numbers, joins stand below participants."""
    meetings: list[_Meeting] = []
    for section in table.sections:
        kind = _kind(section)
        is_below = (
            bool(meetings) and not section.number and section.header and section.header.has("name", "join", "leave")
        )
        if kind == "2":
            meetings.append(_Meeting(participants=section))
        elif kind == "3" or is_below:
            if not meetings or meetings[-1].joins:
                meetings.append(_Meeting())
            meetings[-1].joins = section
    return meetings


def _without_joins(meeting: _Meeting, hours: Hours) -> Section | None:
    """Participants with an hour who stand in no join: Teams leaves out a stay now and then."""
    section, joins = meeting.participants, meeting.joins
    if not (section and section.header and joins and joins.header and joins.rows):
        return None
    header = section.header
    names = {folded(_name_of(joins.header, line)) for line in joins.rows}
    addresses = {email_in(joins.header, line) for line in joins.rows} - {""}
    missing = tuple(
        line
        for line in section.rows
        if header.cell(line, *JOIN, *LEAVE)
        and folded(_name_of(header, line)) not in names
        and not {email_in(header, line), _account(header, line)[1]} & addresses
    )
    if not missing:
        return None
    hours.warnings.append(
        ngettext(
            "One person stands among the participants and in no join; first join and last leave were read as one stay.",
            "%(count)d persons stand among the participants and in no join; "
            "first join and last leave were read as one stay.",
            len(missing),
        )
        % {"count": len(missing)}
    )
    return replace(section, rows=missing)


def _name_of(header: Header, line: Line) -> str:
    """By its column, or the first one where the words are of a language that nobody taught us."""
    return name_in(header, line) if header.has("name") or header.has("first_name") else line.filled[0]


def _part(section: Section, hours: Hours) -> Part:
    """A section whose words may all be unknown: the first column is the name then. Who only registered has no hours."""
    header = section.header
    if header is None:
        raise ValueError("a section with people has a header")
    if not header.has("name") and not header.has("first_name"):
        first = next(place for place, cell in enumerate(header.line.cells) if cell)
        header = replace(header, columns={**header.columns, "name": first})

    def attended(line: Line) -> bool:
        return not header.has_hours or bool(header.cell(line, *JOIN, *LEAVE, "minutes"))

    return part_of(section, header, hours, role=lambda line: role_of(header.cell(line, "role")), attended=attended)


def _with_registered_address(rows: list[Row], lists: list[Section]) -> list[Row]:
    """The second section may know an address that the third does not: that of registration, or the account's.

    Two people of one name with different addresses stay as they are.
    """
    known: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for header, line in ((one.header, line) for one in lists if one.header for line in one.rows):
        known[_account(header, line)].add(email_in(header, line))
    only = {account: next(iter(addresses)) for account, addresses in known.items() if len(addresses) == 1}
    return [replace(row, email=only.get((folded(row.name), row.email)) or row.email) for row in rows]


def _account(header: Header, line: Line) -> tuple[str, str]:
    """Name and address as the third section has them."""
    plain = {
        meaning: place for meaning, place in header.columns.items() if meaning not in ("registration_email", "upn")
    }
    return folded(name_in(header, line)), email_in(Header(header.line, plain), line)


def _without_default_presenters(rows: list[Row], hours: Hours) -> list[Row]:
    """Teams makes everyone a presenter unless told otherwise; where most are, the role says nothing."""
    people = {(row.email or row.name): row.role for row in rows}
    presenters = sum(1 for role in people.values() if role == "panellist")
    if presenters * 2 <= len(people):
        return rows
    hours.warnings.append(
        _("Most people of this report are presenters, as Teams makes them by default; they were read as attendees.")
    )
    return [replace(row, role="attendee") if row.role == "panellist" else row for row in rows]
