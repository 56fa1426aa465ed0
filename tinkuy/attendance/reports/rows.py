"""Lines of a section to rows: who, when, how long. What cannot be read is said with its line, never dropped."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from operator import itemgetter

from django.utils.translation import gettext as _, ngettext

from tinkuy.core.errors import Refused

from .headers import Header, Line, address_in, completed
from .moments import Order, written
from .report import Role, Row
from .table import Section
from .times import Hours, reader_for
from .vocabulary import key_of, keys_of_list

JOIN = ("join", "first_join", "first_seen")
LEAVE = ("leave", "last_leave")
MINUTES = ("minutes", "total_minutes")
_WHO = ("name", "first_name", "last_name", "registration_email", "email", "upn")
"""All that `name_in` and `email_in` look at."""
MAX_NAME = 200
_PHONE = re.compile(r"\+?[\d\s().\-]{7,}$")
_MARK = re.compile(r"\s*\(([^()]+)\)$")
_DAMAGED = re.compile(r"#+$|\d\d:\d\d[.,]\d$")  # what a spreadsheet shows of a moment, saved in its place


@dataclass(frozen=True)
class Part:
    """Lines under one header, with what the platform says of each: its role, and whether it counts as having come."""

    header: Header
    lines: tuple[Line, ...]
    role: Callable[[Line], Role] = lambda line: "attendee"
    attended: Callable[[Line], bool] = lambda line: True


def part_of(section: Section, header: Header, hours: Hours, **cells: Callable[[Line], object]) -> Part:
    """A section as a part, with its unknown columns told by their content; what was assumed joins the warnings."""
    full, assumed = completed(header, section.rows)
    hours.warnings.extend(warning for warning in assumed if warning not in hours.warnings)
    return Part(full, section.rows, **cells)  # type: ignore[arg-type]


def rows_of(parts: list[Part], hours: Hours, *, also: Iterable[str] = (), usual: Order = "day first") -> list[Row]:
    """The rows of all *parts*. Day and month are told apart over all their hours and those of the preamble (*also*)."""
    parts = [_dated(part) if part.header.has("date") else part for part in parts]
    hours_of_rows = list(_hours_written(parts))
    hours.decide([*(text for _line, text in hours_of_rows), *also], usual)
    rows = [row for part in parts for row in _rows(part, hours)]
    longer = _longer_lines(parts)
    _refuse_or_warn(hours_of_rows, hours, are_all_shifted=len(longer) == sum(len(part.lines) for part in parts))
    _warn_of_nobody(parts, {row.line for row in rows}, hours)
    _warn_of_shifts(longer, hours)
    return rows


def _dated(part: Part) -> Part:
    """Hours without a date get that of their line's own column: a list may hold the sessions of several days."""
    places = {part.header.columns[one] for one in (*JOIN, *LEAVE) if one in part.header.columns}

    def cells(line: Line) -> Iterator[str]:
        day = part.header.cell(line, "date").removesuffix(" 00:00:00")  # as a workbook has a day
        is_day = (moment := written(day)) is not None and moment.numbers is not None
        for place, cell in enumerate(line.cells):
            hour = written(cell) if is_day and place in places else None
            yield f"{day} {cell}" if hour and hour.numbers is None else cell

    return replace(part, lines=tuple(Line(line.number, tuple(cells(line))) for line in part.lines))


def name_in(header: Header, line: Line) -> str:
    """The person's name as it stands, else the e-mail; a telephone number is cut to its last digits (none is kept)."""
    name = header.cell(line, "name") or _both_names(header, line) or email_in(header, line)
    if _PHONE.match(name):
        return "☎ …" + re.sub(r"\D", "", name)[-3:]
    mark = _MARK.search(name)
    if mark and key_of(mark[1]) in keys_of_list("guest_marks"):
        return name[: mark.start()]
    return name


def _both_names(header: Header, line: Line) -> str:
    return " ".join(filter(None, (header.cell(line, "first_name"), header.cell(line, "last_name"))))


def email_in(header: Header, line: Line) -> str:
    """The address in lower case; that of registration goes first, an account's name counts if it is an address."""
    for meaning in ("registration_email", "email", "upn"):
        cell = header.cell(line, meaning) if meaning in header.columns else ""
        address = address_in(cell) if "@" in cell and "#EXT#" not in cell.upper() else ""
        if address:
            return address.lower()
    return ""


def _rows(part: Part, hours: Hours) -> Iterator[Row]:
    """The row of each line that names somebody."""
    reader = _RowReader(part, hours)
    for line in part.lines:
        row = reader.row_of(line)
        if row and not (row.joined_at is None and row.left_at is None and _is_aside(row, line, part)):
            yield row


def _is_aside(row: Row, line: Line, part: Part) -> bool:
    """A line of totals; or, in a table of hours, a remark or title that stands alone in its line."""
    if row.email:
        return False
    is_total = not any(map(str.isalpha, row.name)) and key_of(line.filled[0]) in keys_of_list("totals")
    return is_total or key_of(row.name) in keys_of_list("totals") or (part.header.has_hours and len(line.filled) == 1)


class _PeopleOfLines:
    """Name and address of a line; of those with the same cells they are found once."""

    def __init__(self, header: Header) -> None:
        places = [header.columns[meaning] for meaning in _WHO if meaning in header.columns]
        self._header, self._cells = header, itemgetter(*places) if places else None
        self._known: dict[object, tuple[str, str]] = {}

    def __call__(self, line: Line) -> tuple[str, str]:
        try:
            cells = self._cells(line.cells) if self._cells else None
        except IndexError:  # a line that is shorter than its header
            return self._read(line)
        if cells not in self._known:
            self._known[cells] = self._read(line)
        return self._known[cells]

    def _read(self, line: Line) -> tuple[str, str]:
        name, email = name_in(self._header, line), email_in(self._header, line)
        if name:
            refuse_glued(line.number, name, email)
        return name, email


class _RowReader:
    """Makes the rows of a part. Durations repeat, and so does who joins again: each is read once."""

    def __init__(self, part: Part, hours: Hours) -> None:
        self._part, self._hours = part, hours
        self._person_of, self._attended = _PeopleOfLines(part.header), _attendance_of(part)
        self._minutes_of = cache(reader_for(part.header.cell(line, *MINUTES) for line in part.lines))

    def row_of(self, line: Line) -> Row | None:
        """None for a line that names nobody."""
        header, hours, (name, email) = self._part.header, self._hours, self._person_of(line)
        if not name:
            return None
        return Row(
            line=line.number,
            name=name,
            email=email,
            role=self._part.role(line),
            joined_at=hours.moment(header.cell(line, *JOIN)),
            left_at=hours.moment(header.cell(line, *LEAVE)),
            minutes=self._minutes_of(header.cell(line, *MINUTES)),
            attended=self._attended(line),
            country=header.cell(line, "country")[:MAX_NAME],
        )


def _attendance_of(part: Part) -> Callable[[Line], bool]:
    """Where a table of hours tells who registered too, whoever has no hour in it did not come."""
    header = part.header
    if not header.has_hours or not {"registration_time", "approval"} & set(header.columns):
        return part.attended
    return lambda line: part.attended(line) and bool(header.cell(line, *JOIN, *LEAVE, *MINUTES))


def refuse_glued(line: int, name: str, email: str) -> None:
    """A name that holds an address beside other words, or is endless, means that the columns were cut wrongly."""
    if len(name) > MAX_NAME:
        raise Refused(
            _("Line %(line)d has %(length)d characters where the name should be. Check that line.")
            % {"line": line, "length": len(name)}
        )
    if "@" in name and name.lower() != email and re.search(r"[;,\t|]", name):
        raise Refused(
            _("Line %(line)d has several values in one cell (“%(cell)s”). Save the file as CSV with one separator.")
            % {"line": line, "cell": name[:60]}
        )


def _hours_written(parts: list[Part]) -> Iterator[tuple[int, str]]:
    """Line number and text of every hour of joining or leaving that is not blank or a dash."""
    for part in parts:
        for line in part.lines:
            for meanings in (JOIN, LEAVE):
                text = part.header.cell(line, *meanings)
                if text.strip("-–— "):
                    yield line.number, text


def _refuse_or_warn(hours_of_rows: list[tuple[int, str]], hours: Hours, *, are_all_shifted: bool) -> None:
    """Hours that cannot be read: a few are said, many mean that the column is another one; any does where each line
    has more cells than the header, as with a day and its hour in two cells.
    """
    unread = [(number, text) for number, text in hours_of_rows if hours.moment(text) is None]
    if not unread:
        return
    first = {"line": unread[0][0], "cell": unread[0][1][:60]}
    if len(unread) * 2 > len(hours_of_rows) and _DAMAGED.match(unread[0][1]):
        raise Refused(
            _(
                "Line %(line)d: a spreadsheet program saved “%(cell)s” in the place of the hour. "
                "Export the report again and upload it unopened."
            )
            % first
        )
    if len(unread) * 2 > len(hours_of_rows) or are_all_shifted:
        raise Refused(
            _("Line %(line)d: “%(cell)s” is not an hour. Check that the columns are those of the report.") % first
        )
    hours.warnings.append(
        ngettext(
            "One hour could not be read (line %(line)d: “%(cell)s”).",
            "%(count)d hours could not be read (the first in line %(line)d: “%(cell)s”).",
            len(unread),
        )
        % {**first, "count": len(unread)}
    )


def _warn_of_nobody(parts: list[Part], named: set[int], hours: Hours) -> None:
    """Lines with an hour or a text of which no row came: said, for they may be a person. Totals are not."""
    lost = [line for part in parts for line in part.lines if line.number not in named and _says_something(line, part)]
    if lost:
        hours.warnings.append(
            ngettext(
                "Line %(line)d (“%(cell)s”) has no person or no hour and does not count.",
                "%(count)d lines have no person or no hour and do not count, the first is line %(line)d (“%(cell)s”).",
                len(lost),
            )
            % {"line": lost[0].number, "cell": " · ".join(lost[0].filled)[:60], "count": len(lost)}
        )


def _says_something(line: Line, part: Part) -> bool:
    return bool(part.header.cell(line, *JOIN, *LEAVE)) or (
        len(line.filled) == 1 and key_of(line.filled[0]) not in keys_of_list("totals") and not _is_ordinal(line)
    )


def _is_ordinal(line: Line) -> bool:
    """The number of a line of a signed list in which nobody wrote."""
    return line.filled[0].isdecimal() and len(line.filled[0]) < 4


def _longer_lines(parts: list[Part]) -> list[int]:
    """The numbers of the lines with more cells than their header."""
    return [line.number for part in parts for line in part.lines if any(line.cells[len(part.header.line.cells) :])]


def _warn_of_shifts(longer: list[int], hours: Hours) -> None:
    """More cells than headers: a comma inside a value that nobody quoted has moved the rest."""
    if longer:
        hours.warnings.append(
            ngettext(
                "Line %(line)d has more cells than the header; check that person.",
                "%(count)d lines have more cells than the header, the first is line %(line)d; check those persons.",
                len(longer),
            )
            % {"line": longer[0], "count": len(longer)}
        )
