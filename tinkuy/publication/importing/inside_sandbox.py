"""What the sandboxed process does with the file of a sheet: it yields its text, and what of the file is no text."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from tinkuy.core.reading.open_documents import is_open_document
from tinkuy.core.reading.word_documents import PART, NotWord, W, part_of
from tinkuy.publication.importing.decoding import ARCHIVE, PDF, text_of
from tinkuy.publication.importing.pdf_text import text_of_pdf

NOTES = (("footnotes", "word/footnotes.xml", "footnote"), ("comments", "word/comments.xml", "comment"))


def text(data: bytes) -> Iterator[str]:
    """The one string that the file holds."""
    yield text_of_pdf(data)[0] if data.startswith(PDF) else text_of(data)


def document(data: bytes) -> Iterator[dict[str, Any]]:
    """The text, and by kind how many things stand in the file that are none and stay behind."""
    if data.startswith(PDF):
        words, pictures = text_of_pdf(data)
        yield {"text": words, "left": {"pictures": pictures}}
    else:
        yield {"text": text_of(data), "left": _left_in_word(data)}


def _left_in_word(data: bytes) -> dict[str, int]:
    if not data.startswith(ARCHIVE) or is_open_document(data):
        return {}
    body = part_of(data, PART)
    left = {
        "pictures": sum(1 for _one in body.iter(f"{W}drawing", f"{W}pict")),
        "tables": sum(1 for _one in body.iter(f"{W}tbl")),
    }
    for kind, part, name in NOTES:
        with suppress(NotWord, KeyError):
            notes = part_of(data, part).iter(f"{W}{name}")
            left[kind] = sum(1 for note in notes if note.get(f"{W}type") is None)
    return left
