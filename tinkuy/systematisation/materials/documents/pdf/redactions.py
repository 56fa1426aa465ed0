"""What PDFium does not tell of marks: places of words to be redacted, beyond their frame (ISO 32000-2, 12.5.6.23), and
which fields have a ground of their own (12.5.6.19, `MK`).
"""

import io
from collections.abc import Iterator
from typing import NamedTuple

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from tinkuy.core.errors import Refused
from tinkuy.systematisation.materials.documents import sentences

from .look import around
from .places import Box


class MarkPlaces(NamedTuple):
    """Of a page."""

    redactions: list[Box]
    grounds: list[Box]


def mark_places(data: bytes) -> list[MarkPlaces]:
    """For each page; a file with a redaction that has no place is refused."""
    return [MarkPlaces([*_redactions(page)], [*_grounds(page)]) for page in PdfReader(io.BytesIO(data)).pages]


def _redactions(page: DictionaryObject) -> Iterator[Box]:
    for mark in _marks(page, "/Redact"):
        boxes = [box for name in ("/Rect", "/QuadPoints") for box in _corners(_array(mark, name))]
        if not boxes:
            raise Refused(sentences.DAMAGED)
        yield around(boxes)


def _grounds(page: DictionaryObject) -> Iterator[Box]:
    for mark in _marks(page, "/Widget"):
        look = mark.get("/MK")
        look = look.get_object() if look is not None else None
        corners = [*_corners(_array(mark, "/Rect"))]
        if isinstance(look, DictionaryObject) and _array(look, "/BG") and corners:
            yield around(corners)


def _marks(page: DictionaryObject, kind: str) -> Iterator[DictionaryObject]:
    for mark in _array(page, "/Annots"):
        mark = mark.get_object()
        if isinstance(mark, DictionaryObject) and mark.get("/Subtype") == kind:
            yield mark


def _array(node: DictionaryObject, name: str) -> ArrayObject:
    value = node.get(name)
    value = value.get_object() if value is not None else None
    return value if isinstance(value, ArrayObject) else ArrayObject()


def _corners(numbers: ArrayObject) -> Iterator[Box]:
    places = [float(number) for number in numbers]
    yield from ((across, up, across, up) for across, up in zip(places[::2], places[1::2], strict=True))
