"""All entries of the catalogue as numbers in memory: which of them have a facet is one whole number, a bit for each.

To narrow is to join two such numbers, to count is to count bits: of a hundred thousand entries in some microseconds,
however many facets there are. A number of each word that was asked for lately is there too.

Each process has its own. The catalogue's state, one row, says whether an entry came, went or changed since: it is read
at each search, so that none is answered from what was. Then the entries that are new are read, and no others.
"""

import threading
from array import array
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from django.db import connection

from tinkuy.core.rows.compiled_query import CompiledQuery
from tinkuy.publication.search.models import CardEntry, CatalogueState, Entry, FindingEntry

type Bits = int
"""The bit of a place is set where its entry is meant. Places follow the days of publication: the newest is the last."""

NOWHERE = -1
MOST_WORDS_KEPT = 192
FEW = 200
"""So many new entries are added to what is known; more are read with all others."""

STATE = CompiledQuery[str](lambda: CatalogueState.objects.values_list("word", flat=True))
MARKS = "SELECT id, mark FROM {table}"
ROWS = "SELECT id, mark, facets, weight, published_at FROM {table} {where} ORDER BY published_at, id"


class Row(NamedTuple):
    id: int
    mark: int
    facets: str
    weight: int
    published_at: Any


class Entries:
    """As they were in one state of the catalogue."""

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        self.ids, self.marks, self.places = array("q"), array("q"), array("i")
        self.facets: dict[str, Bits] = {}
        self.weights: dict[int, Bits] = {}
        self.all: Bits = 0
        self.last: Any = None
        self._words: OrderedDict[object, Bits] = OrderedDict()
        self._add(rows)

    def _add(self, rows: Iterable[Row]) -> None:
        facets: dict[str, list[int]] = defaultdict(list)
        weights: dict[int, list[int]] = defaultdict(list)
        first = len(self.ids)
        for place, row in enumerate(rows, first):
            self.ids.append(row[0])
            self.marks.append(row[1])
            for word in row[2].split():
                facets[word].append(place)
            weights[row[3]].append(place)
            self.last = row[4]
        size = len(self.ids)
        for word, places in facets.items():
            self.facets[word] = self.facets.get(word, 0) | bits_of(places, size)
        for weight, places in weights.items():
            self.weights[weight] = self.weights.get(weight, 0) | bits_of(places, size)
        self.all |= bits_of(range(first, size), size)
        self.places.extend([NOWHERE] * (max(self.ids[first:], default=-1) + 1 - len(self.places)))
        for place in range(first, size):
            self.places[self.ids[place]] = place

    def followed_by(self, marks: Mapping[int, int], read: Callable[[list[int]], list[Row]]) -> "Entries | None":
        """These without what went, and with what came; nothing where it is as well to read all."""
        gone = [place for place, key in enumerate(self.ids) if marks.get(key) != self.marks[place]]
        gone = [place for place in gone if self.all >> place & 1]
        stays = self.all ^ bits_of(gone, len(self.ids))
        known = {self.ids[place] for place in gone}
        new = [key for key in marks if self.place_of(key) == NOWHERE or key in known]
        if max(len(gone), len(new)) > FEW or stays.bit_count() * 2 < len(self.ids):
            return None
        rows = read(new) if new else []
        if rows and self.last is not None and rows[0].published_at < self.last:
            return None  # it has its place among the others
        after = Entries()
        after.ids, after.marks, after.places = self.ids[:], self.marks[:], self.places[:]
        after.facets, after.weights = dict(self.facets), dict(self.weights)
        after.all, after.last = stays, self.last
        for place in gone:
            after.places[self.ids[place]] = NOWHERE
        after._add(rows)
        return after

    def __len__(self) -> int:
        return self.all.bit_count()

    def place_of(self, key: int) -> int:
        return self.places[key] if key < len(self.places) else NOWHERE

    def having(self, keys: Iterable[int]) -> Bits:
        """Those of the entries with these numbers that were there in this state."""
        places, most = self.places, len(self.places)
        return bits_of((place for key in keys if key < most and (place := places[key]) >= 0), len(self.ids))

    def of_word(self, word: object, ask: Callable[[], Iterable[int]]) -> Bits:
        """The hits of a word: asked of the database once in this state."""
        bits = self._words.get(word)
        if bits is None:
            bits = self._words[word] = self.having(ask())
            while len(self._words) > MOST_WORDS_KEPT:
                self._words.popitem(last=False)
        return bits


def bits_of(places: Iterable[int], size: int) -> Bits:
    """A text of as many signs is read as a number to the base of two: setting bit by bit would copy it each time."""
    if not size:
        return 0
    signs, last = bytearray(b"0") * size, size - 1
    for place in places:
        signs[last - place] = 49
    return int(signs, 2)


def newest_places(bits: Bits, first: int, most: int) -> Iterator[int]:
    """From the *first* one on so many places whose bits are set, the highest first."""
    signs = bin(bits)
    last, at = len(signs) - 1, 1
    for number in range(first + most):
        at = signs.find("1", at + 1)
        if at < 0:
            return
        if number >= first:
            yield last - at


class _LastState:
    """The entries of a table in the state that was read last."""

    def __init__(self, model: type[Entry]) -> None:
        self._table = model._meta.db_table
        self._at_a_time = threading.Lock()
        self._state: tuple[str | None, Entries] | None = None

    def now(self) -> Entries:
        word = STATE.first()
        state = self._state
        if state is None or state[0] != word:
            with self._at_a_time:
                state = self._state
                if state is None or state[0] != word:
                    before = state[1] if state is not None else None
                    state = self._state = word, self._read(before) if word else Entries()  # nothing was ever written
        return state[1]

    def _read(self, before: Entries | None) -> Entries:
        if before is not None and len(before.ids) > FEW:
            with connection.cursor() as cursor:
                cursor.execute(MARKS.format(table=self._table))
                marks = dict(cursor.fetchall())
            after = before.followed_by(marks, self._rows)
            if after is not None:
                return after
        return Entries(self._rows())

    def _rows(self, keys: list[int] | None = None) -> list[Row]:
        where = "" if keys is None else f"WHERE id IN ({', '.join(str(int(key)) for key in keys)})"
        with connection.cursor() as cursor:
            cursor.execute(ROWS.format(table=self._table, where=where))
            return [Row(*row) for row in cursor.fetchall()]


_cards, _findings = _LastState(CardEntry), _LastState(FindingEntry)


def card_entries() -> Entries:
    return _cards.now()


def finding_entries() -> Entries:
    return _findings.now()
