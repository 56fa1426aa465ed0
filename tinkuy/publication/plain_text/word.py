"""The words of a DOCX, as a person would paste them: a line for each paragraph, a dash before what stands in a list.

Only the part that holds the text is opened, up to a limit, and without entities: pictures, macros and links are let be.
"""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from itertools import groupby
from typing import Any

from django.utils.translation import gettext_lazy as _
from lxml import etree  # type: ignore[import-untyped]

from tinkuy.core.errors import Refused

PART = "word/document.xml"
MOST = 16 * 1024 * 1024
"""In bytes of the unpacked text part: a sheet has some hundred thousand."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COPIES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""Word writes a text box twice, the second time for old programs."""


COLUMNS = 3
"""A row with as many cells is data and stays one line; of fewer, a form whose cells are names and texts."""


def text_of_docx(data: bytes) -> str:
    """Paragraphs, tables and text boxes in the order of the document, a blank line between them."""
    lines = []
    for row, paragraphs in groupby(_paragraphs(_body(data)), key=_row_of_data):
        words = [line for line in map(_line, paragraphs) if line.strip()]
        lines += words if row is None else [" · ".join(words)]
    return "\n\n".join(line for line in lines if line)


def _body(data: bytes) -> Any:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive, archive.open(PART) as part:
            xml = part.read(MOST + 1)
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as fault:
        raise Refused(_NOT_WORD) from fault
    if len(xml) > MOST:
        raise Refused(_("The document is longer than a sheet can be. Send only the text of one sheet."))
    try:
        return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except etree.XMLSyntaxError as fault:
        raise Refused(_NOT_WORD) from fault


_NOT_WORD = _("This file is not a Word document that can be read. Save the sheet as .docx or .txt, or paste its text.")


def _paragraphs(body: Any) -> Iterator[Any]:
    for paragraph in body.iter(f"{W}p"):
        if next(paragraph.iterancestors(COPIES), None) is None:
            yield paragraph


def _row_of_data(paragraph: Any) -> Any:
    row = next(paragraph.iterancestors(f"{W}tr"), None)
    return row if row is not None and len(row.findall(f"{W}tc")) >= COLUMNS else None


def _line(paragraph: Any) -> str:
    words = "".join(_words(paragraph))
    is_in_list = paragraph.find(f"{W}pPr/{W}numPr") is not None or _style(paragraph).startswith("List")
    return f"- {words}" if is_in_list and words.strip() else words


def _style(paragraph: Any) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else style.get(f"{W}val", "")


def _words(paragraph: Any) -> Iterator[str]:
    """Runs of this paragraph only: a text box inside it has paragraphs of its own."""
    for element in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br"):
        if next(element.iterancestors(f"{W}p")) is paragraph:
            yield (element.text or "") if element.tag == f"{W}t" else " "
