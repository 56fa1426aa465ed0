"""Words that are marked to be redacted (ISO 32000-2, 12.5.6.23): of their places PDFium tells the frame alone."""

import io
from collections.abc import Iterator

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from tinkuy.core.errors import Refused
from tinkuy.systematisation.materials.documents import sentences

from .look import around
from .places import Box


def redactions_of(data: bytes) -> list[list[Box]]:
    """For each page the places of its redactions; a file with one that has no place is refused."""
    return [[*_of_page(page)] for page in PdfReader(io.BytesIO(data)).pages]


def _of_page(page: DictionaryObject) -> Iterator[Box]:
    for mark in _array(page, "/Annots"):
        mark = mark.get_object()
        if mark.get("/Subtype") == "/Redact":
            boxes = [box for name in ("/Rect", "/QuadPoints") for box in _corners(_array(mark, name))]
            if not boxes:
                raise Refused(sentences.DAMAGED)
            yield around(boxes)


def _array(node: DictionaryObject, name: str) -> ArrayObject:
    value = node.get(name)
    value = value.get_object() if value is not None else None
    return value if isinstance(value, ArrayObject) else ArrayObject()


def _corners(numbers: ArrayObject) -> Iterator[Box]:
    places = [float(number) for number in numbers]
    yield from ((across, up, across, up) for across, up in zip(places[::2], places[1::2], strict=True))
