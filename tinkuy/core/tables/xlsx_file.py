"""A workbook: texts are typed as texts, numbers as numbers, days as days, and nothing is calculated (promise I08).

It is made in memory, so that no name lies in clear in a file on the way; hence the limit of rows. Of itself the file
says its title, and that no day is known of its making (promise P15).
"""

import io
from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused

from .table import Cell, Table, plain, starts_a_formula

if TYPE_CHECKING:
    from xlsxwriter import Workbook

MOST_ROWS = 50_000
"""Some 300 bytes a cell while it is made: ten columns of so many rows take about 150 MiB."""

NO_DAY = datetime(1980, 1, 1, tzinfo=UTC)
AS_THEY_ARE = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
FORMATS: dict[str, dict[str, Any]] = {
    "head": {"bold": True, "num_format": "@", "text_wrap": True, "valign": "top"},
    "text": {"num_format": "@", "valign": "top"},
    "quoted": {"num_format": "@", "quote_prefix": True},
    "whole": {"num_format": "0"},
    "decimal": {"num_format": "0.000"},
    "amount": {"num_format": "#,##0.00"},
    "day": {"num_format": 14},
}
"""`quoted` keeps a text one that begins like a formula, when somebody edits it. 14 is a day as the reader writes it."""


def as_xlsx(table: Table) -> bytes:
    """The file of *table*. Raises `Refused` where it has more than `MOST_ROWS`."""
    return as_workbook(table.title, [table])


def as_workbook(title: str, tables: Sequence[Table]) -> bytes:
    """One file with a sheet for each of the *tables*, under its title, and their notes behind them.

    Titles that are alike within the letters that the name of a sheet may have are refused by the maker of the file.
    """
    from xlsxwriter import Workbook  # here: a process that makes no workbook never loads it

    buffer = io.BytesIO()
    with Workbook(buffer, AS_THEY_ARE) as book:
        book.set_properties({"title": plain(title), "created": NO_DAY})
        formats = {name: book.add_format(has) for name, has in FORMATS.items()}
        for table in tables:
            _add_sheet(book, table, formats)
        notes_name = next((table.notes_name for table in tables if table.notes), "")
        if notes := list(dict.fromkeys(note for table in tables for note in table.notes)):
            sheet = book.add_worksheet(_sheet_name(notes_name))
            sheet.set_column(0, 0, 100)
            for number, note in enumerate(notes):
                _write(sheet, number, [note], formats)
    return buffer.getvalue()


def _add_sheet(book: "Workbook", table: Table, formats: dict[str, Any]) -> None:
    sheet = book.add_worksheet(_sheet_name(plain(table.title)))
    sheet.freeze_panes(1, 0)
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, column.width)
        sheet.write_string(0, place, plain(column.name), formats["head"])
    for number, row in enumerate(table.rows, 1):
        if number > MOST_ROWS:
            raise Refused(_("A spreadsheet of more than 50,000 rows is too large to be made: choose CSV."))
        _write(sheet, number, row, formats)


def _write(sheet: Any, number: int, row: Sequence[Cell], formats: dict[str, Any]) -> None:
    for place, cell in enumerate(row):
        if isinstance(cell, str) and cell:
            words = plain(cell)
            sheet.write_string(number, place, words, formats["quoted" if starts_a_formula(words) else "text"])
        elif isinstance(cell, date):
            sheet.write_datetime(number, place, cell, formats["day"])
        elif isinstance(cell, Decimal):
            sheet.write_number(number, place, cell, formats["amount"])
        elif isinstance(cell, int | float):
            sheet.write_number(number, place, cell, formats["decimal" if isinstance(cell, float) else "whole"])


def _sheet_name(title: str) -> str:
    """At most 31 characters and none of those that a sheet's name may not hold."""
    name = "".join(" " if c in "[]:*?/\\" else c for c in title).strip(" '")[:31].strip(" '")
    return name or "1"
