"""What is hidden of a cycle too large to try at once, so that no country tells of few by how it came (invariant 9).

First the ledger hides what its sums would tell. What a country did between sessions is in no sum of numbers shown, and
still follows where one session lies within another: then it is tried by exchange (`exchange`), and of a country that
none was found for one cell more is hidden, until there is one. Of a cycle too large even for that no country is shown.
Smaller cycles are tried as a whole: see `small_cycles`.
"""

from collections.abc import Mapping, Set
from contextlib import suppress

from tinkuy.hiding.cells import Cell, SafeCells
from tinkuy.hiding.ledger import Ledger

from .crowd import Crowd, Way
from .exchange import Country, CountryNumbers, TooMuchWork
from .small_cycles import cells_next_to, next_cells_of, row_of_country, smallest_lit_row

MOST_SUMS = 600
"""A cycle of fifteen sessions or more has so many sums; its countries are not tried."""

STEPS_OF_A_SUM = 20
"""So much work it is to reckon again what the ledger hides."""

type Ways = Mapping[str, Mapping[Way, int]]
"""Of each country, "" for those who named none, how many of its registered came to which sessions."""


def hidden_in_large_cycle(ledger: Ledger[Cell], crowd: Crowd, k: int, already: Set[Cell]) -> SafeCells:
    """Each cell of *ledger*: its count, or None where it is hidden, *already* or here. *crowd* is by country."""
    ways = {
        own[0]: dict(sorted((way, times) for way, times in kinds.items() if isinstance(way, int)))
        for own, kinds in sorted(crowd.units.items())
    }
    rows = {cell for code in ways for cell in row_of_country(code, ledger, crowd.sessions)}
    if len(ledger.sums) <= MOST_SUMS and not rows <= already:
        with suppress(TooMuchWork):
            return _with_exchanges(ledger, ways, crowd.sessions, k, already)
    return ledger.safe_at(k, already | rows)


def _with_exchanges(ledger: Ledger[Cell], ways: Ways, sessions: int, k: int, already: Set[Cell]) -> SafeCells:
    numbers = CountryNumbers(ways, sessions, k)
    safe_cells, blank = ledger.safe_at(k, already), frozenset[Cell]()
    while codes := numbers.worked_out(_countries(ledger, ways, safe_cells, blank, sessions)):
        dark = {cell for cell, count in safe_cells.items() if count is None}
        more = {cell for code in sorted(codes) for cell in next_cells_of(code, ledger, dark, sessions)}
        more |= cells_next_to(more, ledger, set(ways), dark)
        more = more or smallest_lit_row(ledger, set(ways), dark, sessions)
        if more:
            numbers.work.add(STEPS_OF_A_SUM * len(ledger.sums))
            safe_cells = ledger.safe_at(k, dark | more)
            continue
        zeros = {cell for code in codes for cell in row_of_country(code, ledger, sessions) if not ledger.counts[cell]}
        if not zeros - blank:
            break
        blank |= zeros
    return safe_cells | dict.fromkeys(blank)


def _countries(
    ledger: Ledger[Cell], ways: Ways, safe_cells: SafeCells, blank: Set[Cell], sessions: int
) -> dict[str, Country]:
    """What is shown of each country; nothing of those who named none."""
    by_code = {}
    for code, own in ways.items():
        cells = {int(cell[2]): cell for cell in row_of_country(code, ledger, sessions)}
        lit = frozenset(place for place, cell in cells.items() if safe_cells[cell] is not None and cell not in blank)
        dark = frozenset(place for place, cell in cells.items() if safe_cells[cell] is None)
        by_code[code] = Country(own, lit, dark)
    return by_code
