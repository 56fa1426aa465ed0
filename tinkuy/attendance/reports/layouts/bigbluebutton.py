"""BigBlueButton's learning dashboard: hours without a date, no e-mail, a header that is not quoted and may run over."""

from dataclasses import replace

from tinkuy.attendance.reports.headers import Header, Line
from tinkuy.attendance.reports.report import Report, Role
from tinkuy.attendance.reports.rows import part_of, rows_of
from tinkuy.attendance.reports.table import Section, Table
from tinkuy.attendance.reports.times import Hours
from tinkuy.attendance.reports.vocabulary import is_yes, key_of, keys_of_list

LAYOUT = "bigbluebutton"


def recognises(table: Table) -> bool:
    """The moderator's column beside the activity score or the talk time."""
    return _people(table) is not None


def read(table: Table, hours: Hours) -> Report:
    """The report. A poll question with a comma lengthens the header; what stands before it does not move."""
    section, header = _people(table) or (None, None)
    if section is None or header is None:
        raise ValueError("not a dashboard of BigBlueButton")
    people = replace(section, rows=tuple(line for line in section.rows if not _is_nobody(header, line)))

    def role(line: Line) -> Role:
        return "host" if is_yes(header.cell(line, "moderator")) else "attendee"

    part = part_of(people, header, hours, role=role)
    return Report(layout=LAYOUT, rows=tuple(rows_of([part], hours)), columns=part.header.named())


def _people(table: Table) -> tuple[Section, Header] | None:
    for section in table.sections:
        header = section.header
        if header and header.has("name", "moderator") and {"activity_score", "talk_time"} & set(header.columns):
            return section, header
    return None


def _is_nobody(header: Header, line: Line) -> bool:
    """The last row gathers those who answered polls without a name."""
    return key_of(header.cell(line, "name")) in keys_of_list("nobody") and header.cell(line, "join") in ("", "-")
