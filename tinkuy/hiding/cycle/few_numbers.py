"""The numbers of a crowd that a reader may ask for, side by side in one integer: see `fields`.

How many came to some sessions and not to others, so often or oftener, and with or without registering.
"""

from collections.abc import Iterable
from functools import lru_cache

from .crowd import Crowd, Group, Kind, Way
from .fields import WIDTH, small_fields

ALL_CONDITIONS = 8
"""Of so many sessions all conjunctions are looked at; of more, those of any so many in a row."""


def few_numbers(crowd: Crowd, groups: Iterable[Group], k: int) -> dict[Group, int]:
    """Of each group the numbers of fewer than *k* persons."""
    return {group: _small(crowd, group, k) for group in groups}


def _small(crowd: Crowd, group: Group, k: int) -> int:
    """The fields of the group's numbers that are above zero and under *k*."""
    units = [crowd.units[one] for one in crowd.of(group)]
    total = sum(times * numbers_of_kind(crowd.sessions, kind) for kinds in units for kind, times in kinds.items())
    return small_fields(total, k)


@lru_cache(maxsize=512)
def numbers_of_kind(sessions: int, kind: Kind) -> int:
    """Of which numbers such a person is one: of those who came to some sessions and not to others, so often or oftener,
    and with or without registering.
    """
    windows = range(max(1, sessions - ALL_CONDITIONS + 1))
    long = min(sessions, ALL_CONDITIONS)
    size: int = 3**long
    base = len(windows) * size
    if not isinstance(kind, int):
        place, came, had = kind
        return 1 << WIDTH * (base + 2 * sessions + 1 + 4 * place + 2 * came + had)
    times = kind.bit_count()
    fields = sum(1 << WIDTH * (base + least) for least in range(times)) + (1 << WIDTH * (base + sessions + times))
    return fields + sum(_conditions(kind >> at & (1 << long) - 1, long) << WIDTH * size * at for at in windows)


@lru_cache(maxsize=512)
def _conditions(way: Way, sessions: int) -> int:
    """Of each session a person may be asked to have been absent, present, or either: each answer trebles the fields."""
    fields, size = 1, WIDTH
    for place in range(sessions):
        fields *= (1 << size * (way >> place & 1)) + (1 << size * 2)
        size *= 3
    return fields


@lru_cache(maxsize=16)
def middle(sessions: int) -> int:
    """What stands in each field for no difference, so that smaller numbers borrow nothing from their neighbour."""
    windows, long = max(1, sessions - ALL_CONDITIONS + 1), min(sessions, ALL_CONDITIONS)
    return sum(1 << WIDTH * at + WIDTH - 1 for at in range(windows * 3**long + 6 * sessions + 1))
