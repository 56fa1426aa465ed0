"""The cohort triangle: of those whose first session it was, who was present in each later one."""

from collections.abc import Sequence
from dataclasses import dataclass

from tinkuy.attendance.figures import retention
from tinkuy.attendance.figures.figure import Figure
from tinkuy.attendance.figures.queries.attendance import CycleAttendance
from tinkuy.attendance.figures.queries.safe_attendance import SafeAttendance


@dataclass(frozen=True)
class Cohort:
    """Those who came first to session `first` (its ordinal); `present` holds a figure for it and each later one.

    None is hidden: small, or it would give a small one away.
    """

    first: int
    present: Sequence[Figure | None]


def cohorts_of(counts: CycleAttendance, safe: SafeAttendance) -> list[Cohort]:
    """The triangle of *counts*, as far as *safe* tells it."""
    triangle = retention.cohorts(counts.sessions)
    return [
        Cohort(
            ordinal,
            [
                figure if row[0] is not None and count is not None else None
                for figure, count in zip(figures, row, strict=True)
            ],
        )
        for ordinal, figures, row in zip(safe.sessions, triangle, safe.triangle, strict=True)
    ]
