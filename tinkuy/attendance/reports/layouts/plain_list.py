"""Lists made by hand: a table with a name or an address, a column of addresses, or `1. Apellido, Nombre`.

Tables of platforms that need no reader of their own are read here too, and named by a column that only they have.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from django.utils.translation import gettext as _

from tinkuy.attendance.reports import moments
from tinkuy.attendance.reports.headers import ADDRESS, Header, Line, address_in, addresses_in, completed, header_of
from tinkuy.attendance.reports.preamble import Preamble, preamble_of, with_columns
from tinkuy.attendance.reports.report import Report, Row, UnknownColumns
from tinkuy.attendance.reports.rows import Part, refuse_glued, rows_of
from tinkuy.attendance.reports.table import Table
from tinkuy.attendance.reports.times import Hours
from tinkuy.attendance.reports.titles import NUMBER as _NUMBER, without_titles
from tinkuy.attendance.reports.unneeded import reduced, reduced_below, without_identity
from tinkuy.attendance.reports.vocabulary import is_answer, is_yes, platform_of, role_of
from tinkuy.core.errors import Refused

from .days import of_the_day

LAYOUT = "list"
_MOST_WORDS = 7
MOST_CELLS = 3
_PROSE = 0.2
_FEWEST = 3
MOST_LINES = 20_000
_NUMBERS = re.compile(r"\d")
_MARK = re.compile(r"\?|[^\W\d]{1,4} \((?P<points>\d{1,3}(?:[.,]\d{1,2})?)/\d{1,3}(?:[.,]\d{1,2})?\)")
"""Of a course: what was given and what might be; a question mark where nothing was noted."""
_OF_A_SESSION = re.compile(
    r"\b(?:sesi[oó]n|sess[aã]o|session|clase|aula|class|webinar|seminario|seminário|encuentro|encontro|asistencia|"
    r"presença|attendance)\b|(?<!\d)(?:0?[1-9]|[12]\d|3[01])[/-](?:0?[1-9]|1[0-2])(?!\d)|"
    r"\b\d{1,2}\.? (?:de )?(?:ene|jan|feb|fev|mar|abr|apr|may|mai|jun|jul|ago|aug|set|sep|oct|out|nov|dic|dez|dec)",
    re.IGNORECASE,
)
"""In the words of a column that tells who came to one session: what it is, or its day."""
_OF_A_CLOCK = re.compile(r"\d{1,2}[.:]\d\d[.:]\d\d")  # dots too: `07.39.35` of a clocking machine
_AMOUNT = re.compile(r"[-+$€R S/]{0,4}\d[\d.,   ]{0,20}%?")
_CODE = re.compile(r"[{}\[\]=\\]")


def read(table: Table, hours: Hours) -> Report:
    """Those listed attended; when and how long is known only if the list has such columns. Refuses prose and tables."""
    parts = _tables(table, hours) or _column(table, hours)
    own_part = parts[0] if parts else None
    preamble = _preamble_of(table, own_part) if own_part else Preamble()
    if own_part:
        parts = [of_the_day(part, hours) for part in parts]
        rows = rows_of(parts, hours, also=[preamble.starts, preamble.ends] if own_part.header.has_hours else ())
    else:
        rows = _entries(table, hours)
    if not any(row.joined_at or row.minutes is not None or not row.attended for row in rows):
        hours.warnings.append(_("The list has no hours; everyone in it was read as present during the whole session."))
    elif own_part and not own_part.header.has_hours and any(row.minutes is not None for row in rows):
        hours.warnings.append(
            _("The report has durations but no hours; time outside the session cannot be told apart.")
        )
    if not any(row.email for row in rows):
        hours.warnings.append(_("The list has no e-mail addresses; persons can be matched by their name only."))
    return Report(
        layout=(platform_of(own_part.header.line.cells) if own_part else "") or LAYOUT,
        topic=preamble.topic,
        starts_at=hours.moment(preamble.starts),
        ends_at=hours.moment(preamble.ends),
        rows=tuple(rows),
        columns=own_part.header.named() if own_part else (),
        reduced=reduced(table, is_typed=own_part is None),
    )


def _preamble_of(table: Table, part: Part) -> Preamble:
    return with_columns(preamble_of(table), part.header, part.lines[0] if part.lines else None)


def _tables(table: Table, hours: Hours) -> list[Part]:
    """The first section with a header that tells names or addresses, and those with the same; of others it is said."""
    parts: list[Part] = []
    for section in table.sections:
        if section.header is None or _is_of_the_meeting(section.header):
            continue
        header, assumed = completed(section.header, section.rows)
        if not {"name", "first_name", "email"} & set(header.columns):
            continue
        if parts and not header.repeats(parts[0].header.line):
            hours.warnings.append(
                _("The lines from %(line)d on have other headers and were not read.") % {"line": header.line.number}
            )
            break
        _refuse_sessions_side_by_side(header, section.rows)
        hours.warnings.extend(warning for warning in assumed if warning not in hours.warnings)
        parts.append(_part(header, section.rows))
    return parts


def _is_of_the_meeting(header: Header) -> bool:
    """A block of its title, day and length, above the people: the address in it is the organiser's."""
    return header.has("topic") and not {"name", "first_name", "email"} & set(header.columns)


def _refuse_sessions_side_by_side(header: Header, rows: tuple[Line, ...]) -> None:
    """A sheet with a column of crosses for each session (`Sesión 1`, `12/05`): who came to this one is not told."""
    free = _numbered(header, set(header.columns.values()))
    sessions = [header.line.cells[place] for place in free if _has_only_answers(rows, place)]
    if len(sessions) > 1:
        raise Refused(
            _(
                "The table has a column for each session (%(columns)s). "
                "Leave in it only those who came to this session and upload it again."
            )
            % {"columns": ", ".join(sessions[:4])}
        )


def _has_only_answers(rows: tuple[Line, ...], place: int) -> bool:
    cells = [line.cells[place] for line in rows if place < len(line.cells) and line.cells[place]]
    return bool(cells) and all(is_answer(cell) or _MARK.fullmatch(cell) for cell in cells)


def _part(header: Header, rows: tuple[Line, ...]) -> Part:
    place = _place_of_answers(header, rows)

    def attended(line: Line) -> bool:
        answer = line.cells[place] if place is not None and place < len(line.cells) else ""
        return not answer or is_yes(answer) or _has_points(answer)

    return Part(header, rows, role=lambda line: role_of(header.cell(line, "role")), attended=attended)


def _place_of_answers(header: Header, rows: tuple[Line, ...]) -> int | None:
    """Where it is told who came: under a known word, or under the session's own day, as Moodle has it."""
    if header.has("answer"):
        return header.columns["answer"] if _has_only_answers(rows, header.columns["answer"]) else None
    places = [place for place in _numbered(header, set(header.columns.values())) if _has_only_answers(rows, place)]
    return next((place for place in places if _tells_who_came(header.line.cells[place], rows, place)), None)


def _tells_who_came(heading: str, rows: tuple[Line, ...], place: int) -> bool:
    """Not «¿Autoriza el uso de sus datos (Ley 1581)?»: whoever denies that was there all the same."""
    cells = (line.cells[place] for line in rows if place < len(line.cells))
    return _OF_A_SESSION.search(heading) is not None or any(map(_says_points, cells))


def _numbered(header: Header, known: Collection[int]) -> list[int]:
    """The places of the columns that no word tells, and whose own words hold a number."""
    return [place for place, cell in enumerate(header.line.cells) if place not in known and _NUMBERS.search(cell)]


def _says_points(cell: str) -> bool:
    match = _MARK.fullmatch(cell)
    return match is not None and match["points"] is not None


def _has_points(mark: str) -> bool:
    """Moodle's `P (2/2)` and `A (0/2)`: the letters are each site's own, the points tell whether somebody came."""
    match = _MARK.fullmatch(mark)
    return match is not None and float((match["points"] or "0").replace(",", ".")) > 0


def _column(table: Table, hours: Hours) -> list[Part]:
    """A single column under one known word."""
    first = table.lines[0]
    header = header_of(first, table.vocabulary)
    if len(first.filled) == 1 and {"name", "email"} & set(header.columns):
        return [Part(header, without_titles(table.lines[1:], table.vocabulary, hours))]
    return []


def _entries(table: Table, hours: Hours) -> list[Row]:
    table = replace(table, lines=without_titles(table.lines, table.vocabulary, hours) or table.lines)
    _refuse_table(table)
    _refuse_length(table)
    _refuse_prose(table)
    _refuse_numbers(table)
    return [_row(line.number, name, email) for line in table.lines for name, email in _people_in(line)]


def _people_in(line: Line) -> Iterator[tuple[str, str]]:
    """Name and address of each person in a line, without the number of their identity: nobody needs it."""
    for name, email in _named_in(line):
        yield without_identity(name), email


def _named_in(line: Line) -> Iterator[tuple[str, str]]:
    """As they are written: `1. Apellido, Nombre`, `Nombre <correo>`, several addresses."""
    text = _NUMBER.sub("", ", ".join(line.filled), count=1)
    addresses = addresses_in(text)
    if not addresses:
        yield text.strip(" ,;"), ""
    elif len(addresses) == 1:
        yield _bare(text[: addresses[0].start()] + " " + text[addresses[0].end() :]), addresses[0][0]
    else:
        starts = [0, *(match.end() for match in addresses)]
        for start, match in zip(starts, addresses, strict=False):
            yield _bare(text[start : match.start()]), match[0]


def _bare(text: str) -> str:
    return " ".join(re.sub(r"[<>()\[\];|\"]", " ", text).strip(" ,;-–:").split()).strip(" ,;-–:")


def _row(line: int, name: str, email: str) -> Row:
    refuse_glued(line, name, email)
    return Row(line, name or email.lower(), email.lower(), "attendee", None, None, None, attended=True)


def _refuse_table(table: Table) -> None:
    """A table whose headers nobody knows is no list: the person says what its columns are."""
    wide = [line for line in table.lines if len(line.filled) > MOST_CELLS or _has_hours(line)]
    cut = [line for line in wide if len(addresses_in(" ".join(line.cells))) < 2]
    if len(cut) * 2 > len(table.lines) or any(map(_comes_and_goes, table.lines)):
        header = table.likely_header()
        raise UnknownColumns(header.filled, reduced_below(table, header))


def _refuse_numbers(table: Table) -> None:
    """A budget or a table of cases: most lines hold a number beside a word."""
    lines = [line for line in table.lines if any(_AMOUNT.fullmatch(cell) for cell in line.filled[1:])]
    if len(lines) * 2 > len(table.lines):
        raise Refused(
            _(
                "This is a table of numbers, not attendance: line %(line)d (“%(text)s”). "
                "Upload the report as the platform exports it, or a list with one person in each line."
            )
            % {"line": lines[0].number, "text": " · ".join(lines[0].filled)[:60]}
        )


def _has_hours(line: Line) -> bool:
    """An hour in a cell of its own: a list typed by hand has none."""
    return len(line.filled) > 1 and any(moments.reads(cell) for cell in line.filled)


def _comes_and_goes(line: Line) -> bool:
    """Two hours or more, each in a cell: a report, or working hours, whose headers nobody knows."""
    return sum(bool(moments.reads(cell) or _OF_A_CLOCK.fullmatch(cell)) for cell in line.filled) > 1


def _refuse_length(table: Table) -> None:
    """Nobody types so many names by hand; of a large table the header was not understood."""
    if len(table.lines) > MOST_LINES:
        raise Refused(
            _("A list without headers has at most %(limit)d lines. Write in the first line what each column is.")
            % {"limit": MOST_LINES}
        )


def _refuse_prose(table: Table) -> None:
    """Sentences are told by their length; numbers alone are nobody's name."""
    texts = {line: " ".join(line.cells) for line in table.lines}
    odd = [line for line, text in texts.items() if not _may_be_a_person(text)]
    if len(texts) < _FEWEST and not any(address_in(text) or _NUMBER.match(text) for text in texts.values()):
        odd = list(texts)  # a word or two in a file are rather an error message than a list
    if len(odd) > len(table.lines) * _PROSE:
        raise Refused(
            _(
                "No attendance was found in this file: line %(line)d (“%(text)s”) is no person and no header. "
                "Upload the report as the platform exports it, or a list with one person in each line."
            )
            % {"line": odd[0].number, "text": " ".join(odd[0].filled)[:60]}
        )
    if odd:
        raise Refused(
            _("Line %(line)d (“%(text)s”) is no person. Take it out of the list or correct it.")
            % {"line": odd[0].number, "text": " ".join(odd[0].filled)[:60]}
        )


def _may_be_a_person(text: str) -> bool:
    if _CODE.search(text):
        return False
    if addresses := addresses_in(text):
        return len(ADDRESS.sub("", text).split()) <= _MOST_WORDS * len(addresses)
    words = _NUMBER.sub("", text, count=1).split()
    ends_like_a_sentence = text.rstrip()[-1:] in (".", "?", "!", ":") and len(words) > 3
    return 0 < len(words) <= _MOST_WORDS and any(c.isalpha() for c in text) and not ends_like_a_sentence
