"""The paragraphs of an OpenDocument text (.odt, LibreOffice). Only the part that holds the text is read, up to a limit,
and without entities: pictures, macros, comments and what was deleted under tracking are let be.
"""

from collections.abc import Iterator
from typing import Any

from .word_documents import part_of

PART = "content.xml"
KIND = b"application/vnd.oasis.opendocument.text"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
PARAGRAPHS = (f"{TEXT}p", f"{TEXT}h")
NOT_SAID = (f"{TEXT}tracked-changes", f"{OFFICE}annotation")
MOST_SPACES = 100


def is_open_document(data: bytes) -> bool:
    """Whether *data* says that it is one: its kind stands unpacked in its first bytes, by the standard."""
    return KIND in data[:200]


def paragraphs_of(data: bytes) -> Iterator[Any]:
    """The paragraphs and headings as XML elements, those of tables and frames where they stand in the text."""
    for paragraph in part_of(data, PART).iter(*PARAGRAPHS):
        if next(paragraph.iterancestors(*NOT_SAID), None) is None:
            yield paragraph


def words_of(paragraph: Any, *, line_end: str = " ") -> str:
    """What this paragraph says; a frame, a footnote or a comment in it has paragraphs of its own."""
    return "".join(_pieces(paragraph, line_end))


def _pieces(element: Any, line_end: str) -> Iterator[str]:
    yield element.text or ""
    for inner in element:
        if inner.tag == f"{TEXT}s":
            yield " " * _count(inner.get(f"{TEXT}c", "1"))
        elif inner.tag == f"{TEXT}tab":
            yield " "
        elif inner.tag == f"{TEXT}line-break":
            yield line_end
        elif isinstance(inner.tag, str) and inner.tag.startswith((f"{TEXT}span", f"{TEXT}a", f"{TEXT}bookmark")):
            yield from _pieces(inner, line_end)
        yield inner.tail or ""


def _count(text: str) -> int:
    """How many spaces, at most a hundred; one where no number stands."""
    return min(int(text), MOST_SPACES) if text.isdecimal() and len(text) < 9 else 1
