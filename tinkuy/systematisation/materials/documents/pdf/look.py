"""Whether a mark draws anything: the page in small, with the mark and without it."""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager

import pypdfium2 as pdfium
from pypdfium2 import raw

from .places import Box

_LONGER_SIDE = 800
_MOST_LOOKS = 40
"""At one mark of a page each; the rest draws nothing."""


class Look:
    """A page before its marks are changed. To make one gives pictures to the shapes that have none."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self._page, self._looks = page, 0
        self._whole = self._drawn()

    def sees(self, mark: object) -> bool:
        self._looks += 1
        if self._looks > _MOST_LOOKS:
            return False
        flags = raw.FPDFAnnot_GetFlags(mark)
        raw.FPDFAnnot_SetFlags(mark, raw.FPDF_ANNOT_FLAG_HIDDEN)
        without = self._drawn()
        raw.FPDFAnnot_SetFlags(mark, flags)
        return without != self._whole

    def _drawn(self) -> bytes:
        scale = _LONGER_SIDE / max(self._page.get_size())
        with closing(self._page.render(scale=scale, may_draw_forms=False, draw_annots=True)) as bitmap:
            return bytes(bitmap.buffer)


@contextmanager
def opened_mark(page: pdfium.PdfPage, number: int) -> Iterator[object]:
    mark = raw.FPDFPage_GetAnnot(page, number)
    try:
        yield mark
    finally:
        raw.FPDFPage_CloseAnnot(mark)


def box_of(mark: object) -> Box | None:
    """Its frame, and what it marks beyond that."""
    box, quads = raw.FS_RECTF(), raw.FS_QUADPOINTSF()
    boxes = []
    if raw.FPDFAnnot_GetRect(mark, box):
        boxes.append((box.left, box.bottom, box.right, box.top))
    for number in range(raw.FPDFAnnot_CountAttachmentPoints(mark)):
        if raw.FPDFAnnot_GetAttachmentPoints(mark, number, quads):
            boxes += [(quads.x1, quads.y1, quads.x4, quads.y4), (quads.x2, quads.y2, quads.x3, quads.y3)]
    return around(boxes) if boxes else None


def around(boxes: Sequence[Box]) -> Box:
    across = [place for left, _bottom, right, _top in boxes for place in (left, right)]
    up = [place for _left, bottom, _right, top in boxes for place in (bottom, top)]
    return min(across), min(up), max(across), max(up)
