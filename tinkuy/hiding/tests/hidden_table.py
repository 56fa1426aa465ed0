"""A table whose rows and columns add up to totals, hidden as the numbers of any page are."""

from collections.abc import Sequence
from dataclasses import dataclass

from tinkuy.hiding.inference import Sum
from tinkuy.hiding.small_numbers import safe_counts


@dataclass(frozen=True)
class HiddenTable:
    """A table with None where a count is hidden. Totals are None, too, where the caller said that there are none."""

    cells: tuple[tuple[int | None, ...], ...]
    row_totals: tuple[int | None, ...]
    column_totals: tuple[int | None, ...]
    total: int | None


def hide_table(
    cells: Sequence[Sequence[int]], k: int, *, row_totals: bool = True, column_totals: bool = True
) -> HiddenTable:
    """A table of counts (rows of equal length) whose rows and columns add up to totals that are shown too.

    Say `row_totals=False` when the cells of a row do not add up to anything shown, as persons of several webinars.
    """
    height, width = len(cells), len(cells[0]) if cells else 0
    counts = {(y, x): cells[y][x] for y in range(height) for x in range(width)}
    sums = []
    if row_totals:
        counts |= {(y, -1): sum(cells[y]) for y in range(height)}
        sums += [Sum((y, -1), tuple((y, x) for x in range(width))) for y in range(height)]
    if column_totals:
        counts |= {(-1, x): sum(row[x] for row in cells) for x in range(width)}
        sums += [Sum((-1, x), tuple((y, x) for y in range(height))) for x in range(width)]
    if row_totals and column_totals:
        counts[-1, -1] = sum(sum(row) for row in cells)
        sums.append(Sum((-1, -1), tuple((y, -1) for y in range(height))))
        sums.append(Sum((-1, -1), tuple((-1, x) for x in range(width))))
    seen = safe_counts(counts, sums, k)
    return HiddenTable(
        cells=tuple(tuple(seen[y, x] for x in range(width)) for y in range(height)),
        row_totals=tuple(seen.get((y, -1)) for y in range(height)),
        column_totals=tuple(seen.get((-1, x)) for x in range(width)),
        total=seen.get((-1, -1)),
    )
