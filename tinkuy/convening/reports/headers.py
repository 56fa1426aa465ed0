"""The header row: found by its words, read by its words; a column without a known word is told by its content."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _

from . import moments
from .vocabulary import Vocabulary, key_of

_NO = r"\s<>(),;:\"'\[\]@"
# Bounded on purpose: an unbounded pattern takes hours over a hostile cell of 60,000 letters.
ADDRESS = re.compile(rf"[^{_NO}]{{1,64}}@[^{_NO}]{{1,190}}\.[^{_NO}.]{{2,24}}")
_LONGEST = 1_000  # of a cell that may hold an address: the pattern is slow over tens of thousands of letters
_ENOUGH = 0.8
_SAMPLE = 50
_LAST_UNUSUAL = 100  # a header whose first word is unknown stands above this line


def address_in(cell: str) -> str:
    """The first address in *cell* as it is written, "" when there is none."""
    found = ADDRESS.search(cell[:_LONGEST]) if "@" in cell else None
    return found[0] if found else ""


def addresses_in(text: str) -> list[re.Match[str]]:
    """All addresses of a line."""
    return list(ADDRESS.finditer(text)) if "@" in text else []


@dataclass(frozen=True, slots=True)
class Line:
    """A row of cells and its number in the file, from 1."""

    number: int
    cells: tuple[str, ...]

    @property
    def filled(self) -> list[str]:
        return [cell for cell in self.cells if cell]


@dataclass(frozen=True)
class Header:
    """`columns` maps a meaning to its place in a row. Of the places in `unused`, a person said that none is needed."""

    line: Line
    columns: Mapping[str, int]
    language: str = ""
    unused: frozenset[int] = frozenset()
    _places: dict[tuple[str, ...], tuple[int, ...]] = field(default_factory=dict, compare=False, repr=False)

    def has(self, *meanings: str) -> bool:
        return all(meaning in self.columns for meaning in meanings)

    def cell(self, row: Line, *meanings: str) -> str:
        """The first filled cell of the *meanings* in *row*, else ""."""
        places = self._places.get(meanings)
        if places is None:
            places = self._places[meanings] = tuple(self.columns[one] for one in meanings if one in self.columns)
        cells = row.cells
        for place in places:
            if place < len(cells) and cells[place]:
                return cells[place]
        return ""

    def named(self) -> tuple[tuple[str, str], ...]:
        """Each header cell with its meaning, "" for one that is not used."""
        meanings = {place: meaning for meaning, place in self.columns.items()}
        return tuple((cell, meanings.get(place, "")) for place, cell in enumerate(self.line.cells) if cell)


def header_of(line: Line, vocabulary: Vocabulary) -> Header:
    """*line* read as a header, whatever is in it."""
    columns: dict[str, int] = {}
    ranks: dict[str, int] = {}
    for place, cell in enumerate(line.cells):
        meaning = vocabulary.meaning(cell) if cell else ""
        if meaning and (meaning not in columns or vocabulary.rank(cell) < ranks[meaning]):
            columns[meaning], ranks[meaning] = place, vocabulary.rank(cell)
    if "name_or_first" in columns:
        place = columns.pop("name_or_first")
        columns.setdefault("first_name" if "last_name" in columns else "name", place)
    unused = (place for place, cell in enumerate(line.cells) if vocabulary.is_unused(cell))
    return Header(line, columns, vocabulary.language(line.cells), frozenset(unused))


def is_header(line: Line, vocabulary: Vocabulary) -> bool:
    """Whether *line* is a header: its first word is known and another one too, or most of its words are."""
    begins = bool(vocabulary.meaning(next(filter(None, line.cells), "")))
    if not begins and line.number > _LAST_UNUSUAL:
        return False  # of most lines, this is all that is looked at
    filled = line.filled
    if len(filled) < 2:
        return False
    if vocabulary.corrected and len({key_of(cell) for cell in filled} & vocabulary.corrected) >= len(filled) / 2:
        return True  # a person said what the columns of such files are
    return vocabulary.count(filled[:60]) >= (2 if begins else max(2, len(filled) / 2))


def completed(header: Header, rows: Sequence[Line]) -> tuple[Header, list[str]]:
    """*header* with the e-mail and the hours found by content where their words are unknown; and what was assumed."""
    columns, warnings = dict(header.columns), []
    unknown = [place for place, (_cell, meaning) in enumerate(_all_named(header)) if not meaning]
    unknown = [place for place in unknown if place not in header.unused]
    if "email" not in columns and "registration_email" not in columns:
        for place in [p for p in unknown if _share(rows, p, address_in) >= _ENOUGH][:1]:
            columns["email"] = place
            warnings.append(_assumed(header, place, _("the e-mail address")))
    hours = [p for p in unknown if p not in columns.values() and _share(rows, p, moments.reads) >= _ENOUGH]
    for meaning, place in _as_hours(columns, hours):
        columns[meaning] = place
        label = _("the hour of joining") if meaning == "join" else _("the hour of leaving")
        warnings.append(_assumed(header, place, label))
    return replace(header, columns=columns), warnings


def _all_named(header: Header) -> list[tuple[str, str]]:
    meanings = {place: meaning for meaning, place in header.columns.items()}
    return [(cell, meanings.get(place, "")) for place, cell in enumerate(header.line.cells)]


def _share(rows: Sequence[Line], place: int, test: Callable[[str], object]) -> float:
    """The share of the filled cells of a column that pass *test*, over its first rows."""
    cells = [row.cells[place] for row in rows[:_SAMPLE] if place < len(row.cells) and row.cells[place]]
    return sum(1 for cell in cells if test(cell)) / len(cells) if cells else 0.0


def _as_hours(columns: Mapping[str, int], hours: list[int]) -> Iterable[tuple[str, int]]:
    """Which of the unknown columns of *hours* is the join and which the leave; two unknown ones stand in that order."""
    has_join = bool({"join", "first_join", "first_seen", "timestamp"} & set(columns))
    has_leave = bool({"leave", "last_leave", "timestamp"} & set(columns))
    if has_join and not has_leave and hours:
        return [("leave", hours[0])]
    if has_leave and not has_join and hours:
        return [("join", hours[-1])]
    if not has_join and not has_leave and len(hours) >= 2:
        return [("join", hours[0]), ("leave", hours[1])]
    return []


def _assumed(header: Header, place: int, meaning: str) -> str:
    return _("The column “%(column)s” is not known; by its content it was read as %(meaning)s. Check it.") % {
        "column": header.line.cells[place],
        "meaning": meaning,
    }
