"""Marks on a page (fields, comments): they become part of it as readers show them, or black covers their place.

A mark may be all that covers a name. Whatever can't be drawn for certain therefore covers; nothing is uncovered.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import pypdfium2 as pdfium
from pypdfium2 import raw

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
    raw.FPDF_ANNOT_SQUARE,
    raw.FPDF_ANNOT_STAMP,
    raw.FPDF_ANNOT_WATERMARK,
}
"""Marks that readers draw in their own ways where the file has no picture of them."""
_NO_PICTURE = 2
"""Bytes of an appearance that is none: the end of an empty sentence."""
_MARGIN = 1


def flattened(page: pdfium.PdfPage) -> list[Box]:
    """Make what marks show part of the page as it is opened next; the boxes that are to be covered on it.

    PDFium leaves the windows of notes (`Popup`) out.
    """
    if not (marks := raw.FPDFPage_GetAnnotCount(page)):
        return []
    page.render(scale=1 / max(page.get_size()), may_draw_forms=False, draw_annots=True)  # makes pictures of shapes
    covers: list[Box] = []
    for number in reversed(range(marks)):
        with opened_mark(page, number) as mark:
            box = _cover_of(mark, is_turned=page.get_rotation() != 0)
            is_drawn = not _is_unseen(mark)
        if box:
            covers.append(box)
        if box or not is_drawn:
            raw.FPDFPage_RemoveAnnot(page, number)
    raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
    return covers


def cover(page: pdfium.PdfPage, boxes: Iterable[Box]) -> None:
    """Black, with a rim: the edges of letters are soft."""
    for left, bottom, right, top in boxes:
        wide, high = right - left + 2 * _MARGIN, top - bottom + 2 * _MARGIN
        black = raw.FPDFPageObj_CreateNewRect(left - _MARGIN, bottom - _MARGIN, wide, high)
        raw.FPDFPageObj_SetFillColor(black, 0, 0, 0, 255)
        raw.FPDFPath_SetDrawMode(black, raw.FPDF_FILLMODE_WINDING, False)
        raw.FPDFPage_InsertObject(page, black)


def is_hidden(mark: object) -> bool:
    """By its flags, or perhaps by its layer."""
    return bool(raw.FPDFAnnot_GetFlags(mark) & _NOT_ON_SCREEN) or _is_unseen(mark) or _is_of_a_layer(mark)


def box_of(mark: object) -> Box | None:
    box = raw.FS_RECTF()
    if not raw.FPDFAnnot_GetRect(mark, box):
        return None
    return min(box.left, box.right), min(box.bottom, box.top), max(box.left, box.right), max(box.bottom, box.top)


@contextmanager
def opened_mark(page: pdfium.PdfPage, number: int) -> Iterator[object]:
    mark = raw.FPDFPage_GetAnnot(page, number)
    try:
        yield mark
    finally:
        raw.FPDFPage_CloseAnnot(mark)


def _cover_of(mark: object, *, is_turned: bool) -> Box | None:
    """Of words to be redacted, and where nobody can tell what the mark shows."""
    kind, box = raw.FPDFAnnot_GetSubtype(mark), box_of(mark)
    if kind == raw.FPDF_ANNOT_REDACT or box is None:
        return box
    if _is_unseen(mark):
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
    has_picture = raw.FPDFAnnot_GetAP(mark, raw.FPDF_ANNOT_APPEARANCEMODE_NORMAL, None, 0) > _NO_PICTURE
    is_sometimes_seen = raw.FPDFAnnot_GetFlags(mark) & _NOT_ON_SCREEN or _is_of_a_layer(mark)
    return bool(is_sometimes_seen) if has_picture else kind in _SHAPES


def _is_unseen(mark: object) -> bool:
    """Neither on a screen nor in print."""
    flags = raw.FPDFAnnot_GetFlags(mark)
    return bool(flags & raw.FPDF_ANNOT_FLAG_HIDDEN or (flags & _NOT_ON_SCREEN and not flags & _IN_PRINT))


def _is_of_a_layer(mark: object) -> bool:
    return bool(raw.FPDFAnnot_HasKey(mark, b"OC"))
