"""Whether a small number of a country follows from the pages, tried by making another cycle that has the same pages.

A person or two of one country and of another change places, so that every number shown stays as it is: of the whole,
because nobody came otherwise than before; of both countries, because only such an exchange is taken. A small number
that is another then cannot be known, however a reader reckons, even one who knows of the whole how many persons came to
exactly which sessions. Where no exchange is found the number counts as told: that may hide too much, never too little.

Numbers of persons stand side by side in one integer: see `fields`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, combinations_with_replacement

from .crowd import Way
from .fields import FIELD, WIDTH, small_fields, without_fields

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


def countries_worked_out(countries: Mapping[str, Country], sessions: int, k: int) -> set[str]:
    """Those that have a number of fewer than *k* persons which no exchange was found to change."""
    peopled = {code: country for code, country in countries.items() if country.ways}
    if len(peopled) < 2:
        return set()  # the only one is the whole
    return {code for code in peopled if _is_worked_out(code, peopled, sessions, k)}


def _is_worked_out(code: str, countries: Mapping[str, Country], sessions: int, k: int) -> bool:
    own = countries[code]
    certain = small_fields(sum(times * numbers_of(way, sessions) for way, times in own.ways.items()), k)
    others = [other for name, other in sorted(countries.items()) if name != code]
    for other in sorted(others, key=lambda one: len(one.lit)):
        if not certain:
            break
        for given, taken in _exchanges(own, other, sessions):
            certain = _still_certain(certain, given, taken)
    return bool(certain)


def _still_certain(certain: int, given: Sequence[int], taken: Sequence[int]) -> int:
    """Any of *given* may be exchanged for any of *taken*: certain is only what is one and the same in all of them."""
    changed = 0
    for numbers in given:
        changed |= numbers ^ taken[0]
    for numbers in taken:
        changed |= numbers ^ given[0]
    return without_fields(certain, changed & certain)


def _exchanges(own: Country, other: Country, sessions: int) -> Iterator[tuple[list[int], list[int]]]:
    """The numbers of what *own* may give, and of what it may take for any of that from *other*.

    A dark cell keeps somebody: where few came, its number stays as it is, or none of them is given away.
    """
    lit, few, fewer = own.lit | other.lit, _few(own), _few(other)
    yield from _matching(own, other, lit | few | fewer, (frozenset(), frozenset()), sessions)
    if few | fewer:
        yield from _matching(own, other, lit, (few, fewer), sessions)


def _matching(
    own: Country, other: Country, same: Set[int], kept: tuple[Set[int], Set[int]], sessions: int
) -> Iterator[tuple[list[int], list[int]]]:
    mask = sum(FIELD << WIDTH * place for place in same)
    given = _by_rooms(own, mask, kept[0], sessions, rare=True)
    taken = _by_rooms(other, mask, kept[1], sessions, rare=False)
    return ((given[rooms], taken[rooms]) for rooms in given if rooms in taken)


def _by_rooms(country: Country, mask: int, kept: Set[int], sessions: int, *, rare: bool) -> dict[int, list[int]]:
    """The numbers of every one or two persons, none of whom came at a place *kept*, by how they fill the rooms."""
    blocked = sum(1 << place for place in kept)
    ways = [way for way in country.ways if not way & blocked]
    chosen = sorted(ways, key=lambda way: (country.ways[way] * (1 if rare else -1), way))[:MOST_ROOMS]
    found: dict[int, list[int]] = {}
    for one, two in combinations_with_replacement([NOBODY, *chosen], 2):
        if one != two or one == NOBODY or country.ways[one] > 1:
            rooms = _in_rooms(one, sessions) + _in_rooms(two, sessions)
            found.setdefault(rooms & mask, []).append(numbers_of(one, sessions) + numbers_of(two, sessions))
    return found


def _few(country: Country) -> set[int]:
    """The dark places that giving two persons away could empty."""
    return {
        place for place in country.dark if sum(times for way, times in country.ways.items() if way >> place & 1) <= 2
    }


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
    places, times = _numbers(sessions), way.bit_count()
    names: list[tuple[object, ...]] = [("times", least) for least in range(1, times + 1)]
    names.append(("exactly", times))
    names += [("at", some, tuple(way >> place & 1 for place in some)) for some in _subsets(sessions)]
    if way:
        first = (way & -way).bit_length() - 1
        names += [("first", first, place) for place in range(first, sessions) if way >> place & 1]
    return sum(1 << WIDTH * places[name] for name in names)


@lru_cache(maxsize=64)
def _numbers(sessions: int) -> dict[tuple[object, ...], int]:
    """The field of each number."""
    names: list[tuple[object, ...]] = [("times", least) for least in range(1, sessions + 1)]
    names += [("exactly", times) for times in range(sessions + 1)]
    names += [("first", *both) for both in combinations_with_replacement(range(sessions), 2)]
    names += [("at", some, bits) for some in _subsets(sessions) for bits in _bits(len(some))]
    return {name: place for place, name in enumerate(names)}


@lru_cache(maxsize=64)
def _subsets(sessions: int) -> tuple[tuple[int, ...], ...]:
    most = sessions if sessions <= MOST_CONDITIONS else 3
    return tuple(some for size in range(1, most + 1) for some in combinations(range(sessions), size))


def _bits(size: int) -> Iterable[tuple[int, ...]]:
    return (tuple(number >> place & 1 for place in range(size)) for number in range(1 << size))
