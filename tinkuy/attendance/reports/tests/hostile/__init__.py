"""Hostile files, made by these scripts and never fetched: each with how it must be answered (promise I02)."""

from collections.abc import Callable
from dataclasses import dataclass

READ = "read"
DAMAGED_BOOK = "The workbook is damaged or built in an unsafe way."
NO_BOOK = "This is not an Excel workbook."
NOT_TEXT = "This file is not text."
NOBODY = "No attendance was found in this file"
SLOW = "This file takes too long to read."
LARGE = "This file needs more memory than a normal file."


@dataclass(frozen=True)
class Hostile:
    """`made` gives the bytes; `answer` is the beginning of the sentence in English, or `READ` with how many rows."""

    name: str
    made: Callable[[], bytes]
    answer: str
    rows: int = 0
    filename: str = "informe.csv"
