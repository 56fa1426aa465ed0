"""The columns of a file with the first cells of each, for a person to say what each one is; and a first guess."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from . import moments
from .headers import ADDRESS, Header, Line, completed, header_of
from .reading import open_table
from .table import Table
from .times import minutes_in
from .unneeded import is_unneeded
from .vocabulary import MEANINGS, NO_WORDS, AddedWords, Vocabulary, key_of

ROWS = 4
AS_READ = "="
"""The guess of a column that has a meaning of its own which nobody needs to say: it stays as it is read."""

_ALIKE = {
    "registration_email": "email",
    "first_join": "join",
    "first_seen": "join",
    "last_leave": "leave",
    "total_minutes": "minutes",
}
_ENOUGH = 0.8
_MINUTES = re.compile(r"\d{1,3}([.,]\d)?")
_NAME = re.compile(r"[^\W\d]+[^\d@]* [^\d@]*[^\W\d]+\.?$")


@dataclass(frozen=True)
class Column:
    """A header, what it is compared by, its first cells, and a meaning of `MEANINGS` or `AS_READ`."""

    header: str
    key: str
    cells: tuple[str, ...]
    guess: str


@dataclass(frozen=True)
class Sample:
    """`has_headers` is False where the line that should tell them holds an address or an hour: somebody's data.

    Where none of its words is known (`knows_a_word`), or one of them stands below itself, it may be somebody's data as
    well.
    """

    columns: tuple[Column, ...]
    language: str
    has_headers: bool
    knows_a_word: bool

    def without_addresses(self) -> "Sample":
        """The same with what an address looks like in its place: a page shows none."""
        return replace(
            self,
            columns=tuple(
                replace(one, header=_hidden(one.header), cells=tuple(map(_hidden, one.cells))) for one in self.columns
            ),
        )

    def in_shapes(self) -> "Sample":
        """The same with what the cells look like, for who may not read them; and a line that may be no header, too."""
        columns = (replace(column, cells=tuple(map(shape, column.cells))) for column in self.columns)
        if not self.knows_a_word:
            columns = (
                replace(
                    column, header=_("Column %(place)d: %(shape)s") % {"place": place, "shape": shape(column.header)}
                )
                for place, column in enumerate(columns, start=1)
            )
        return replace(self, columns=tuple(columns))


def sample_of(data: bytes, hub: AddedWords = NO_WORDS) -> Sample:
    """The columns of *data*, each header once; raises `Refused` where there is no table at all."""
    table = open_table(data, Vocabulary(hub=hub))
    header, rows = _header_and_rows(table)
    full, _assumed = completed(header, rows)
    guesses = _guesses(full, rows)
    columns: dict[str, Column] = {}
    for place, cell in enumerate(header.line.cells):
        if cell:
            key = key_of(cell)
            cells = _cells(rows[:ROWS], place)
            if is_unneeded(cell, table.vocabulary):
                cells = tuple(map(shape, cells))  # an identity number: nobody needs to see it to say what it is
            columns.setdefault(key, Column(cell, key, cells, guesses.get(place, "")))
    knows_a_word = bool(header.columns) and not _stands_below(header.line, rows[:50])
    return Sample(tuple(columns.values()), header.language, _are_headers(header.line), knows_a_word)


def shape(cell: str) -> str:
    """What a cell looks like without telling it: letters and digits are replaced, unless it is an hour or minutes."""
    if moments.reads(cell) or _MINUTES.fullmatch(cell):
        return cell
    return "".join(_shape(letter) for letter in cell)


def _hidden(cell: str) -> str:
    return shape(cell) if "@" in cell else cell


def _shape(letter: str) -> str:
    if letter.isalpha():
        return "X" if letter.isupper() else "x"
    return "0" if letter.isdigit() else letter


def _header_and_rows(table: Table) -> tuple[Header, Sequence[Line]]:
    """The header with most rows below it; where no word is known, the likely one."""
    known = [section for section in table.sections if section.header and section.rows]
    if known:
        section = max(known, key=lambda one: len(one.rows))
        if section.header:
            return section.header, section.rows
    line = table.likely_header()
    return header_of(line, table.vocabulary), [row for row in table.lines if row.number > line.number]


def _guesses(header: Header, rows: Sequence[Line]) -> dict[int, str]:
    """By the words, then by the content: durations and names, which `completed` leaves to a person."""
    guesses = {place: _meaning_of(meaning) for meaning, place in header.columns.items()}
    free = [place for place in range(len(header.line.cells)) if place not in guesses]
    meanings = set(guesses.values())
    if "minutes" not in meanings:
        guesses |= dict.fromkeys(_first(free, rows, lambda cell: minutes_in(cell) is not None), "minutes")
    if not meanings & {"name", "first_name", "last_name"}:
        free = [place for place in free if place not in guesses]
        guesses |= dict.fromkeys(_first(free, rows, _NAME.match), "name")
    return guesses


def _meaning_of(meaning: str) -> str:
    meaning = _ALIKE.get(meaning, meaning)
    return meaning if meaning in MEANINGS else AS_READ


def _first(places: Iterable[int], rows: Sequence[Line], test: Callable[[str], object]) -> list[int]:
    """The first of the columns of which most cells pass *test*, if there is one."""
    return [place for place in places if _share(_cells(rows[:50], place), test) >= _ENOUGH][:1]


def _share(cells: Sequence[str], test: Callable[[str], object]) -> float:
    return sum(1 for cell in cells if test(cell)) / len(cells) if cells else 0.0


def _cells(rows: Sequence[Line], place: int) -> tuple[str, ...]:
    return tuple(row.cells[place] for row in rows if place < len(row.cells) and row.cells[place])


def _stands_below(line: Line, rows: Sequence[Line]) -> bool:
    """Whether a cell of *line* is told again in its column, as a role is and a header is not."""
    keys = enumerate(map(key_of, line.cells))
    return any(key and key in map(key_of, _cells(rows, place)) for place, key in keys)


def _are_headers(line: Line) -> bool:
    return not any(ADDRESS.search(cell) or moments.reads(cell) for cell in line.filled)
