"""Which cells of a page of figures are hidden, of the whole and of its groups (invariant 9).

The whole is settled first, alone, so that it shows the same whatever it is divided by. Then each group hides what is
small and what a first subtraction would give away. At last a reader's whole reckoning is tried: what it
needs is hidden cell by cell; where that does not help, the group is hidden altogether, and the next smallest with it.
"""

from collections.abc import Set

from .cells import WHOLE, Cell, Counted
from .inference import Sum, worked_out
from .small_numbers import hide, is_small

type Shown = dict[Cell, int | None]

GENTLE = 8
"""So many times single cells are hidden; then whole groups."""


def hidden_whole(found: Counted, k: int) -> Shown:
    """The cells of a page without groups: each its count, or None where it is small or would give a small one away."""
    return hide(found.counts, found.sums, k, unseen=found.unseen)


def hidden_groups(found: Counted, k: int, whole: Set[Cell]) -> Shown:
    """The same of a page with groups, where the cells of *whole* are hidden in any case."""
    hidden = _first_hidden(found, k, whole)
    groups = sorted(
        {group_of(cell) for cell in found.counts} - {WHOLE}, key=lambda group: found.counts[group, "registered"]
    )
    dark: set[str] = set()
    blank: set[Cell] = set()
    tries = 0
    while told := _told(found, hidden, blank, k):
        tries += 1
        more = _neighbours(found, told, hidden | blank) if tries % 3 and tries <= GENTLE else set()
        if not more and not (columns := _columns(found, told) - blank):
            groups_told = {group_of(cell) for cell in told} - dark - {WHOLE}
            dark |= (chosen := groups_told or set([group for group in groups if group not in dark][:1]))
            if not chosen:
                break
            blank |= {cell for cell in found.counts if group_of(cell) in chosen}
        elif not more:
            blank |= columns
        hidden |= more
    return {cell: None if cell in hidden or cell in blank else count for cell, count in found.counts.items()}


def group_of(cell: Cell) -> str:
    """The group whose persons *cell* counts; a rest carries the name of what it is the rest of."""
    return str(cell[1] if cell[0] == "rest" else cell[0])


def _first_hidden(found: Counted, k: int, whole: Set[Cell]) -> set[Cell]:
    """What is small, what no page shows, and what the first subtraction of any sum would tell."""
    counts = found.counts
    hidden = {cell for cell, count in counts.items() if is_small(count, k)}
    hidden |= {cell for cell in found.unseen | whole if counts[cell]}
    todo = list(found.sums)
    while todo:
        one = todo.pop()
        if not _tells(one, found, hidden, k):
            continue
        lit = [cell for cell in one.cells if cell not in hidden and counts[cell] and group_of(cell) != WHOLE]
        if lit:
            hidden.add(chosen := min(lit, key=lambda cell: counts[cell]))
            todo += [other for other in found.sums if chosen in other.cells]
    return hidden


def _tells(one: Sum[Cell], found: Counted, hidden: Set[Cell], k: int) -> bool:
    """Whether a small cell stands alone in the sum, or the hidden parts of a shown total are few together."""
    dark = [cell for cell in one.cells if cell in hidden]
    if len(dark) == 1:
        return is_small(found.counts[dark[0]], k) and dark[0] not in found.unseen
    few = sum(found.counts[cell] for cell in dark if cell != one.total)
    return one.total not in hidden and is_small(few, k)


def _told(found: Counted, hidden: Set[Cell], blank: Set[Cell], k: int) -> set[Cell]:
    """The small cells that a reader can work out, by all sums together.

    Of what no page shows, and of what is blank, the reader does not even know that it is not zero.
    """
    told = worked_out(found.counts, found.sums, hidden, found.unseen | blank)
    return {cell for cell in told if is_small(found.counts[cell], k)}


def _columns(found: Counted, told: Set[Cell]) -> set[Cell]:
    """What was worked out, in every group, zeros too: where nine groups share nine persons, each has one."""
    names = {cell[1:] for cell in told if cell[0] not in ("rest", WHOLE)}
    return {cell for cell in found.counts if cell[0] not in ("rest", WHOLE) and cell[1:] in names}


def _neighbours(found: Counted, told: Set[Cell], hidden: Set[Cell]) -> set[Cell]:
    """For each cell that was worked out the smallest lit one that stands in a sum with it, of any group."""
    chosen: set[Cell] = set()
    for cell in told:
        beside = {other for one in found.sums if cell in one.cells for other in one.cells}
        lit = [other for other in beside if found.counts[other] and other not in hidden and group_of(other) != WHOLE]
        if lit and not beside & chosen:
            chosen.add(min(lit, key=lambda other: (found.counts[other], str(other))))
    return chosen
