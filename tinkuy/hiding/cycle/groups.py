"""Which cells of a page of figures by group are hidden (invariant 9).

The whole is settled before, with all that other pages tell of it, and stays as it is. Then each group hides what is
small and what a first subtraction would give away, of what the whole hides too: a group of everybody is the whole. At
last a reader's whole reckoning is tried: what it needs is hidden cell by cell; where that does not help, the group is
hidden altogether, and the next smallest with it.
"""

from collections.abc import Mapping, Set
from typing import Any

from tinkuy.hiding.cells import WHOLE, Cell, SafeCells
from tinkuy.hiding.inference import Sum, worked_out
from tinkuy.hiding.ledger import Ledger
from tinkuy.hiding.small_numbers import is_small

from .groups_together import GroupsTogether
from .ledger import Population

MOST_SUMS = 3_000
"""Of a page with more sums (twelve sessions of twenty countries) no group is shown: to try all would take minutes."""

GENTLE = 8
"""So many times single cells are hidden; then whole groups."""


def can_show_groups(ledger: Ledger[Cell]) -> bool:
    return len(ledger.sums) <= MOST_SUMS


type Groups = Mapping[str, Population[Any]]


def hidden_groups(ledger: Ledger[Cell], k: int, whole: Set[Cell], groups: Groups) -> SafeCells:
    """Each cell its count, or None where it is hidden; those of *whole* are hidden in any case."""
    if not can_show_groups(ledger):
        return {
            cell: None if cell in whole or group_of(cell) != WHOLE else count for cell, count in ledger.counts.items()
        }
    together = GroupsTogether(ledger, groups, k)
    hidden = _first_hidden(ledger, k, whole)
    codes = sorted(groups, key=lambda code: (ledger.counts[code, "registered"], code))
    dark: set[str] = set()
    blank: set[Cell] = set()
    tries, elsewhere = 0, _readable_without_groups(ledger, whole)
    known = _exposed_cells(ledger, elsewhere, k, whole)
    while True:
        readable = _readable(ledger, hidden, blank)
        exposed = _exposed_cells(ledger, readable - known, k, whole)
        if not exposed:
            unseen = hidden | blank | ledger.unseen
            more = together.next_to_hide(ledger.counts.keys() - unseen, readable, elsewhere)
            if not more:
                break
            hidden |= more
            continue
        tries += 1
        more = _neighbours(ledger, exposed, hidden | blank) if tries % 3 and tries <= GENTLE else set()
        if not more and not (columns := _columns(ledger, exposed) - blank):
            exposed_groups = {group_of(cell) for cell in exposed} - dark - {WHOLE}
            dark |= (chosen := exposed_groups or set([code for code in codes if code not in dark][:1]))
            if not chosen:
                break
            blank |= {cell for cell in ledger.counts if group_of(cell) in chosen}
        elif not more:
            blank |= columns
        hidden |= more
    return {cell: None if cell in hidden or cell in blank else count for cell, count in ledger.counts.items()}


def known_without_groups(ledger: Ledger[Cell], k: int, whole: Set[Cell]) -> set[Cell]:
    """What follows from the other pages alone: where nobody left, a country that grew tells by how many.

    No page by group can take it back.
    """
    return _exposed_cells(ledger, _readable_without_groups(ledger, whole), k, whole)


def _readable_without_groups(ledger: Ledger[Cell], whole: Set[Cell]) -> set[Cell]:
    return _readable(ledger, whole, {cell for cell in ledger.counts if group_of(cell) != WHOLE})


def _readable(ledger: Ledger[Cell], hidden: Set[Cell], blank: Set[Cell]) -> set[Cell]:
    """What of the hidden, the blank and the unseen cells a reader can work out, by all sums together.

    Of what no page shows, and of what is blank, the reader does not even know that it is not zero.
    """
    return worked_out(ledger.counts, ledger.sums, hidden, ledger.unseen | blank)


def group_of(cell: Cell) -> str:
    return str(cell[0])


def _first_hidden(ledger: Ledger[Cell], k: int, whole: Set[Cell]) -> set[Cell]:
    """What is small, what no page shows, and what the first subtraction of any sum would tell."""
    counts = ledger.counts
    hidden = {cell for cell, count in counts.items() if is_small(count, k)}
    hidden |= {cell for cell in ledger.unseen | whole if counts[cell]}
    todo = list(ledger.sums)
    while todo:
        one = todo.pop()
        if not _tells(one, ledger, hidden, k) and not _tells_whole(one, ledger, hidden, whole, k):
            continue
        lit = [cell for cell in one.cells if cell not in hidden and counts[cell] and group_of(cell) != WHOLE]
        if lit:
            hidden.add(chosen := min(lit, key=lambda cell: counts[cell]))
            todo += [other for other in ledger.sums if chosen in other.cells]
    return hidden


def _tells(one: Sum[Cell], ledger: Ledger[Cell], hidden: Set[Cell], k: int) -> bool:
    """Whether a small cell stands alone in the sum, or the hidden parts of a shown total are few together."""
    dark = [cell for cell in one.cells if cell in hidden]
    if len(dark) == 1:
        return is_small(ledger.counts[dark[0]], k) and dark[0] not in ledger.unseen
    few = sum(ledger.counts[cell] for cell in dark if cell != one.total)
    return one.total not in hidden and is_small(few, k)


def _tells_whole(one: Sum[Cell], ledger: Ledger[Cell], hidden: Set[Cell], whole: Set[Cell], k: int) -> bool:
    """Whether the groups leave of a hidden cell of the whole so few open that it is known, or nearly."""
    if one.total not in whole or one.total in ledger.unseen or any(group_of(cell) == WHOLE for cell in one.parts):
        return False
    return sum(ledger.counts[cell] for cell in one.parts if cell in hidden) < k


def _exposed_cells(ledger: Ledger[Cell], readable: Set[Cell], k: int, whole: Set[Cell]) -> set[Cell]:
    """Of the *readable* cells those that nobody may read: the small ones, those of the *whole* that other pages hide,
    and those of the groups from which these follow.
    """
    of_the_whole = {cell for cell in readable if cell in whole and ledger.counts[cell] and cell not in ledger.unseen}
    from_groups = {cell for cell in readable if group_of(cell) != WHOLE and (WHOLE, *cell[1:]) in of_the_whole}
    return of_the_whole | from_groups | {cell for cell in readable if is_small(ledger.counts[cell], k)}


def _columns(ledger: Ledger[Cell], exposed: Set[Cell]) -> set[Cell]:
    """What was worked out, in every group, zeros too: where nine groups share nine persons, each has one."""
    names = {cell[1:] for cell in exposed}
    return {cell for cell in ledger.counts if cell[0] != WHOLE and cell[1:] in names}


def _neighbours(ledger: Ledger[Cell], exposed: Set[Cell], hidden: Set[Cell]) -> set[Cell]:
    """For each cell that was worked out the smallest lit one that stands in a sum with it, of any group."""
    chosen: set[Cell] = set()
    for cell in sorted(exposed, key=str):  # in every process the same: what one hides, another must not show
        around = {other for one in ledger.sums if cell in one.cells for other in one.cells}
        lit = [other for other in around if ledger.counts[other] and other not in hidden and group_of(other) != WHOLE]
        if lit and not around & chosen:
            chosen.add(min(lit, key=lambda other: (ledger.counts[other], str(other))))
    return chosen
