"""A workbook, written as it is sent: texts are typed as texts, numbers as numbers, days as days.

Its own few lines and not openpyxl: that one keeps every row in a file on the disk until it is done, names in clear, and
takes what begins with «=» for a formula. Of itself the file says its title and no more (promise P15).
"""

import io
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date
from xml.sax.saxutils import escape

from . import xlsx_parts as parts
from .cells import plain, starts_a_formula
from .table import Cell, Column, Table

ROWS_AT_ONCE = 500
MOST_ROWS = 1_048_575
"""Of a sheet, below its header."""

FIRST_DAY = date(1899, 12, 30)
LONG_AGO = (1980, 1, 1, 0, 0, 0)


class TooManyRows(ValueError):
    """More rows than a sheet holds."""


class _Sink(io.RawIOBase):
    """Takes what is written and hands it on."""

    def __init__(self) -> None:
        self.waiting = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self.waiting += data
        return len(data)

    def taken(self) -> bytes:
        data, self.waiting = bytes(self.waiting), bytearray()
        return data


def as_xlsx(table: Table) -> Iterator[bytes]:
    """The file of *table*, a few hundred rows at a time."""
    sink = _Sink()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, xml in parts.frame(plain(table.title), table.notes_name if table.notes else "").items():
            archive.writestr(_named(name), xml)
        if table.notes:
            archive.writestr(_named(parts.NOTES), _notes(table.notes))
        with archive.open(_named(parts.SHEET), "w") as sheet:
            for xml in _sheet(table):
                sheet.write(xml.encode())
                yield sink.taken()
    yield sink.taken()


def _named(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, LONG_AGO)
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def _sheet(table: Table) -> Iterator[str]:
    yield parts.opening([column.width for column in table.columns]) + _header(table.columns)
    waiting = []
    for place, row in enumerate(table.rows):
        if place >= MOST_ROWS:
            raise TooManyRows
        waiting.append(_row(row))
        if len(waiting) == ROWS_AT_ONCE:
            yield "".join(waiting)
            waiting = []
    yield "".join(waiting) + parts.CLOSING


def _notes(notes: Sequence[str]) -> str:
    return parts.opening([100], frozen=False) + "".join(_row([note]) for note in notes) + parts.CLOSING


def _header(columns: Sequence[Column]) -> str:
    return f"<row>{''.join(_text(plain(column.name), parts.HEAD) for column in columns)}</row>"


def _row(cells: Sequence[Cell]) -> str:
    return f"<row>{''.join(map(_cell, cells))}</row>"


def _cell(cell: Cell) -> str:
    if cell is None or cell == "":
        return "<c/>"
    if isinstance(cell, str):
        words = plain(cell)
        return _text(words, parts.QUOTED if starts_a_formula(words) else parts.TEXT)
    if isinstance(cell, date):
        return f'<c s="{parts.DAY}"><v>{(cell - FIRST_DAY).days}</v></c>'
    return f'<c s="{parts.DECIMAL if isinstance(cell, float) else parts.WHOLE}"><v>{cell!r}</v></c>'


def _text(words: str, style: int) -> str:
    return f'<c t="inlineStr" s="{style}"><is><t xml:space="preserve">{escape(words)}</t></is></c>'
