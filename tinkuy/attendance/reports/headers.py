"""The header row: found by its words, read by its words; a column without a known word is told by its content."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from django.utils.translation import gettext as _

from . import moments
from .moments import written
from .vocabulary import Vocabulary, key_of

_NO = r"\s<>(),;:\"'\[\]@*"  # stars hide an address: `r****@example.org` is nobody's
# Bounded on purpose: an unbounded pattern takes hours over a hostile cell of 60,000 letters.
ADDRESS = re.compile(rf"[^{_NO}]{{1,64}}@[^{_NO}]{{1,190}}\.[^{_NO}.]{{2,24}}")
_LONGEST = 1_000  # of a cell that may hold an address: the pattern is slow over tens of thousands of letters
_ENOUGH = 0.8
_SAMPLE = 50
_ORDINAL = re.compile(r"(?:n[°ºo.]{1,2}|#|nro\.?|núm\.?|num\.?|[íi]tem|ord\.?)(?: de orden)?", re.I)
_LAST_UNUSUAL = 100  # a header whose first word is unknown stands above this line
_BESIDE_A_LAST_NAME = frozenset(map(key_of, ("Prénom", "Vorname")))
"""French and German say *Nom* and *Name* of the whole name, and of the last one beside these."""
_NAMES = frozenset({"name", "name_or_first", "first_name"})
_HOURS = {
    "join": "join",
    "first_join": "join",
    "first_seen": "join",
    "leave": "leave",
    "last_leave": "leave",
    "timestamp": "both",
}


def address_in(cell: str) -> str:
    """The first address in *cell* as it is written, "" when there is none."""
    match = ADDRESS.search(cell[:_LONGEST]) if "@" in cell else None
    return match[0] if match else ""


def addresses_in(text: str) -> list[re.Match[str]]:
    """All addresses of a line."""
    return list(ADDRESS.finditer(text)) if "@" in text else []


@dataclass(slots=True, unsafe_hash=True)  # not frozen, as `report.Row` is not
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

    @property
    def has_hours(self) -> bool:
        return any(meaning in self.columns for meaning in _HOURS)

    def repeats(self, line: Line) -> bool:
        """Whether *line* is this very header once more."""
        return line.cells == self.line.cells or (
            len(line.cells) == len(self.line.cells)
            and list(map(key_of, line.cells)) == list(map(key_of, self.line.cells))
        )

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
    places: dict[str, dict[int, list[int]]] = {}
    for place, cell in enumerate(line.cells):
        if meaning := vocabulary.meaning(cell) if cell else "":
            places.setdefault(meaning, {}).setdefault(vocabulary.rank(cell), []).append(place)
    for meaning, by_rank in places.items():
        columns[meaning] = by_rank[min(by_rank)][0]
    _settle_twice(columns, {meaning: by_rank[min(by_rank)] for meaning, by_rank in places.items()})
    if "name_or_first" in columns:
        place = columns.pop("name_or_first")
        columns.setdefault(_part_of_name(line, columns), place)
    unused = (place for place, cell in enumerate(line.cells) if vocabulary.is_unused(cell))
    return Header(line, columns, vocabulary.language(line.cells), frozenset(unused))


def _part_of_name(line: Line, columns: Mapping[str, int]) -> str:
    """Which part of the name the column *Nombre*, *Nom* or *Name* holds: it depends on what stands beside it."""
    if "last_name" in columns:
        return "first_name"
    first = key_of(line.cells[columns["first_name"]]) if "first_name" in columns else ""
    return "last_name" if first in _BESIDE_A_LAST_NAME else "name"


def _settle_twice(columns: dict[str, int], places: Mapping[str, list[int]]) -> None:
    """Of two columns of the same word one is the meeting's, the other the person's: that beside the name or the hours.

    Zoom's export for administrators has `User Email` of the host and, further on, of each participant.
    """
    person = next((columns[one] for one in ("name", "first_name", "name_or_first") if one in columns), None)
    for meaning, own_places in places.items():
        neighbour = columns.get("join", person) if meaning == "minutes" else person
        if len(own_places) < 2 or neighbour is None or meaning in _NAMES:
            continue
        columns[meaning] = min(own_places, key=lambda place: abs(place - neighbour))
        if meaning == "email" and "topic" in columns:
            columns.setdefault("host", next(place for place in own_places if place != columns[meaning]))


def is_header(line: Line, vocabulary: Vocabulary) -> bool:
    """Whether *line* is a header: its first word and another one are known, or most are, or it says who and where."""
    begins = bool(vocabulary.meaning(next(filter(None, line.cells), "")))
    if not begins and line.number > _LAST_UNUSUAL:
        return False  # of most lines, this is all that is looked at
    filled = line.filled
    if len(filled) < 2:
        return False
    if vocabulary.corrected and len({key_of(cell) for cell in filled} & vocabulary.corrected) >= len(filled) / 2:
        return True  # a person said what the columns of such files are
    if line.number <= _LAST_UNUSUAL and _is_of_signed_list(filled, vocabulary):
        return True
    if vocabulary.count(filled[:60]) >= (2 if begins else max(2, len(filled) / 2)):
        return True
    meanings = {vocabulary.meaning(cell) for cell in filled[:60]} if not begins else set()
    return bool(_NAMES & meanings) and bool({"email", "join"} & meanings)  # Eventbrite: `Order #, Order Date, …`


def _is_of_signed_list(filled: Sequence[str], vocabulary: Vocabulary) -> bool:
    """A column of numbers and one of names: `N°, Apellidos y nombres, DNI, Institución, Firma`."""
    return bool(_ORDINAL.fullmatch(filled[0])) and vocabulary.meaning(filled[1]) in _NAMES


def completed(header: Header, rows: Sequence[Line]) -> tuple[Header, list[str]]:
    """*header* with the e-mail and the hours found by content where their words are unknown; and what was assumed."""
    columns, warnings = dict(header.columns), []
    unknown = [place for place, (_cell, meaning) in enumerate(_all_named(header)) if not meaning]
    unknown = [place for place in unknown if place not in header.unused]
    if "registration_email" not in columns and _lacks_addresses(columns, rows):
        for place in [p for p in unknown if _share(rows, p, address_in) >= _ENOUGH][:1]:
            columns["email"] = place
            warnings.append(_assumed(header, place, _("the e-mail address")))
    hours = [p for p in unknown if p not in columns.values() and _share(rows, p, moments.reads) >= _ENOUGH]
    for meaning, place in _as_hours(columns, hours, rows):
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


def _lacks_addresses(columns: Mapping[str, int], rows: Sequence[Line]) -> bool:
    """No column of addresses, or one that has none: Microsoft Forms writes `anonymous` and the form asks for it."""
    return "email" not in columns or not _share(rows, columns["email"], address_in)


def _as_hours(columns: Mapping[str, int], hours: list[int], rows: Sequence[Line]) -> Iterable[tuple[str, int]]:
    """Which of the unknown columns of *hours* is the join and which the leave; two unknown ones stand in that order.

    Both are of the same day: the hour of a registration is of another.
    """
    known = {meaning: columns[meaning] for meaning in columns if meaning in _HOURS}
    join = next((place for meaning, place in known.items() if _HOURS[meaning] != "leave"), None)
    leave = next((place for meaning, place in known.items() if _HOURS[meaning] != "join"), None)
    if join is not None and leave is not None:
        return []
    if join is not None:
        return [("leave", place) for place in hours if _share_a_day(rows, join, place)][:1]
    if leave is not None:
        return [("join", place) for place in reversed(hours) if _share_a_day(rows, place, leave)][:1]
    pairs = [pair for pair in combinations(hours, 2) if _share_a_day(rows, *pair)][:1]
    return [hour for first, second in pairs for hour in (("join", first), ("leave", second))]


def _share_a_day(rows: Sequence[Line], first: int, second: int) -> bool:
    """Whether most rows have the same date in both columns, or none in either."""
    both = [(row.cells[first], row.cells[second]) for row in rows[:_SAMPLE] if max(first, second) < len(row.cells)]
    days = [(one.numbers, other.numbers) for a, b in both if (one := written(a)) and (other := written(b))]
    return sum(1 for one, other in days if one == other) * 2 >= len(days) > 0


def _assumed(header: Header, place: int, meaning: str) -> str:
    return _("The column “%(column)s” is not known; by its content it was read as %(meaning)s. Check it.") % {
        "column": header.line.cells[place],
        "meaning": meaning,
    }
