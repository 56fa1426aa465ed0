"""An Excel workbook, also one called .csv: its sheets with data, as text cells, behind guards (promise I03)."""

import io
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.core.reading.archives import SIGNATURE as SIGNATURE, Locked, Unsafe, demand_safe_parts, opened, safe_names

from .report import refuse_long

MAX_COLUMNS = 500
MAX_ROWS = 100_000
_OFFICE = ("[Content_Types].xml", "xl/", "word/", "ppt/", "mimetype", "Index/", "META-INF/")


Rows = list[tuple[int, list[str]]]
"""Row number and cells."""


def sheet_rows(data: bytes) -> tuple[Rows, list[str]]:
    """The rows of the first sheet that holds anything, and warnings; refuses what is no safe workbook."""
    sheets = sheets_of(data)
    title, rows = sheets[0]
    return rows, several(title, len(sheets))


def sheets_of(data: bytes) -> list[tuple[str, Rows]]:
    """Title and rows of each sheet that holds anything, those that are hidden last."""
    from openpyxl import load_workbook  # only where there is a workbook: it takes longer to load than a text to read

    _inspect(data)
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        in_sight_first = sorted(book.worksheets, key=lambda sheet: sheet.sheet_state != "visible")
        filled = [(sheet.title, rows) for sheet in in_sight_first if (rows := list(_rows(sheet)))]
    except Refused:
        raise
    except Exception as error:  # openpyxl raises KeyError, ValueError, ParseError… for a damaged workbook
        raise Refused(_damaged()) from error
    if not filled:
        raise Refused(_("The workbook has no data in it. Export the report again and upload the new file."))
    return filled


def several(title: str, sheets: int) -> list[str]:
    """Which of the sheets was read, where there are others."""
    if sheets == 1:
        return []
    return [_("The workbook has %(count)d sheets; “%(title)s” was read.") % {"count": sheets, "title": title}]


def _rows(sheet: object) -> Iterator[tuple[int, list[str]]]:
    """The rows with any value. The sheet's own dimensions are not believed: some programs declare a million rows.

    Nor are the numbers of its rows: openpyxl fills every gap, and one row numbered a thousand million has a wide one.
    """
    sheet.reset_dimensions()  # type: ignore[attr-defined]
    read = sheet.iter_rows(values_only=True, max_col=MAX_COLUMNS, max_row=MAX_ROWS + 1)  # type: ignore[attr-defined]
    for number, values in enumerate(read, start=1):
        if number > MAX_ROWS:
            raise Refused(_damaged())
        if values.count(None) == len(values):
            continue
        cells = [_text(value) for value in values]
        refuse_long(number, max(map(len, cells), default=0))
        if any(cells):
            yield number, cells


def _text(value: object) -> str:
    """The cell as an export would have written it; dates in ISO order, so that nothing is guessed."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(str(value).split())


def _inspect(data: bytes) -> None:
    """Refuse before anything is unpacked by others: names, sizes, ratio, encryption, nesting, markup declarations."""
    try:
        with opened(data) as archive:
            _inspect_names(safe_names(archive))
            demand_safe_parts(archive, len(data))
    except Locked as error:
        raise Refused(_("The workbook has a password. Save it without one and upload it again.")) from error
    except Unsafe as error:
        raise Refused(_damaged()) from error


def _inspect_names(names: list[str]) -> None:
    if not any(name.startswith(_OFFICE) for name in names):
        raise Refused(_("This is a compressed archive. Unpack it and upload the report itself."))
    if "xl/workbook.xml" not in names:
        raise Refused(_("This is not an Excel workbook. Save the report as CSV or .xlsx and upload that file."))


def _damaged() -> str:
    return _("The workbook is damaged or built in an unsafe way. Open it, save it as CSV, and upload that file.")
