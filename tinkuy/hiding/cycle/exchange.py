"""Whether a small number of a country follows from the pages, tried by making another cycle that has the same pages.

A person or two of one country and of another change places, so that every number shown stays as it is: of the whole,
because nobody came otherwise than before; of both countries, because only such an exchange is taken. A small number
that is another then cannot be known, however a reader reckons, even one who knows of the whole how many persons came to
exactly which sessions. Where no exchange is found the number counts as told: that may hide too much, never too little.

Numbers of persons stand side by side in one integer: see `fields`.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations, combinations_with_replacement

from .crowd import Way
from .fields import FIELD, WIDTH, small_fields, without_fields

type Two = tuple[Way, Way]
"""How two persons came."""

NOBODY: Way = -1
"""An exchange may be of one person against nobody: of a country no page says how many registered."""

MOST_ROOMS = 60
"""So many different ways to come are tried of a country; those of few persons first, which make its small numbers."""
MOST_CONDITIONS = 5
"""Of so many sessions all conjunctions are looked at; of more, those of any three."""


@dataclass(frozen=True)
class Country:
    """How many of its persons came to which sessions. A reader sees how many came at the places `lit`; where it is
    `dark` they know that somebody came; elsewhere they know nothing.
    """

    ways: Mapping[Way, int]
    lit: Set[int]
    dark: Set[int]


MOST_WORK = 250_000
"""Some tenths of a second, counted in steps and not in time, so that every process hides the same."""


class TooMuchWork(Exception):
    """The cycle is too large to be tried."""


@dataclass
class Work:
    """The steps that were taken."""

    steps: int = 0

    def add(self, steps: int) -> None:
        self.steps += steps
        if self.steps > MOST_WORK:
            raise TooMuchWork


@dataclass
class CountryNumbers:
    """The numbers of fewer than *k* persons of each country, and of all others together, that no exchange was found to
    change so far.

    An exchange that changed one is one still when less is shown, so nothing is tried twice.
    """

    ways: Mapping[str, Mapping[Way, int]]
    sessions: int
    k: int
    certain: dict[str, int] = field(init=False)
    work: "Work" = field(init=False)

    def __post_init__(self) -> None:
        self.work = Work()
        self.work.add(sum(map(len, self.ways.values())) * len(_numbers(self.sessions)[1]) // 3)
        numbers = {
            code: sum(times * numbers_of(way, self.sessions) for way, times in own.items())
            for code, own in sorted(self.ways.items())
            if own
        }
        everybody = sum(numbers.values())  # no exchange changes these: all other countries change as the one does
        self.certain = {
            code: small_fields(own, self.k) | small_fields(everybody - own, self.k)
            for code, own in (numbers.items() if len(numbers) > 1 else ())  # the only one is the whole
        }

    def worked_out(self, countries: Mapping[str, Country]) -> set[str]:
        """The countries that have such a number, where of each so much is shown."""
        moves = _Moves({code: countries[code] for code in self.certain}, self.sessions, self.work)
        for code in self.certain:
            self._try(code, moves)
        return {code for code, numbers in self.certain.items() if numbers}

    def _try(self, code: str, moves: "_Moves") -> None:
        others = [name for name in self.certain if name != code]
        for other in sorted(others, key=lambda name: len(moves.countries[name].lit)):
            if not self.certain[code]:
                return
            for offered, taken in moves.exchanges(code, other):
                self.certain[code] = _still_certain(self.certain[code], offered, taken, self.sessions)
                if not self.certain[code]:
                    return


def _still_certain(certain: int, offered: Sequence[Two], taken: Sequence[Two], sessions: int) -> int:
    """Any of *offered* may be exchanged for any of *taken*: certain is only what is one and the same in all of them."""
    first_given, first_taken = numbers_of_two(*offered[0], sessions), numbers_of_two(*taken[0], sessions)
    changed = first_given ^ first_taken
    for two in offered[1:]:
        changed |= numbers_of_two(*two, sessions) ^ first_taken
    for two in taken[1:]:
        changed |= numbers_of_two(*two, sessions) ^ first_given
    return without_fields(certain, changed & certain)


@dataclass
class _Moves:
    """What each of the `countries` may give to another; the same is asked for every other one, and made once."""

    countries: Mapping[str, Country]
    sessions: int
    work: "Work"
    made: dict[tuple[str, int, frozenset[int], bool], dict[int, list[Two]]] = field(default_factory=dict)

    def exchanges(self, own: str, other: str) -> Iterator[tuple[list[Two], list[Two]]]:
        """What *own* may give, and what it may take for any of that from *other*.

        A dark cell keeps somebody: where few came, its number stays as it is, or none of them is given away.
        """
        one, two = self.countries[own], self.countries[other]
        lit, few, fewer = one.lit | two.lit, _few(one), _few(two)
        nobody = frozenset[int]()
        yield from self._matching((own, nobody), (other, nobody), lit | few | fewer)
        if few | fewer:
            yield from self._matching((own, few), (other, fewer), lit)

    def _matching(
        self, own: tuple[str, frozenset[int]], other: tuple[str, frozenset[int]], same: Set[int]
    ) -> Iterator[tuple[list[Two], list[Two]]]:
        mask = sum(FIELD << WIDTH * place for place in same)
        offered, taken = self._by_rooms(*own, mask, is_rare=True), self._by_rooms(*other, mask, is_rare=False)
        length = 1 + _numbers(self.sessions)[2] // 1_000
        for rooms in offered:
            if rooms in taken:
                self.work.add((len(offered[rooms]) + len(taken[rooms])) * length)
                yield offered[rooms], taken[rooms]

    def _by_rooms(self, code: str, staying: frozenset[int], mask: int, *, is_rare: bool) -> dict[int, list[Two]]:
        """Every one or two persons of a country, none of whom came at a place *staying*, by how they fill rooms."""
        if (key := (code, mask, staying, is_rare)) not in self.made:
            self.made[key] = made = _persons_by_rooms(
                self.countries[code], mask, staying, self.sessions, is_rare=is_rare
            )
            self.work.add(sum(map(len, made.values())))
        return self.made[key]


def _persons_by_rooms(
    country: Country, mask: int, staying: Set[int], sessions: int, *, is_rare: bool
) -> dict[int, list[Two]]:
    blocked = sum(1 << place for place in staying)
    ways = [way for way in country.ways if not way & blocked]
    chosen = sorted(ways, key=lambda way: (country.ways[way] * (1 if is_rare else -1), way))[:MOST_ROOMS]
    rooms = {way: _in_rooms(way, sessions) & mask for way in (NOBODY, *chosen)}
    by_rooms: dict[int, list[Two]] = {}
    for one, two in combinations_with_replacement(rooms, 2):
        if one != two or one == NOBODY or country.ways[one] > 1:
            by_rooms.setdefault(rooms[one] + rooms[two], []).append((one, two))
    return by_rooms


def _few(country: Country) -> frozenset[int]:
    """The dark places that giving two persons away could empty."""
    return frozenset(
        place for place in country.dark if sum(times for way, times in country.ways.items() if way >> place & 1) <= 2
    )


@lru_cache(maxsize=4096)
def _in_rooms(way: Way, sessions: int) -> int:
    return 0 if way == NOBODY else sum(1 << WIDTH * place for place in range(sessions) if way >> place & 1)


@lru_cache(maxsize=4096)
def numbers_of(way: Way, sessions: int) -> int:
    """Of which numbers such a person is one: of those who came to some sessions and not to others, so often or oftener,
    and first to one and then to another.
    """
    if way == NOBODY:
        return 0
    names, subsets, size = _numbers(sessions)
    times, ones = way.bit_count(), bytearray(size * WIDTH // 8)
    own: list[Name] = [("times", least) for least in range(1, times + 1)]
    own.append(("exactly", times))
    if way:
        first = (way & -way).bit_length() - 1
        own += [("first", first, place) for place in range(first, sessions) if way >> place & 1]
    fields = [names[name] for name in own]
    fields += [start + sum((way >> place & 1) << at for at, place in enumerate(some)) for some, start in subsets]
    for at in fields:
        ones[at * WIDTH // 8] = 1
    return int.from_bytes(ones, "little")


def numbers_of_two(one: Way, two: Way, sessions: int) -> int:
    return numbers_of(one, sessions) + numbers_of(two, sessions)


type Name = tuple[str | int, ...]
type Subset = tuple[int, ...]
"""Places of sessions."""


@lru_cache(maxsize=64)
def _numbers(sessions: int) -> tuple[dict[Name, int], list[tuple[Subset, int]], int]:
    """The field of each number; for the conjunctions of each subset where its fields begin; how many there are."""
    names: list[Name] = [("times", least) for least in range(1, sessions + 1)]
    names += [("exactly", times) for times in range(sessions + 1)]
    names += [("first", *both) for both in combinations_with_replacement(range(sessions), 2)]
    subsets, end = [], len(names)
    for some in _subsets(sessions):
        subsets.append((some, end))
        end += 1 << len(some)
    return {name: place for place, name in enumerate(names)}, subsets, end


def _subsets(sessions: int) -> Iterator[Subset]:
    most = sessions if sessions <= MOST_CONDITIONS else 3
    return (some for size in range(1, most + 1) for some in combinations(range(sessions), size))
