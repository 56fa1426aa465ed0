"""A codebook as a table, CSV or XLSX: the columns that we write, any of them but the name may be missing.

`kind`, `code` (as «RI-1»), `under` (the code or the name of the one above), `name_es`, `note_es`… for each language,
`colour`, `gathers_only`, `guid`. A column `name` or `note` alone is in the language of the file. Where none of ours is
there, the words that other programs and people use stand for them: Taguette's *tag*, a *section* above a *code*.
"""

import csv
import io
import re
from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from tinkuy.attendance.reports.workbook import SIGNATURE, sheet_rows
from tinkuy.core.errors import Refused
from tinkuy.core.letters import folded
from tinkuy.core.reading.decoding import NotText, decode

from .file import CodebookFile, Gathered, colour_of

COLUMN = re.compile(r"(kind|code|under|name|note|colour|gathers_only|guid)(?:_([a-z]{2}(?:-[a-z]{2})?))?")
OTHERS = {
    "name": "name, tag, label, code name, nombre, nombre del código, etiqueta, nome, rótulo, code, código",
    "note": "description, definition, memo, comment, descripción, definición, nota, comentario, descrição, definição",
    "under": "parent, parent code, section, category, group, código superior, sección, categoría, grupo, seção",
    "colour": "colour, color, cor",
}
"""The words of others, the surest first: a table with *name* and *code* has its names under *name*."""
_GUARD = re.compile(r"^'(?=\s*[=+\-@|＝＋－＠｜])")
_INNER_GUARD = re.compile(r"""([;,][\s"']*)'(?=[=+\-@|＝＋－＠｜])""")
YES = ("yes", "si", "sim", "1", "true")
MOST_LINES = 5_000


def read_table(data: bytes) -> CodebookFile:
    """The codes of *data*, one a line; refuses a table without a column of names."""
    layout, lines = ("xlsx", _of_workbook(data)) if data.startswith(SIGNATURE) else ("csv", _of_text(data))
    head = lines[0] if lines else []
    columns = _columns(head)
    is_ours = any(column.startswith("name") for column in columns)
    columns = columns if is_ours else _columns_of_others(head)
    if "name" not in columns and not is_ours:
        raise Refused(_("The first line must name the columns, one of them name_es, name_pt-br or name_en."))
    gathered = Gathered()
    for place, cell in enumerate(head):
        if cell.strip() and place not in columns.values():
            gathered.leave_out("columns", cell)
    places: dict[str, int] = {}
    for line in lines[1:]:
        cells = {name: line[place] for name, place in columns.items() if place < len(line)}
        if layout == "csv":
            cells = {name: _unguarded(cell) for name, cell in cells.items()}
        if not is_ours:
            _gather_above(cells.get("under", ""), places, gathered)
        _gather(cells, places, gathered)
    if "guid" not in columns:
        gathered.warnings.pop("no_guid", None)
    if not gathered.codes:
        raise Refused(_("There is no code in this file."))
    return CodebookFile(layout, "", tuple(gathered.codes), dict(gathered.warnings), gathered.names)


def _of_workbook(data: bytes) -> list[list[str]]:
    try:
        rows, _warnings = sheet_rows(data)
    except Refused as refusal:
        raise Refused(
            _("This workbook is damaged, has a password or is built in an unsafe way. Save it as CSV and upload that.")
        ) from refusal
    return [cells for _number, cells in rows[:MOST_LINES]]


def _of_text(data: bytes) -> list[list[str]]:
    try:
        text = decode(data).text
    except NotText as error:
        raise Refused(_("This file is no codebook: upload a .qdc, a .csv or an .xlsx.")) from error
    head = text.partition("\n")[0]
    separator = max(",;\t", key=head.count)
    try:
        return [line for line in csv.reader(io.StringIO(text), delimiter=separator, strict=True) if any(line)][
            :MOST_LINES
        ]
    except csv.Error as error:
        raise Refused(_("A line of this file has quotes that do not close. Save it again as CSV.")) from error


def _columns(head: Sequence[str]) -> dict[str, int]:
    """Place by name of each column that we know."""
    names = (cell.strip().casefold() for cell in head)
    return {name: place for place, name in enumerate(names) if COLUMN.fullmatch(name)}


def _columns_of_others(head: Sequence[str]) -> dict[str, int]:
    """The same by the words of others, each column once."""
    cells = [folded(cell) for cell in head]
    columns: dict[str, int] = {}
    for name, words in OTHERS.items():
        matches = (cells.index(key) for word in words.split(",") if (key := folded(word)) in cells)
        place = next((place for place in matches if place not in columns.values()), None)
        if place is not None:
            columns[name] = place
    return columns


def _gather_above(name: str, places: dict[str, int], gathered: Gathered) -> None:
    """The section that a code stands in, where it has no line of its own: it gathers only."""
    if folded(name) and folded(name) not in places:
        places[folded(name)] = gathered.add("", None, {"": name}, {}, is_codable=False)


def _gather(cells: Mapping[str, str], places: dict[str, int], gathered: Gathered) -> None:
    names, notes = _texts(cells, "name"), _texts(cells, "note")
    if not any(text.strip() for text in names.values()):
        if any(cells.values()):
            gathered.warnings["nameless"] += 1
        return
    place = gathered.add(
        cells.get("guid", ""),
        places.get(folded(cells.get("under", ""))),
        names,
        notes,
        kind=cells.get("kind", "").strip(),
        colour=colour_of(cells.get("colour", "")),
        is_codable=folded(cells.get("gathers_only", "")) not in YES,
    )
    for key in (cells.get("code", ""), *names.values()):
        if folded(key):
            places.setdefault(folded(key), place)


def _texts(cells: Mapping[str, str], what: str) -> dict[str, str]:
    """By language; `name` alone under the empty key."""
    return {name.removeprefix(what).removeprefix("_"): cell for name, cell in cells.items() if name.startswith(what)}


def _unguarded(cell: str) -> str:
    """The cell of a CSV file without the apostrophes that keep a spreadsheet from calculating it."""
    return _INNER_GUARD.sub(r"\1", _GUARD.sub("", cell))
