"""What fields of a form show (ISO 32000-2, 12.5.5 and 12.7): painted on the page, since the fields themselves go."""

from collections.abc import Iterator

from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject

from tinkuy.core.errors import Refused
from tinkuy.systematisation.materials.documents import sentences
from tinkuy.systematisation.materials.documents.matrices import Box, Matrix, around

from .links import UNSEEN
from .painting import inherited
from .values import box_of, matrix_of, number_of, opened

_MOST_STEPS = 50


def paint(writer: PdfWriter, pages: list[DictionaryObject]) -> None:
    """Paint on each of *pages* what its fields show; raises `Refused` for a value that only a reader would draw."""
    for page in pages:
        appearances = [*_visible_appearances(page)]
        if appearances:
            _paint(writer, page, appearances)


def _visible_appearances(page: DictionaryObject) -> Iterator[tuple[StreamObject, Matrix]]:
    """What each field that is seen is drawn by, and where."""
    marks = opened(page.get("/Annots"))
    for mark in map(opened, marks if isinstance(marks, ArrayObject) else ()):
        if not isinstance(mark, DictionaryObject) or opened(mark.get("/Subtype")) != "/Widget":
            continue
        box, drawn = box_of(mark.get("/Rect")), _appearance(mark)
        if int(number_of(mark.get("/F")) or 0) & UNSEEN or box is None:
            continue
        if drawn is not None:
            yield drawn, _placed(drawn, box)
        elif _has_words(mark):
            raise Refused(sentences.odd_page())


def _appearance(mark: DictionaryObject) -> StreamObject | None:
    """The one of its state, where there are several."""
    appearances = opened(mark.get("/AP"))
    normal = opened(appearances.get("/N")) if isinstance(appearances, DictionaryObject) else None
    if isinstance(normal, DictionaryObject) and not isinstance(normal, StreamObject):
        normal = opened(normal.get(str(opened(mark.get("/AS")))))
    return normal if isinstance(normal, StreamObject) and box_of(normal.get("/BBox")) is not None else None


def _has_words(mark: DictionaryObject) -> bool:
    """Whether a field of text or of choices has a value."""
    here: object = mark
    kind = value = None
    for _step in range(_MOST_STEPS):
        if not isinstance(here, DictionaryObject):
            break
        kind, value = kind or opened(here.get("/FT")), value or opened(here.get("/V"))
        here = opened(here.get("/Parent"))
    return kind in ("/Tx", "/Ch") and bool(value)


def _placed(drawn: StreamObject, box: Box) -> Matrix:
    """What brings the box of *drawn* onto *box*."""
    left, bottom, right, top = around(box_of(drawn.get("/BBox")) or box, matrix_of(drawn.get("/Matrix")))
    across = (box[2] - box[0]) / (right - left) if right > left else 1.0
    up = (box[3] - box[1]) / (top - bottom) if top > bottom else 1.0
    return across, 0, 0, up, box[0] - left * across, box[1] - bottom * up


def _paint(writer: PdfWriter, page: DictionaryObject, appearances: list[tuple[StreamObject, Matrix]]) -> None:
    """After what the page is drawn with, which is set apart so that its state ends with it."""
    resources = _copied(inherited(page, "/Resources"))
    forms = _copied(resources.get("/XObject"))
    after = b"\nQ\n"
    for number, (drawn, matrix) in enumerate(appearances):
        name = f"/Field{number}"
        while name in forms:
            name += "x"
        drawn[NameObject("/Subtype")] = NameObject("/Form")
        forms[NameObject(name)] = drawn.indirect_reference or writer._add_object(drawn)
        after += b"q %b cm %b Do Q\n" % (b" ".join(b"%.5f" % one for one in matrix), name.encode())
    resources[NameObject("/XObject")] = forms
    page[NameObject("/Resources")] = resources
    contents = page.raw_get("/Contents") if "/Contents" in page else ArrayObject()
    stream = opened(contents)
    pieces = list.__iter__(stream) if isinstance(stream, ArrayObject) else [contents]
    page[NameObject("/Contents")] = ArrayObject([_stream(writer, b"q\n"), *pieces, _stream(writer, after)])


def _copied(value: object) -> DictionaryObject:
    pdf_object = opened(value)
    return (
        DictionaryObject({key: pdf_object.raw_get(key) for key in pdf_object})
        if isinstance(pdf_object, DictionaryObject)
        else (DictionaryObject())
    )


def _stream(writer: PdfWriter, data: bytes) -> object:
    made = StreamObject()
    made._data = data
    return writer._add_object(made)
