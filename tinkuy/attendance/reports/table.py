"""Text to lines of cells and sections: the separator is the one under which a header is found, damage is undone."""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused

from .decoding import records
from .headers import Header, Line, header_of, is_header
from .report import MAX_ROWS, refuse_long
from .vocabulary import Vocabulary, section_role

SEPARATORS = (",", ";", "\t", "|")
_SAMPLE = 80
_LABELS = frozenset({"topic", "starts", "ends", "meeting", "participants"})
_NUMBERED = re.compile(r"[1-9]\. *\S")
_UNUSUAL_SPACES = (
    *"\r\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a",
    *"\u2028\u2029\u202f\u205f\u3000",
)
"""All that are white and neither a space nor what parts cells and lines."""
_DECLARED = re.compile(r"sep=(.)$", re.I)
_FORMULA = re.compile(
    r'(?m)(^|[,;\t|])(?:"=""([^"\n]*)"""|="([^"\n]*)")(?=[,;\t|\r\n]|$)'
)  # Webex: ="2024-05-09 10:00:00"


@dataclass(frozen=True)
class Section:
    """A part of a report: its title line ("" before the first), its header if it has one, and its rows."""

    label: str
    header: Header | None
    rows: tuple[Line, ...]

    @property
    def number(self) -> str:
        """The leading number of Teams' section titles, else ""."""
        return self.label[0] if _NUMBERED.match(self.label) else ""


@dataclass(frozen=True)
class Table:
    """A whole file as lines of trimmed cells (blank lines left out) and the sections found in it."""

    encoding: str
    separator: str
    lines: tuple[Line, ...]
    sections: tuple[Section, ...]
    warnings: tuple[str, ...]
    vocabulary: Vocabulary

    def likely_header(self) -> Line:
        """Where no word is known: the first line that is as wide as most lines are, above which titles may stand."""
        widths = Counter(len(line.filled) for line in self.lines[:_SAMPLE])
        usual = max(widths, key=lambda width: (widths[width], width))
        return next((line for line in self.lines[:_SAMPLE] if len(line.filled) >= usual), self.lines[0])


def table_of_text(text: str, encoding: str, vocabulary: Vocabulary, warnings: Sequence[str] = ()) -> Table:
    """The table in *text*; refuses lines and files beyond any report."""
    if text.count("\n") > MAX_ROWS:
        raise Refused(_too_many_rows())
    text = _FORMULA.sub(r'\1"\2\3"', text) if '="' in text else text
    physical = _evenly_spaced(text).split("\n")
    _refuse_long_lines(physical)
    skipped = 0
    if declared := _DECLARED.match(physical[0].strip().strip('"')):  # Excel's own hint to itself
        physical[0], skipped = "", 1
    separator = declared[1] if declared and declared[1] in SEPARATORS else _separator(physical[skipped:], vocabulary)
    lines, used = _lines(physical, separator)
    return Table(encoding, separator, lines, tuple(_sections(lines, vocabulary)), (*warnings, *used), vocabulary)


def table_of_rows(rows: Sequence[tuple[int, list[str]]], vocabulary: Vocabulary, warnings: Sequence[str] = ()) -> Table:
    """The table in the rows of a workbook, whose cells may still hold whole lines of the first export."""
    if len(rows) > MAX_ROWS:
        raise Refused(_too_many_rows())
    lines = tuple(_line(number, unwrapped(cells, "")) for number, cells in rows)
    return Table("xlsx", "", lines, tuple(_sections(lines, vocabulary)), tuple(warnings), vocabulary)


def _evenly_spaced(text: str) -> str:
    """Any white within a line as one space. Letter by letter it would take a tenth of the reading."""
    for space in _UNUSUAL_SPACES:
        text = text.replace(space, " ")
    while "  " in text:
        text = text.replace("  ", " ")
    return text


def _refuse_long_lines(physical: Sequence[str]) -> None:
    for number, line in enumerate(physical, start=1):
        refuse_long(number, len(line))


def _too_many_rows() -> str:
    return _("The file has more than %(limit)d lines. Upload the report of one session at a time.") % {
        "limit": MAX_ROWS
    }


def _separator(physical: Sequence[str], vocabulary: Vocabulary) -> str:
    """The separator under which a line has most known headers; without any, the one that most lines agree on, and of
    several such the one that parts them most: a date in quotes has a comma in every line.
    """
    sample = [line for line in physical[:_SAMPLE] if line.strip()]

    def known(separator: str) -> int:
        lines = (unwrapped(_split(line, separator), separator) for line in sample)
        return max((vocabulary.count(cell.strip() for cell in cells) for cells in lines), default=0)

    def agreed(separator: str) -> int:
        return sum(1 for line in sample if separator in line)

    def parted(separator: str) -> int:
        return min((len(_split(line, separator)) for line in sample), default=0)

    return max(SEPARATORS, key=lambda separator: (max(known(separator), 1), agreed(separator), parted(separator)))


def _split(line: str, separator: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=separator), [])
    except csv.Error:
        return line.split(separator)


def unwrapped(cells: list[str], separator: str) -> list[str]:
    """The cells, or, when the whole line stands in one cell (a round trip through Excel), the cells inside it."""
    filled = [cell for cell in cells if cell.strip()]
    if len(filled) != 1:
        return cells
    whole = filled[0].rstrip(";,\t ")
    inner = max((separator or ",", *SEPARATORS), key=whole.count)
    if whole.count(inner) >= 2:
        return _split(_FORMULA.sub(r'\1"\2\3"', whole), inner)
    alone = whole.lstrip(";,\t ")
    is_as_it_stands = alone == filled[0].strip()  # nothing was wrapped: it stays in its column
    return cells if is_as_it_stands or any(one in alone for one in SEPARATORS) else [alone]


def _lines(physical: Sequence[str], separator: str) -> tuple[tuple[Line, ...], list[str]]:
    lines: list[Line] = []
    broken: list[int] = []
    for number, cells, is_whole in records(physical, separator):
        if not is_whole:
            broken.append(number)
        line = _line(number, unwrapped(cells, separator))
        if any(line.cells):
            lines.append(line)
    if not broken:
        return tuple(lines), []
    words = _("Line %(line)d opens a quotation mark that is never closed. Check that line.") % {"line": broken[0]}
    return tuple(lines), [words]


def _line(number: int, cells: Sequence[str]) -> Line:
    return Line(number, tuple([cell.strip().replace("\n", " ") for cell in cells]))


def _sections(lines: Sequence[Line], vocabulary: Vocabulary) -> Iterator[Section]:
    """The parts of the report. A numbered title makes the next line a header, in whatever language it is."""
    label, header, rows = "", None, list[Line]()
    for line in lines:
        title = _title(line)
        takes_header = (
            not header
            and not rows
            and label[:1] in ("2", "3", "4")
            and bool(_NUMBERED.match(label))
            and len(line.filled) > 1  # below the second of a list that is numbered by hand stands no header
        )
        if title:
            yield Section(label, header, tuple(rows))
            label, header, rows = title, None, []
        elif takes_header or is_header(line, vocabulary):
            if header and header.repeats(line):
                continue  # somebody put the lines of several exports together
            if header or rows:
                yield Section(label, header, tuple(rows))
                label = label if not header else ""
            header, rows = header_of(line, vocabulary), []
        elif header and _is_label(line, vocabulary):
            yield Section(label, header, tuple(rows))
            label, header, rows = "", None, [line]
        else:
            rows.append(line)
    yield Section(label, header, tuple(rows))


def _is_label(line: Line, vocabulary: Vocabulary) -> bool:
    """A label and its value, such as stand above the people: another report begins."""
    if any(line.cells[3:]):
        return False  # of most lines, this is all that is looked at
    filled = line.filled
    return len(filled) == 2 and vocabulary.meaning(filled[0]) in _LABELS


def _title(line: Line) -> str:
    """The title of a section, which stands alone in its line, with an empty column before it or not."""
    if not line.cells or (line.cells[0] and any(line.cells[1:])):
        return ""
    filled = line.filled
    if len(filled) != 1:
        return ""
    cell = filled[0]
    return cell if _NUMBERED.match(cell) or section_role(cell) else ""
