"""The one door to reports of attendance: bytes in, a `Report` out, or a refusal in one sentence."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _, gettext_lazy, ngettext

from tinkuy.attendance.reports.layouts import (
    bigbluebutton,
    meet,
    plain_list,
    teams,
    teams_events,
    zoom_meeting,
    zoom_webinar,
)
from tinkuy.core.errors import Refused
from tinkuy.core.reading.archives import SIGNATURE
from tinkuy.planning.hours import day_with_year

from .completeness import check_completeness
from .decoding import decode, refuse_foreign_bytes, refuse_foreign_words, refuse_size
from .preamble import preamble_of, stated_day
from .report import Report
from .table import Table, table_of_rows, table_of_text
from .times import Hours
from .vocabulary import NO_WORDS, AddedWords, KnownColumns, Vocabulary, key_of, words
from .workbook import several, sheets_of

_LAST_HEADER = 100  # no header stands below this line

Reader = Callable[[Table, Hours], Report]

# The first that recognises the table reads it; the hand-made list takes what is left, or refuses.
_READERS: tuple[tuple[Callable[[Table], bool], Reader], ...] = (
    (teams.recognises, teams.read),
    (teams_events.recognises, teams_events.read),
    (zoom_webinar.recognises, zoom_webinar.read),
    (bigbluebutton.recognises, bigbluebutton.read),
    (meet.recognises, meet.read),
    (zoom_meeting.recognises, zoom_meeting.read),
    (lambda table: True, plain_list.read),
)


def read_report(
    data: bytes,
    filename: str,
    *,
    date: date | None,
    zone: str,
    columns: Mapping[str, str] | None = None,
    hub: AddedWords = NO_WORDS,
    encoding: str = "",
) -> Report:
    """The attendance report in *data*; raises `Refused` with the sentence to show.

    *date* is the webinar's day in *zone*, the IANA zone of the account that made the report (its hours carry none).
    *columns* are a person's own corrections: header → a meaning of `vocabulary.MEANINGS`; they go before ours. Without
    any (None), a mapping of the *hub* for files with the same headers is used, and the report says which.
    *encoding* is one of `decoding.CHOICES` that a person chose; "" finds it.
    """
    hours = Hours(zone, date, filename)
    table, known = _opened(data, columns, hub, encoding)
    hours.stated = stated_day(table)
    _refuse_other_reports(table)
    reader = next(read for recognises, read in _READERS if recognises(table))
    report = reader(table, hours)
    if not report.rows:
        raise Refused(_no_people(table))
    check_completeness(report, preamble_of(table), hours)
    _check_days(report, hours)
    return replace(
        report,
        encoding=table.encoding,
        separator=table.separator,
        warnings=tuple(dict.fromkeys([*table.warnings, *hours.warnings])),
        settled=tuple(hours.settled),
        language=(known and known.language) or table.vocabulary.language(header for header, _meaning in report.columns),
        mapping=known.id if known else "",
    )


def _opened(
    data: bytes, columns: Mapping[str, str] | None, hub: AddedWords, encoding: str
) -> tuple[Table, KnownColumns | None]:
    """The table, and the saved mapping that it was read with."""
    table = open_table(data, Vocabulary(columns, hub=hub), encoding)
    lines = [line.filled for line in table.lines[:_LAST_HEADER]]
    known = hub.mapping_for(lines, table.vocabulary) if columns is None else None
    return (open_table(data, Vocabulary(known.columns, hub=hub), encoding) if known else table), known


def open_table(data: bytes, vocabulary: Vocabulary, encoding: str = "") -> Table:
    """The table in a text file of any encoding or in a workbook, whatever the file is called."""
    refuse_size(data)
    refuse_foreign_bytes(data)
    if data.startswith(SIGNATURE):
        return _filled(_of_workbook(data, vocabulary))
    decoded = decode(data, encoding)
    refuse_foreign_words(decoded.text)
    return _filled(table_of_text(decoded.text, decoded.encoding, vocabulary, decoded.warnings))


def _of_workbook(data: bytes, vocabulary: Vocabulary) -> Table:
    """The first sheet, or that with the people where the first is only a cover: no header stands in it."""
    sheets = sheets_of(data)
    tables = [table_of_rows(rows, vocabulary, several(title, len(sheets))) for title, rows in sheets]
    is_cover = not any(section.header for section in tables[0].sections)
    return next((table for table in tables if _has_people(table)), tables[0]) if is_cover else tables[0]


def _has_people(table: Table) -> bool:
    """A header tells at least two of who, at what address and when."""
    signs = ({"name", "first_name"}, {"email"}, {"join", "first_join", "minutes"})
    columns = [set(section.header.columns) for section in table.sections if section.header]
    return any(sum(bool(sign & own) for sign in signs) > 1 for own in columns)


def _filled(table: Table) -> Table:
    if not table.lines:
        raise Refused(
            _("The file has nothing between its separators. Export the report again and upload the new file.")
        )
    return table


def _no_people(table: Table) -> str:
    header = next((section.header for section in reversed(table.sections) if section.header), None)
    if header is None:
        return _("There is no person in the file. Export the report again and upload the new file.")
    return _(
        "The report has its header (line %(line)d) but no person below it. "
        "Wait until the platform finishes the report, export it again and upload the new file."
    ) % {"line": header.line.number}


_OTHERS: Mapping[str, Promise] = {
    "questions": gettext_lazy(
        "This is the questions report, not attendance. Export the attendee or participants report."
    ),
    "polls": gettext_lazy("This is the polls report, not attendance. Export the attendee or participants report."),
    "survey": gettext_lazy("This is the survey report, not attendance. Export the attendee or participants report."),
    "registrations": gettext_lazy("This is a list of registrations, not attendance. Load it under “Registrations”."),
}
"""Reports about the same meeting that do not tell who came."""


def _refuse_other_reports(table: Table) -> None:
    cells = {key_of(cell) for line in table.lines[:20] for cell in line.filled if len(cell) < 60}
    for kind, marks in words()["other_reports"].items():
        marks_there = [key_of(mark) in cells for mark in marks]
        if all(marks_there) if kind == "survey" else any(marks_there):
            raise Refused(_OTHERS[kind])
    headers = [section.header for section in table.sections if section.header]
    if any(header.has("registered_for", "email") for header in headers) or _has_only_registrations(table):
        raise Refused(_OTHERS["registrations"])


def _has_only_registrations(table: Table) -> bool:
    """Zoom's registration report: approvals, and nobody attended."""
    headers = [section.header for section in table.sections if section.header]
    asks_approval = any({"approval", "registration_time"} & set(header.columns) for header in headers)
    return asks_approval and not any(
        {"attended", "join", "minutes"} & set(h.columns) for h in headers if not h.has("topic")
    )


def _check_days(report: Report, hours: Hours) -> None:
    """Warn when the hours are of other days than the webinar's: it may be the report of another session."""
    chosen_day = hours.given
    days = [hours.local_day(row.joined_at) for row in report.rows if row.joined_at]
    if chosen_day is None or not days:
        if days and (max(days) - min(days)).days > 1:
            hours.warnings.append(
                _("The lines are of days from %(first)s to %(last)s. A report is of one session: check it.")
                % {"first": day_with_year(min(days)), "last": day_with_year(max(days))}
            )
        return
    elsewhere = [day for day in days if abs((day - chosen_day).days) > 1]
    if len(elsewhere) == len(days):
        hours.warnings.append(
            _("The report is of %(found)s and the session was on %(given)s. Is it the right file?")
            % {"found": day_with_year(elsewhere[0]), "given": day_with_year(chosen_day)}
        )
    elif elsewhere:
        hours.warnings.append(
            ngettext(
                "One line is of another day and will not count.",
                "%(count)d lines are of other days and will not count.",
                len(elsewhere),
            )
            % {"count": len(elsewhere)}
        )
