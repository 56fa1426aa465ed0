"""A table that leaves the site as a file; its texts are written so that a spreadsheet calculates none (promise I08)."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tinkuy.core.text import tidy

type Cell = str | int | float | Decimal | date | None
"""A text, a number, an amount of money or hours, a day, or nothing. A moment comes as the text of its zone."""


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


STARTS_A_FORMULA = "=+-@|"
LONGEST = 32_000
"""In characters; a spreadsheet refuses a cell of more than 32,767."""

_AFTER_A_SEPARATOR = re.compile(r"""([;,][\s"']*)(?=[=+\-@|＝＋－＠｜])""")
_MEANINGLESS = ("Cs", "Co", "Cn")


def plain(text: str) -> str:
    """*text* on one line, without characters that no file can hold."""
    if text.isprintable():
        line = " ".join(unicodedata.normalize("NFC", text).split())
    else:
        readable = "".join(c for c in tidy(text) if unicodedata.category(c) not in _MEANINGLESS)
        line = " ".join(readable.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


def starts_a_formula(text: str) -> bool:
    """Whether a spreadsheet may take *text* for a formula: what counts is its first character that is no space, no
    control and no mark, fullwidth and small forms as the plain ones."""
    for character in unicodedata.normalize("NFKC", text):
        if not (character.isspace() or unicodedata.category(character)[0] in "CZ"):
            return character in STARTS_A_FORMULA
    return False


def guarded(text: str) -> str:
    """*text* for a file that has no types: an apostrophe stands before what would be calculated.

    Also behind a comma or semicolon inside the text: a spreadsheet of another country may part the line there.
    """
    safe = _AFTER_A_SEPARATOR.sub(r"\1'", plain(text))
    return f"'{safe}" if starts_a_formula(safe) else safe
