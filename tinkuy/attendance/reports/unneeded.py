"""A list without what nobody needs of it: numbers of identity and signatures are neither read nor kept.

What stays is the same table, as text: read again, it says the same, as long as no person takes other columns of it.
"""

import base64
import csv
import io
import re
from dataclasses import replace

from .headers import Header, Line
from .table import Table
from .vocabulary import Vocabulary, key_of

UNNEEDED = "unneeded"
IDENTITY = re.compile(
    r"[\s,;:()–—-]{1,5}(?:(?:D\.?N\.?I|C\.?[ICE]|C\.?P\.?F|R\.?G|R\.?U\.?[TN]|cédula|documento|pass?aporte|passport)\.?"
    r"(?:\s{0,2}[:#-]|\s{1,2}n[°ºo.]{1,2}:?)?\s{0,2})?\d(?:[.\s-]?\d){5,14}(?:-?[k\d])?\)?$",
    re.IGNORECASE,
)
"""The number of somebody's identity at the end of a line that was typed."""

OF_IDENTITY = frozenset(
    {
        *("dni", "cedula", "cpf", "rut", "curp", "cuit", "cuil", "nif", "documento", "document", "doc"),
        *("pasaporte", "passaporte", "passport", "identidad", "identidade", "identity"),
        *("identificacion", "identificacao", "firma", "signature", "assinatura", "rubrica"),
    }
)
"""Words of which one tells what a column is that the synonyms do not know: «DNI/Pasaporte», «Nro. de cédula»."""
SHORT_ONES = frozenset({"ci", "cc", "rg", "ruc", "run", "dpi", "dui", "ine", "nie", "id", "c", "i", "r", "g"})
BESIDE_THEM = frozenset(
    {"n", "no", "nro", "num", "numero", "number", "de", "del", "do", "o", "y", "e", "or", "national", "nacional"}
)
"""Around a short one. It tells nothing where any other word stands in the header."""


def is_unneeded(header: str, vocabulary: Vocabulary) -> bool:
    """Whether nobody needs the column. One of which anything else is known, or was said by a person, is needed."""
    meaning = vocabulary.meaning(header)
    return meaning == UNNEEDED or (not meaning and _names_identity(key_of(header)))


def _names_identity(header: str) -> bool:
    words = frozenset(header.split())
    is_short = len(header) > 1 and bool(words & SHORT_ONES) and words <= SHORT_ONES | BESIDE_THEM
    return is_short or bool(words & OF_IDENTITY)


def reduced(table: Table, *, is_typed: bool) -> str:
    """The *table* as a file in base64; "" where it has nothing of the kind. If *is_typed*, it has no headers."""
    lines = _typed(table) if is_typed else _under_headers(table)
    return base64.b64encode(_written(lines, table)).decode() if lines != list(table.lines) else ""


def reduced_below(table: Table, header: Line) -> str:
    """As `reduced`, of a table whose columns nobody knows yet: those of *header* that nobody will need."""
    cells = enumerate(header.cells)
    places = frozenset(place for place, cell in cells if cell and is_unneeded(cell, table.vocabulary))
    lines = [_without(line, places) if line.number > header.number else line for line in table.lines]
    return base64.b64encode(_written(lines, table)).decode() if lines != list(table.lines) else ""


def without_identity(text: str) -> str:
    """A typed name without the number behind it; a line that is only a number stays."""
    return IDENTITY.sub("", text) or text


def _typed(table: Table) -> list[Line]:
    """The number ends the line, whatever stands between its words."""
    texts = [(line, ", ".join(line.filled)) for line in table.lines]
    return [replace(line, cells=(name,)) if (name := without_identity(text)) != text else line for line, text in texts]


def _under_headers(table: Table) -> list[Line]:
    places = {
        line.number: unneeded
        for section in table.sections
        if section.header and (unneeded := _unneeded(section.header, table))
        for line in section.rows
    }
    return [_without(line, places.get(line.number, frozenset())) for line in table.lines]


def _unneeded(header: Header, table: Table) -> frozenset[int]:
    cells = enumerate(header.line.cells)
    return frozenset(place for place, cell in cells if cell and is_unneeded(cell, table.vocabulary))


def _without(line: Line, places: frozenset[int]) -> Line:
    cells = enumerate(line.cells)
    return replace(line, cells=tuple("" if place in places else cell for place, cell in cells)) if places else line


def _written(lines: list[Line], table: Table) -> bytes:
    """Each line where it stood, in the letters in which the file came, so that a person may still choose others."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=table.separator or ";", lineterminator="\n")
    at = 1
    for line in lines:
        text.write("\n" * (line.number - at))
        writer.writerow(line.cells)
        at = line.number + 1
    try:
        return text.getvalue().encode(table.encoding)
    except (LookupError, UnicodeEncodeError):
        return text.getvalue().encode()
