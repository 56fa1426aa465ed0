"""CSV as a spreadsheet of the reader's country opens it: UTF-8 with its mark, CRLF, every cell in quotes.

Where numbers are written with a comma, cells are parted by a semicolon: that pair is what such a spreadsheet expects.
"""

import csv
import io
from collections.abc import Iterator
from decimal import Decimal

from tinkuy.core.languages import locale_of

from .table import Cell, Table, guarded

BOM = "\ufeff"
ROWS_AT_ONCE = 500


def as_csv(table: Table, language: str) -> Iterator[bytes]:
    """The file of *table*, a few hundred rows at a time."""
    comma = decimal_sign(language) == ","
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";" if comma else ",", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    text.write(BOM)
    writer.writerow([guarded(column.name) for column in table.columns])
    for place, row in enumerate(table.rows):
        writer.writerow([_cell_text(cell, comma) for cell in row])
        if place % ROWS_AT_ONCE == 0:
            yield _drained(text)
    yield _drained(text)


def decimal_sign(language: str) -> str:
    """«,» in Spanish and Portuguese, «.» in English."""
    return str(locale_of(language).number_symbols["latn"]["decimal"])


def _cell_text(cell: Cell, comma: bool) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float | Decimal):
        number = f"{cell:.2f}" if isinstance(cell, Decimal) else f"{cell:.6f}".rstrip("0").rstrip(".")
        return number.replace(".", ",") if comma else number
    if isinstance(cell, str):
        return guarded(cell)
    return str(cell)


def _drained(text: io.StringIO) -> bytes:
    written = text.getvalue().encode()
    text.seek(0)
    text.truncate()
    return written
