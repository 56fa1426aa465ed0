"""The counts of a cycle and of each group of it in one ledger, with all that a reader can add up between them.

A cell is that of `cycle_ledger` with its group before it; the group of the whole is "". `groups` says which
of them a page may show.
"""

from collections.abc import Mapping
from typing import Any

from tinkuy.attendance.figures.population import Population
from tinkuy.hiding.ledger import Ledger

from .cycle_ledger import Cell, ledger_of_group, of_country, persons

WHOLE = ""


def divided(whole: Ledger[Cell], parts: Mapping[str, Population[Any]]) -> Ledger[Cell]:
    """*parts* share no person and leave out nobody: each of their cells adds up to that of the *whole*.

    Where a part is a country of which another page tells the persons of each session, these are the same.
    """
    found: Ledger[Cell] = Ledger()
    _take_over(found, WHOLE, whole)
    for group, part in parts.items():
        _take_over(found, group, ledger_of_group(part))
    for cell, count in whole.counts.items():
        own: list[Cell] = [(group, *cell) for group in parts]
        if own and all(one in found.counts for one in own) and sum(found.counts[one] for one in own) == count:
            found.add_up((WHOLE, *cell), own)
    for group, part in parts.items():
        for place in range(len(part.sessions)):
            told: Cell = (WHOLE, *of_country(group, place))
            if told in found.counts:
                found.add_up(told, [(group, *persons(place))])
    return found


def _take_over(found: Ledger[Cell], group: str, own: Ledger[Cell]) -> None:
    found.counts |= {(group, *cell): count for cell, count in own.counts.items()}
    found.unseen |= {(group, *cell) for cell in own.unseen}
    for one in own.sums:
        found.add_up((group, *one.total), [(group, *part) for part in one.parts])
