"""What is hidden of the whole, so that no country tells of few by how it came from session to session (invariant 9).

First the ledger hides what its sums would tell. What a country did between sessions is in no sum of numbers shown, and
still follows where one session lies within another: then it is tried by exchange (`exchange`), and of a country that
none was found for one cell more is hidden, until there is one.
"""

from collections.abc import Mapping, Sequence, Set
from functools import lru_cache
from itertools import combinations

from .cycle_ledger import Cell, of_country
from .exchange import Country, Rooms, countries_worked_out
from .ledger import Ledger

type Hidden = dict[Cell, int | None]
type Ways = Mapping[str, Mapping[Rooms, int]]
"""Of each country, "" for those who named none, how many of its registered came to which sessions."""

NO_COUNTRY = ""


def hidden_with_countries(ledger: Ledger[Cell], ways: Ways, sessions: int, k: int, already: Set[Cell]) -> Hidden:
    """Each cell of *ledger*: its count, or None where it is hidden, *already* or here."""
    seen, blank = ledger.hidden(k, already), frozenset[Cell]()
    while told := _countries_without_exchange(ledger, ways, seen, blank, sessions, k):
        dark = {cell for cell, count in seen.items() if count is None}
        more = {cell for code in sorted(told) for cell in _next_of(code, ledger, dark, sessions)}
        more |= _beside(more, ledger, set(ways), dark)
        more = more or _of_smallest_lit(ledger, set(ways), dark, sessions)
        if more:
            seen = ledger.hidden(k, dark | more)
            continue
        zeros = {cell for code in told for cell in _row(code, ledger, sessions) if not ledger.counts[cell]} - blank
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
        cells = {place: of_country(code, place) for place in range(sessions)} if _row(code, ledger, sessions) else {}
        lit = frozenset(place for place, cell in cells.items() if seen[cell] is not None and cell not in blank)
        dark = frozenset(place for place, cell in cells.items() if seen[cell] is None)
        asked.append((code, tuple(sorted(own.items())), lit, dark))
    return _once_worked_out(tuple(asked), sessions, k)


@lru_cache(maxsize=128)
def _once_worked_out(
    asked: tuple[tuple[str, tuple[tuple[Rooms, int], ...], frozenset[int], frozenset[int]], ...], sessions: int, k: int
) -> frozenset[str]:
    """The same is asked by several pages and many readers, and tried once."""
    countries = {code: Country(dict(own), lit, dark) for code, own, lit, dark in asked}
    return frozenset(countries_worked_out(countries, sessions, k))


def _row(code: str, ledger: Ledger[Cell], sessions: int) -> list[Cell]:
    return [cell for place in range(sessions) if (cell := of_country(code, place)) in ledger.counts]


def _next_of(code: str, ledger: Ledger[Cell], dark: Set[Cell], sessions: int) -> Sequence[Cell]:
    """Of the two lit cells of a country that differ least the later one: their difference is what tells."""
    lit = [cell for cell in _row(code, ledger, sessions) if cell not in dark and ledger.counts[cell]]
    if len(lit) < 2:
        return lit
    return [min(combinations(lit, 2), key=lambda two: abs(ledger.counts[two[0]] - ledger.counts[two[1]]))[1]]


def _beside(more: Set[Cell], ledger: Ledger[Cell], codes: Set[str], dark: Set[Cell]) -> set[Cell]:
    """Where one of *more* is the only one hidden of its session, the others tell it: the smallest of them."""
    found = set[Cell]()
    for place in sorted({int(cell[2]) for cell in more}):
        here = [cell for code in sorted(codes) if ledger.counts.get(cell := of_country(code, place))]
        lit = [cell for cell in here if cell not in dark | more]
        if lit and len(here) - len(lit) == 1:
            found.add(min(lit, key=lambda cell: ledger.counts[cell]))
    return found


def _of_smallest_lit(ledger: Ledger[Cell], codes: Set[str], dark: Set[Cell], sessions: int) -> set[Cell]:
    """Where the countries that are told have nothing left to hide: those of the smallest other one."""
    rows = {
        code: [cell for cell in _row(code, ledger, sessions) if cell not in dark and ledger.counts[cell]]
        for code in codes
    }
    lit = [code for code, cells in rows.items() if cells]
    if not lit:
        return set()
    return set(rows[min(lit, key=lambda code: (sum(ledger.counts[cell] for cell in rows[code]), code))])
