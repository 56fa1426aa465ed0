"""The cohort triangle: of those whose first session it was, who was present in each later one."""

from collections.abc import Sequence
from dataclasses import dataclass

from tinkuy.convening.figures import retention
from tinkuy.convening.figures.figure import Figure
from tinkuy.convening.figures.small_numbers import K_TEAM, Sum
from tinkuy.convening.queries.attendance import CycleAttendance, counts_and_sums
from tinkuy.convening.queries.together import seen_together

from .attendance import Attendance
from .beside import hide_beside

Cell = tuple[str, int]


@dataclass(frozen=True)
class Cohort:
    """Those who came first to session `first` (its ordinal); `present` holds a figure for it and each later one.

    None is hidden: small, or it would give a small one away.
    """

    first: int
    present: Sequence[Figure | None]


def cohorts_shown(found: CycleAttendance, shown: Attendance, k: int) -> list[Cohort]:
    """The triangle beside the figures of the page, which stay as *shown* says."""
    triangle = retention.cohorts(found.sessions)
    told = _told_to_team(found) if k == K_TEAM else _told_outside(found, shown, triangle, k)
    return [
        Cohort(ordinal, [figure if is_told else None for figure, is_told in zip(figures, row, strict=True)])
        for ordinal, figures, row in zip(found.persons, triangle, told, strict=True)
    ]


def _told_to_team(found: CycleAttendance) -> list[list[bool]]:
    """As on every other page of the team."""
    counts = seen_together(found).triangle
    return [[row[0] is not None and count is not None for count in row] for row in counts]


def _told_outside(
    found: CycleAttendance, shown: Attendance, triangle: Sequence[Sequence[Figure]], k: int
) -> list[list[bool]]:
    seen = hide_beside(_of_page(shown), *_counts_and_sums(found, triangle), k)
    return [
        [
            seen[_present(row), row] is not None and seen[_present(row), row + step] is not None
            for step in range(len(figures))
        ]
        for row, figures in enumerate(triangle)
    ]


def _present(row: int) -> str:
    return f"cohort {row}"


def _absent(row: int) -> str:
    return f"absent {row}"


def _of_page(shown: Attendance) -> dict[Cell, int | None]:
    """What the page says, under the names of `counts_and_sums`."""
    cells: dict[Cell, int | None] = {("persons", place): count for place, count in enumerate(shown.persons)}
    for place, flow in enumerate(shown.flows):
        cells |= {("stayed", place): flow.stayed, ("left", place): flow.left}
        cells |= {("new", place): flow.new, ("returned", place): flow.returned}
    return cells | {("reach", 0): shown.came, ("registered", 0): shown.registered}


def _counts_and_sums(
    found: CycleAttendance, triangle: Sequence[Sequence[Figure]]
) -> tuple[dict[Cell, int], list[Sum[Cell]]]:
    """Those of the page and those of the triangle: present and absent make the cohort; the present of all cohorts make
    the session; a cohort is the first session, or who was new in a later one."""
    counts, sums = counts_and_sums(found)
    for row, figures in enumerate(triangle):
        size = int(figures[0].denominator)
        for step, figure in enumerate(figures):
            place, present = row + step, int(figure.numerator)
            counts[_present(row), place] = present
            if step:
                counts[_absent(row), place] = size - present
                sums.append(Sum((_present(row), row), ((_present(row), place), (_absent(row), place))))
        sums.append(Sum(("new", row - 1) if row else ("persons", 0), ((_present(row), row),)))
    for place in range(len(triangle)):
        sums.append(Sum(("persons", place), tuple((_present(row), place) for row in range(place + 1))))
    if len(triangle) > 1:
        sums.append(Sum(("stayed", 0), ((_present(0), 1),)))
    return counts, sums
