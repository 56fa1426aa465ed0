"""One figure of a cycle as a row, whatever it counts."""

from dataclasses import dataclass
from typing import Literal

from tinkuy.attendance.figures.figure import Figure

Form = Literal["count", "share", "ratio", "median"]


@dataclass(frozen=True)
class FigureRow:
    """`session` is an ordinal, or None for the whole cycle; `country` a code, or empty for everybody.

    `figure` is None where it would tell of few persons. A count has itself as value and numerator, and no denominator;
    the denominator of a median is how many persons it is of.
    """

    name: str
    definition: str
    figure: Figure | None
    form: Form
    session: int | None = None
    country: str = ""
