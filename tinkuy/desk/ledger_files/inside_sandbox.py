"""What the sandboxed process does with a file of a ledger: its head, then its lines in blocks, as JSON values."""

from collections.abc import Iterator
from itertools import batched
from typing import Any

from django.utils.translation import gettext as _

from tinkuy.attendance.reports.decoding import decode, refuse_foreign_bytes, refuse_foreign_words, refuse_size
from tinkuy.attendance.reports.headers import Line
from tinkuy.attendance.reports.table import Table, table_of_rows, table_of_text
from tinkuy.attendance.reports.vocabulary import Vocabulary
from tinkuy.attendance.reports.workbook import SIGNATURE, sheet_rows
from tinkuy.core.errors import Refused

from .columns import COLUMNS, known_columns

BLOCK = 200
MOST_LINES = 2_000
LINES_ABOVE = 20
"""Titles and notes above the header: so many are looked through for it."""


def ledger_lines(data: bytes) -> Iterator[Any]:
    """`[is_workbook, [warning]]`, then blocks of `[line, {column: cell}]`; refuses what is no table of a ledger."""
    vocabulary = Vocabulary(known_columns())
    table = _table_in(data, vocabulary)
    place, columns = _header_of(table, vocabulary)
    lines = [line for line in table.lines[place + 1 :] if line.filled and line.cells != table.lines[place].cells]
    if not lines:
        raise Refused(_("There is no line below the names of the columns."))
    if len(lines) > MOST_LINES:
        raise Refused(_("The file has more than %(most)d lines. Bring it in by parts.") % {"most": MOST_LINES})
    yield table.encoding == "xlsx", table.warnings
    for block in batched(lines, BLOCK, strict=False):
        yield [(line.number, _cells(line, columns)) for line in block]


def _table_in(data: bytes, vocabulary: Vocabulary) -> Table:
    refuse_size(data)
    if data.startswith(SIGNATURE):
        rows, warnings = sheet_rows(data)
        return table_of_rows(rows, vocabulary, warnings)
    refuse_foreign_bytes(data)
    text = decode(data)
    refuse_foreign_words(text.text)
    return table_of_text(text.text, text.encoding, vocabulary, text.warnings)


def _header_of(table: Table, vocabulary: Vocabulary) -> tuple[int, dict[str, int]]:
    """The line with most of our columns, by its place, and the place of each column in it."""
    best: tuple[int, dict[str, int]] = (0, {})
    for place, line in enumerate(table.lines[:LINES_ABOVE]):
        columns: dict[str, int] = {}
        for at, cell in enumerate(line.cells):
            if (name := vocabulary.meaning(cell)) in COLUMNS:
                columns.setdefault(name, at)
        if len(columns) > len(best[1]):
            best = place, columns
    if "day" not in best[1] or not {"hours", "amount"} & best[1].keys():
        raise Refused(
            _(
                "The first line must name the columns: one of them Day, and Hours or Amount. Take the lines of this "
                "page away as a file to see how it looks."
            )
        )
    return best


def _cells(line: Line, columns: dict[str, int]) -> dict[str, str]:
    return {name: line.cells[at] for name, at in columns.items() if at < len(line.cells) and line.cells[at]}
