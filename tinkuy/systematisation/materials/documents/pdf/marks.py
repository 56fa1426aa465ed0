"""Marks on a page: fields of forms become part of the page, all others go."""

from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2 as pdfium
from pypdfium2 import raw

_UNSEEN = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW


def flattened(page: pdfium.PdfPage) -> None:
    """Leave of the marks what fields of forms show, as part of the page."""
    for number in reversed(range(raw.FPDFPage_GetAnnotCount(page))):
        with opened_mark(page, number) as mark:
            stays = raw.FPDFAnnot_GetSubtype(mark) == raw.FPDF_ANNOT_WIDGET and not is_hidden(mark)
        if not stays:
            raw.FPDFPage_RemoveAnnot(page, number)
    raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)


def is_hidden(mark: object) -> bool:
    """By its flags, or perhaps by its layer."""
    return bool(raw.FPDFAnnot_GetFlags(mark) & _UNSEEN or raw.FPDFAnnot_HasKey(mark, b"OC"))


@contextmanager
def opened_mark(page: pdfium.PdfPage, number: int) -> Iterator[object]:
    mark = raw.FPDFPage_GetAnnot(page, number)
    try:
        yield mark
    finally:
        raw.FPDFPage_CloseAnnot(mark)
