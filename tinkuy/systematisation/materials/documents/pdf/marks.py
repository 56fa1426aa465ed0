"""Marks on a page (fields, comments): they become part of it as readers show them, or black covers their place.

A mark may be all that covers a name. Whatever can't be drawn for certain therefore covers; nothing is uncovered.
"""

from collections.abc import Iterable
from typing import NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from .look import Look, box_of, opened_mark
from .places import Box

_IN_PRINT, _NOT_ON_SCREEN = raw.FPDF_ANNOT_FLAG_PRINT, raw.FPDF_ANNOT_FLAG_NOVIEW
_SHAPES = {
    raw.FPDF_ANNOT_CIRCLE,
    raw.FPDF_ANNOT_FREETEXT,
    raw.FPDF_ANNOT_HIGHLIGHT,
    raw.FPDF_ANNOT_INK,
    raw.FPDF_ANNOT_LINE,
    raw.FPDF_ANNOT_POLYGON,
    raw.FPDF_ANNOT_POLYLINE,
    raw.FPDF_ANNOT_SCREEN,
    raw.FPDF_ANNOT_SQUARE,
    raw.FPDF_ANNOT_STAMP,
    raw.FPDF_ANNOT_WATERMARK,
}
"""Marks that readers draw in their own ways where the file has no picture of them."""


class PageMarks(NamedTuple):
    """*hidden* are the numbers of marks that are not drawn: nobody sees them, or one of the *covers* lies there.

    *fields* are those of a form, which PDFium draws only once they are part of the page; of those in *bare* the file
    has no picture. *places* are where any mark lies but the sign of a note.
    """

    covers: list[Box]
    hidden: list[int]
    fields: dict[int, Box]
    bare: set[int]
    places: list[Box]
    is_any: bool


def marks_of(page: pdfium.PdfPage, redactions: Iterable[Box]) -> PageMarks:
    """What is to be drawn, covered or left out of a page. Links without a picture are no marks.

    *redactions* are the places of its marks of that kind, of which PDFium tells the frame alone.
    """
    numbers = range(raw.FPDFPage_GetAnnotCount(page))
    pictured = {number for number in numbers if _has_picture(page, number)}
    marks = [number for number in numbers if number in pictured or _shows_without_picture(page, number)]
    made = PageMarks([*redactions], [], {}, set(), [*redactions], is_any=bool(marks))
    if not marks:
        return made
    look = Look(page)  # makes pictures of shapes that have none
    unpictured = [number for number in marks if number not in pictured and _is_shape(page, number)]
    for number in marks:
        with opened_mark(page, number) as mark:
            box = _cover_of(mark, is_turned=page.get_rotation() != 0)
            if raw.FPDFAnnot_GetSubtype(mark) != raw.FPDF_ANNOT_TEXT and (place := box_of(mark)):
                made.places.append(place)
            is_field = raw.FPDFAnnot_GetSubtype(mark) == raw.FPDF_ANNOT_WIDGET and not _is_invisible(mark)
            if is_field and not box and (place := box_of(mark)):
                made.fields[number] = place
                made.bare.update([] if raw.FPDFAnnot_HasKey(mark, b"AP") else [number])
            if box is None and number in unpictured and not look.sees(number, unpictured):
                box = box_of(mark)
            if box:
                made.covers.append(box)
            if box or _is_invisible(mark) or raw.FPDFAnnot_GetSubtype(mark) == raw.FPDF_ANNOT_POPUP:
                made.hidden.append(number)
    return made


def marks_on(page: pdfium.PdfPage, kind: int) -> int:
    return sum(_is(page, number, kind) for number in range(raw.FPDFPage_GetAnnotCount(page)))


def is_hidden(mark: object) -> bool:
    """By its flags, or perhaps by its layer."""
    return bool(raw.FPDFAnnot_GetFlags(mark) & _NOT_ON_SCREEN) or _is_invisible(mark) or _is_of_a_layer(mark)


def _is(page: pdfium.PdfPage, number: int, kind: int) -> bool:
    with opened_mark(page, number) as mark:
        return bool(raw.FPDFAnnot_GetSubtype(mark) == kind)


def _has_picture(page: pdfium.PdfPage, number: int) -> bool:
    with opened_mark(page, number) as mark:
        return bool(_picture_of(mark))


def _picture_of(mark: object) -> str:
    """Its operators; nothing where PDFium finds none."""
    size = raw.FPDFAnnot_GetAP(mark, raw.FPDF_ANNOT_APPEARANCEMODE_NORMAL, None, 0)
    room = (raw.FPDF_WCHAR * (size // 2))()
    raw.FPDFAnnot_GetAP(mark, raw.FPDF_ANNOT_APPEARANCEMODE_NORMAL, room, size)
    return bytes(room).decode("utf-16-le", "replace").rstrip("\0")


def _shows_without_picture(page: pdfium.PdfPage, number: int) -> bool:
    with opened_mark(page, number) as mark:
        return raw.FPDFAnnot_GetSubtype(mark) not in (raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP)


def _is_shape(page: pdfium.PdfPage, number: int) -> bool:
    with opened_mark(page, number) as mark:
        return raw.FPDFAnnot_GetSubtype(mark) in _SHAPES and not _is_invisible(mark)


def _cover_of(mark: object, *, is_turned: bool) -> Box | None:
    """Of words to be redacted, and where nobody can tell what the mark shows."""
    kind, box = raw.FPDFAnnot_GetSubtype(mark), box_of(mark)
    if kind == raw.FPDF_ANNOT_REDACT or box is None:
        return box
    if _is_invisible(mark):
        return None
    if is_turned and kind in _SHAPES and raw.FPDFAnnot_GetFlags(mark) & raw.FPDF_ANNOT_FLAG_NOROTATE:
        return _around_its_corner(box)
    return box if _is_uncertain(mark, kind) else None


def _around_its_corner(box: Box) -> Box:
    """Where a mark may lie that stands upright on a turned page: readers turn it around its upper left corner."""
    left, bottom, right, top = box
    reach = max(right - left, top - bottom)
    return left - reach, top - reach, left + reach, top + reach


def _is_uncertain(mark: object, kind: int) -> bool:
    """Seen in print alone or with a layer; or a shape without a picture."""
    is_sometimes_visible = raw.FPDFAnnot_GetFlags(mark) & _NOT_ON_SCREEN or _is_of_a_layer(mark)
    return bool(is_sometimes_visible) if _picture_of(mark) else kind in _SHAPES


def _is_invisible(mark: object) -> bool:
    """Neither on a screen nor in print."""
    flags = raw.FPDFAnnot_GetFlags(mark)
    return bool(flags & raw.FPDF_ANNOT_FLAG_HIDDEN or (flags & _NOT_ON_SCREEN and not flags & _IN_PRINT))


def _is_of_a_layer(mark: object) -> bool:
    return bool(raw.FPDFAnnot_HasKey(mark, b"OC"))
