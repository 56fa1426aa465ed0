"""Small numbers that are shown beside a page which shows its own already: that page stays as it is."""

from collections.abc import Hashable, Mapping, Sequence

from tinkuy.convening.figures.inference import Sum, worked_out
from tinkuy.convening.figures.small_numbers import is_small


def hide_beside[C: Hashable](
    shown: Mapping[C, int | None], counts: Mapping[C, int], sums: Sequence[Sum[C]], k: int
) -> dict[C, int | None]:
    """*counts* with None where one is small or would give one away, to a reader who has *shown* too.

    The cells of *shown* keep what it says of them; only the others are hidden. Where nothing but zeros would be left of
    those, they are hidden too: six parts of six persons, none of them zero, are one each. So two documents that hide
    each for itself never tell together what neither tells alone.
    """
    own = {cell for cell in counts if cell not in shown}
    hidden = {cell for cell, count in shown.items() if count is None}
    hidden |= {cell for cell in own if is_small(counts[cell], k)}
    while leaks := _leaks(counts, sums, hidden, own, k):
        open_cells = {cell for one in leaks for cell in one.cells if cell in own - hidden and counts[cell] > 0}
        open_cells = open_cells or {cell for cell in own - hidden if counts[cell] > 0}
        if not open_cells:
            break
        hidden.add(min(open_cells, key=lambda cell: (counts[cell], str(cell))))
    if own & hidden and not any(counts[cell] for cell in own - hidden):
        hidden |= own
    return {cell: None if cell in hidden else count for cell, count in counts.items()}


def _leaks[C: Hashable](
    counts: Mapping[C, int], sums: Sequence[Sum[C]], hidden: set[C], own: set[C], k: int
) -> list[Sum[C]]:
    """The sums that give a small count away; those that hold nothing of the document's own are the page's matter."""
    told = worked_out(counts, sums, hidden)
    small = {cell for cell in told if is_small(counts[cell], k)}
    concerned = [one for one in sums if own & set(one.cells)]
    return [one for one in concerned if small & set(one.cells) or _tells_few(one, counts, hidden, told, k)]


def _tells_few[C: Hashable](one: Sum[C], counts: Mapping[C, int], hidden: set[C], told: set[C], k: int) -> bool:
    """Whether the hidden parts of a total that the reader has add up to few."""
    has_total = one.total not in hidden or one.total in told
    return has_total and is_small(sum(counts[cell] for cell in one.parts if cell in hidden), k)
