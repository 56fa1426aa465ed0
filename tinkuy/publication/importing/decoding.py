"""The bytes of a file as the text of a sheet, with refusals that say what to do instead."""

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Any

from django.utils.translation import gettext_lazy as _

from tinkuy.core.errors import Refused
from tinkuy.core.reading import open_documents
from tinkuy.core.reading.decoding import NotText, decode
from tinkuy.core.reading.open_documents import is_open_document
from tinkuy.core.reading.word_documents import NotWord, TooLong, W, paragraphs_of, words_of

from .markdown import without_markdown

MAX_BYTES = 20 * 1024 * 1024
MAX_TEXT = 1024 * 1024
"""A sheet has some thousand characters; a megabyte of text is a book. A document may be larger by its pictures."""
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"\x00\x00\x01\x00")
ARCHIVE = b"PK\x03\x04"
PDF = b"%PDF"
DOCUMENTS = (b"\xd0\xcf\x11\xe0", b"{\\rtf")


def refuse_size(data: bytes) -> None:
    """Refuse an empty file and one larger than a sheet can be."""
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise Refused(_("The file is empty. Choose the file with the text of the sheet, or paste the text."))
    if len(data) > (MAX_BYTES if data.startswith((ARCHIVE, PDF)) else MAX_TEXT):
        raise Refused(_("The file is larger than a sheet can be. Send only the text of one sheet."))


def text_of(data: bytes) -> str:
    """The text in *data*: a DOCX, an ODT, or plain text or Markdown in UTF-8, UTF-16 or a Windows code page."""
    refuse_size(data)
    if data.startswith(ARCHIVE):
        return text_of_odt(data) if is_open_document(data) else text_of_docx(data)
    if data.startswith(PICTURES) or data[8:12] == b"WEBP":
        raise Refused(_("This file is a picture; its text cannot be read. Write or paste the text of the sheet."))
    if data.startswith(DOCUMENTS):
        raise Refused(_("This kind of document cannot be read. Save the sheet as .docx or .txt, or paste its text."))
    try:
        return without_markdown(decode(data).text)
    except NotText as error:
        raise Refused(_("This file is not text. Save the sheet as plain text (.txt), or paste its text.")) from error


COLUMNS = 3
"""A row with as many cells is data and stays one line; of fewer, a form whose cells are names and texts."""


def text_of_docx(data: bytes) -> str:
    """Paragraphs, tables and text boxes in the order of the document, a blank line between them."""
    return _joined(_paragraphs(paragraphs_of, data), _row_of_data, _line)


def text_of_odt(data: bytes) -> str:
    """The same of an OpenDocument text."""
    return _joined(_paragraphs(open_documents.paragraphs_of, data), _row_of_odt, _line_of_odt)


def _joined(paragraphs: list[Any], row_of: Callable[[Any], Any], line_of: Callable[[Any], str]) -> str:
    lines = []
    for row, in_row in groupby(paragraphs, key=row_of):
        words = [line for line in map(line_of, in_row) if line.strip()]
        lines += words if row is None else [" · ".join(words)]
    return "\n\n".join(line for line in lines if line)


def _paragraphs(read: Callable[[bytes], Iterator[Any]], data: bytes) -> list[Any]:
    try:
        return list(read(data))
    except TooLong as fault:
        raise Refused(_("The document is longer than a sheet can be. Send only the text of one sheet.")) from fault
    except NotWord as fault:
        raise Refused(_NOT_WORD) from fault


_NOT_WORD = _("This file is not a Word document that can be read. Save the sheet as .docx or .txt, or paste its text.")


def _row_of_data(paragraph: Any) -> Any:
    row = next(paragraph.iterancestors(f"{W}tr"), None)
    return row if row is not None and len(row.findall(f"{W}tc")) >= COLUMNS else None


def _row_of_odt(paragraph: Any) -> Any:
    row = next(paragraph.iterancestors(f"{open_documents.TABLE}table-row"), None)
    return row if row is not None and len(row.findall(f"{open_documents.TABLE}table-cell")) >= COLUMNS else None


def _line_of_odt(paragraph: Any) -> str:
    words = open_documents.words_of(paragraph)
    is_in_list = next(paragraph.iterancestors(f"{open_documents.TEXT}list-item"), None) is not None
    return f"- {words}" if is_in_list and words.strip() else words


def _line(paragraph: Any) -> str:
    words = words_of(paragraph)
    is_in_list = paragraph.find(f"{W}pPr/{W}numPr") is not None or _style(paragraph).startswith("List")
    return f"- {words}" if is_in_list and words.strip() else words


def _style(paragraph: Any) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else style.get(f"{W}val", "")
