"""What is hidden of a cycle too large to try at once, so that no country tells of few by how it came (invariant 9).

First the ledger hides what its sums would tell. What a country did between sessions is in no sum of numbers shown, and
still follows where one session lies within another: then it is tried by exchange (`exchange`), and of a country that
none was found for one cell more is hidden, until there is one. Smaller cycles are tried as a whole: see `coarser`.
"""

from collections.abc import Mapping, Set
from functools import lru_cache

from tinkuy.hiding.ledger import Ledger

from .coarser import Hidden, cells_next_to, next_cells_of, row_of_country, smallest_lit_row
from .crowd import Crowd, Way
from .cycle_ledger import Cell, of_country
from .exchange import Country, countries_worked_out

type Ways = Mapping[str, Mapping[Way, int]]
"""Of each country, "" for those who named none, how many of its registered came to which sessions."""


def hidden_with_countries(ledger: Ledger[Cell], crowd: Crowd, k: int, already: Set[Cell]) -> Hidden:
    """Each cell of *ledger*: its count, or None where it is hidden, *already* or here. *crowd* is by country."""
    sessions = crowd.sessions
    ways = {
        own[0]: {way: times for way, times in kinds.items() if isinstance(way, int)}
        for own, kinds in crowd.units.items()
    }
    seen, blank = ledger.hidden(k, already), frozenset[Cell]()
    while worked_out := _countries_without_exchange(ledger, ways, seen, blank, sessions, k):
        dark = {cell for cell, count in seen.items() if count is None}
        more = {cell for code in sorted(worked_out) for cell in next_cells_of(code, ledger, dark, sessions)}
        more |= cells_next_to(more, ledger, set(ways), dark)
        more = more or smallest_lit_row(ledger, set(ways), dark, sessions)
        if more:
            seen = ledger.hidden(k, dark | more)
            continue
        zeros = {
            cell for code in worked_out for cell in row_of_country(code, ledger, sessions) if not ledger.counts[cell]
        } - blank
        if not zeros:
            break
        blank |= zeros
    return seen | dict.fromkeys(blank)


def _countries_without_exchange(
    ledger: Ledger[Cell], ways: Ways, seen: Hidden, blank: Set[Cell], sessions: int, k: int
) -> Set[str]:
    """The countries for which no exchange was found."""
    asked = []
    for code, own in sorted(ways.items()):
        cells = (
            {place: of_country(code, place) for place in range(sessions)}
            if row_of_country(code, ledger, sessions)
            else {}
        )
        lit = frozenset(place for place, cell in cells.items() if seen[cell] is not None and cell not in blank)
        dark = frozenset(place for place, cell in cells.items() if seen[cell] is None)
        asked.append((code, tuple(sorted(own.items())), lit, dark))
    return _once_worked_out(tuple(asked), sessions, k)


@lru_cache(maxsize=128)
def _once_worked_out(
    asked: tuple[tuple[str, tuple[tuple[Way, int], ...], frozenset[int], frozenset[int]], ...], sessions: int, k: int
) -> frozenset[str]:
    """The same is asked by several pages and many readers, and tried once."""
    countries = {code: Country(dict(own), lit, dark) for code, own, lit, dark in asked}
    return frozenset(countries_worked_out(countries, sessions, k))
