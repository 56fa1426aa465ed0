"""What the sandboxed process says of a document that was cleaned: its words, part by part, as a reader meets them."""

import logging
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pypdfium2 as pdfium

from tinkuy.core.errors import Refused
from tinkuy.core.reading.archives import SIGNATURE, Unsafe, opened
from tinkuy.core.reading.word_documents import NotWord, part_of

from . import sentences

TEXT_PARTS = ("word/document", "word/header", "word/footer", "word/footnotes", "word/endnotes", "ppt/slides/slide")


def words(data: bytes) -> Iterator[str]:
    """One string for each part of an office document or page of a PDF; none of a picture."""
    logging.disable()
    try:
        if data.startswith(SIGNATURE):
            yield from _of_office(data)
        elif data.startswith(b"%PDF-"):
            yield from _of_pdf(data)
    except (NotWord, Unsafe, pdfium.PdfiumError) as fault:
        raise Refused(sentences.DAMAGED) from fault


def _of_office(data: bytes) -> Iterator[str]:
    with opened(data) as archive:
        names = sorted(name for name in archive.namelist() if name.endswith(".xml") and name.startswith(TEXT_PARTS))
    for name in names:
        root = part_of(data, name)
        yield "\n".join(filter(None, map(_paragraph, root.iter("{*}p"))))


def _paragraph(element: Any) -> str:
    return "".join(run.text or "" for run in element.iter("{*}t"))


def _of_pdf(data: bytes) -> Iterator[str]:
    with closing(pdfium.PdfDocument(data)) as document:
        for page in document:
            with closing(page), closing(page.get_textpage()) as text:
                yield text.get_text_bounded()
