"""Small numbers (invariant 9): no count of persons with 0 < n < k is shown, nor can be worked out from those shown.

A hidden count is None. What is hidden besides the small counts themselves (the complements) is chosen by doing what a
reader could do (`inference`): while a small count can be worked out, or the cells hidden under a known total add up to
fewer than k, the smallest neighbour is hidden too.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Set

from .inference import Sum, worked_out

MANY_SUMS = 300
"""Of more sums than these, which only large cycles have, several cells are hidden before it is reckoned again."""
MOST_TRIES, FEW_TRIES = 30, 10
"""So many cells are tried to be shown again at the end, the largest first; of many sums fewer."""


def is_small(count: float, k: int) -> bool:
    return 0 < count < k


def safe_count(count: int, k: int) -> int | None:
    """A count that stands alone, with no sum around it."""
    return None if is_small(count, k) else count


def safe_counts[C: Hashable](
    counts: Mapping[C, int],
    sums: Iterable[Sum[C]],
    k: int,
    *,
    unseen: Iterable[C] = (),
    already: Iterable[C] = (),
) -> dict[C, int | None]:
    """*counts* with None where one is small or would give a small one away through the *sums*.

    *unseen* are cells that no page shows: a reader has them only as far as they follow from others, or are zero.
    What is *already* hidden stays so.
    """
    known_sums = list(sums)
    hidden = {cell for cell, count in counts.items() if is_small(count, k)} | set(already)
    hidden |= {cell for cell in unseen if counts[cell]}
    added: list[C] = []
    while neighbours := _next_to_hide(counts, known_sums, hidden, k):
        hidden |= neighbours.keys()
        added += neighbours
    left = MOST_TRIES if len(known_sums) <= MANY_SUMS else FEW_TRIES
    for cell in sorted(added, key=lambda cell: -counts[cell]):
        if counts[cell] < 2 * k or not left or _stands_alone(cell, counts, known_sums, hidden, k):
            continue
        left -= 1
        if not _exposed(counts, known_sums, hidden - {cell}, k):
            hidden.remove(cell)  # another that was hidden later made it needless
    return {cell: None if cell in hidden else count for cell, count in counts.items()}


def _exposed[C: Hashable](counts: Mapping[C, int], sums: list[Sum[C]], hidden: set[C], k: int) -> list[Sum[C]]:
    """The sums that give a small count away; first those with one hidden cell alone, where the leak begins."""
    derived = worked_out(counts, sums, hidden)
    small = {cell for cell in derived if is_small(counts[cell], k)}
    leaks = [one for one in sums if small & set(one.cells) or _tells_few(one, counts, hidden, derived, k)]
    alone = [one for one in sums if sum(1 for cell in one.cells if cell in hidden) == 1] if leaks else []
    return sorted(alone, key=lambda one: one not in leaks) + leaks


def _tells_few[C: Hashable](one: Sum[C], counts: Mapping[C, int], hidden: set[C], derived: set[C], k: int) -> bool:
    """Whether the hidden parts of a total that the reader has add up to few, without those that they have as well."""
    has_total = one.total not in hidden or one.total in derived
    return has_total and is_small(sum(counts[cell] for cell in one.parts if cell in hidden and cell not in derived), k)


def _left_alone[C: Hashable](counts: Mapping[C, int], sums: list[Sum[C]], hidden: set[C], k: int) -> Iterator[Sum[C]]:
    """The sums that give a small count away because nothing else of them is hidden: to see it nothing is worked out."""
    for one in sums:
        dark = [cell for cell in one.cells if cell in hidden]
        if len(dark) == 1 and is_small(counts[dark[0]], k):
            yield one


def _stands_alone[C: Hashable](cell: C, counts: Mapping[C, int], sums: list[Sum[C]], hidden: set[C], k: int) -> bool:
    """Whether *cell* is all that is hidden in some sum beside a small one, which would follow without it."""
    own = [one for one in sums if cell in one.cells]
    return any(True for _ in _left_alone(counts, own, hidden - {cell}, k))


def _next_to_hide[C: Hashable](counts: Mapping[C, int], sums: list[Sum[C]], hidden: set[C], k: int) -> dict[C, None]:
    """What to hide next of the sums that leak: one cell, of many sums one for each leak; nothing where none leaks."""
    alone = _left_alone(counts, sums, hidden, k)
    if neighbours := _neighbours(counts, alone, hidden, 1):
        return neighbours
    exposed = _exposed(counts, sums, hidden, k)
    most = 1 if len(sums) <= MANY_SUMS else len(exposed)
    return _neighbours(counts, exposed, hidden, most) or (_neighbours(counts, sums, hidden, 1) if exposed else {})


def _neighbours[C: Hashable](
    counts: Mapping[C, int], exposed: Iterable[Sum[C]], hidden: Set[C], most: int
) -> dict[C, None]:
    """Of each leaking sum the smallest part that is left, no zero; else the total. No two stand in one sum."""
    chosen: dict[C, None] = {}
    for one in exposed:
        if any(cell in chosen for cell in one.cells):
            continue
        parts = [cell for cell in one.parts if cell not in hidden and counts[cell] > 0]
        if parts:
            chosen[min(parts, key=lambda cell: counts[cell])] = None
        elif one.total not in hidden and any(cell in hidden for cell in one.parts):
            chosen[one.total] = None
        if len(chosen) == most:
            break
    return chosen
