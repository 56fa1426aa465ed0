from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

type Cell = str | int | float | date | None
"""A text, a number, a day, or nothing. A moment comes as the text of its zone."""


@dataclass(frozen=True)
class Column:
    """`width` is what a spreadsheet gives it, in characters."""

    name: str
    width: int = 14


@dataclass(frozen=True)
class Table:
    """What a file holds. `rows` are read once, one after the other, so they may be a generator over many.

    `notes` say how to read it; they stand on a page of their own in a workbook and are left out of a CSV file, which
    programs read.
    """

    title: str
    columns: tuple[Column, ...]
    rows: Iterable[Sequence[Cell]]
    notes: tuple[str, ...] = ()
    notes_name: str = "Notes"
