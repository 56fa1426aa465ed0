"""What is the same in every twin of a class of persons: who registered for what, and the numbers that are read of it.

A number is named by its place among the kinds of person that the class may have.
"""

from collections.abc import Mapping
from functools import lru_cache
from itertools import product

from tinkuy.hiding.cells import Cell

from .crowd import Kind, times_counted
from .integer_walk import Factors, Walk


@lru_cache(maxsize=512)
def solved_alone(
    kinds: tuple[Kind, ...], counts: tuple[int, ...], cells: tuple[Cell, ...], sessions: int
) -> Mapping[int, Factors]:
    """The rows of a walk of one class, by whose *counts* it is decided which numbers depend."""
    read = (dict(kinds_counted(cell, kinds)) for cell in cells)
    return Walk(counts, [*_registering(kinds, sessions), *read]).rows


@lru_cache(maxsize=1024)
def _registering(kinds: tuple[Kind, ...], sessions: int) -> list[dict[int, int]]:
    """Who of a class came to a session had registered for it or had not, and who did not come likewise."""
    return [
        {
            at: -1 if isinstance(kind, int) else 1
            for at, kind in enumerate(kinds)
            if ((kind >> place & 1) == came if isinstance(kind, int) else kind[:2] == (place, came))
        }
        for place, came in product(range(sessions), (False, True))
    ]


@lru_cache(maxsize=8192)
def kinds_counted(cell: Cell, kinds: tuple[Kind, ...]) -> list[tuple[int, int]]:
    """The places of the *kinds* that *cell* counts, and how often each is."""
    return [(at, by) for at, kind in enumerate(kinds) if (by := times_counted(cell, kind))]
