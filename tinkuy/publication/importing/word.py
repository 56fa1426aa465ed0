"""The words of a DOCX, as a person would paste them: a line for each paragraph, a dash before what stands in a list."""

from itertools import groupby
from typing import Any

from django.utils.translation import gettext_lazy as _

from tinkuy.core.errors import Refused
from tinkuy.core.reading.word_documents import NotWord, TooLong, W, paragraphs_of, words_of

COLUMNS = 3
"""A row with as many cells is data and stays one line; of fewer, a form whose cells are names and texts."""


def text_of_docx(data: bytes) -> str:
    """Paragraphs, tables and text boxes in the order of the document, a blank line between them."""
    lines = []
    for row, paragraphs in groupby(_paragraphs(data), key=_row_of_data):
        words = [line for line in map(_line, paragraphs) if line.strip()]
        lines += words if row is None else [" · ".join(words)]
    return "\n\n".join(line for line in lines if line)


def _paragraphs(data: bytes) -> list[Any]:
    try:
        return list(paragraphs_of(data))
    except TooLong as fault:
        raise Refused(_("The document is longer than a sheet can be. Send only the text of one sheet.")) from fault
    except NotWord as fault:
        raise Refused(_NOT_WORD) from fault


_NOT_WORD = _("This file is not a Word document that can be read. Save the sheet as .docx or .txt, or paste its text.")


def _row_of_data(paragraph: Any) -> Any:
    row = next(paragraph.iterancestors(f"{W}tr"), None)
    return row if row is not None and len(row.findall(f"{W}tc")) >= COLUMNS else None


def _line(paragraph: Any) -> str:
    words = words_of(paragraph)
    is_in_list = paragraph.find(f"{W}pPr/{W}numPr") is not None or _style(paragraph).startswith("List")
    return f"- {words}" if is_in_list and words.strip() else words


def _style(paragraph: Any) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else style.get(f"{W}val", "")
