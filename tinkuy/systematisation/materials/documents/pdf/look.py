"""Whether a mark draws anything: the page in small, with the mark and without it."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager

import pypdfium2 as pdfium
from PIL import Image
from pypdfium2 import raw

from .places import Box, placing, points_of

_LONGER_SIDE = 800
_MOST_LOOKS = 150
"""At places of a page; marks at further ones draw nothing."""


class Look:
    """A page before its marks are changed. To make one gives pictures to the shapes that have none."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self._page = page
        self._scale = _LONGER_SIDE / max(page.get_size())
        self._whole = self._drawn()
        self._seen: dict[tuple[int, ...], bool] = {}

    def sees(self, number: int, among: Iterable[int]) -> bool:
        """Whether a mark draws something, or nothing lies beneath it; others *among* those at its place count as it."""
        with opened_mark(self._page, number) as mark:
            box = box_of(mark)
        if box is None:
            return True
        place = tuple(map(round, box))
        if place not in self._seen:
            same = [other for other in among if self._lies_at(other, place)]
            self._seen[place] = len(self._seen) < _MOST_LOOKS and self._draws(same, box)
        return self._seen[place]

    def _lies_at(self, number: int, place: tuple[int, ...]) -> bool:
        with opened_mark(self._page, number) as mark:
            return (box := box_of(mark)) is not None and tuple(map(round, box)) == place

    def _draws(self, numbers: Sequence[int], box: Box) -> bool:
        with hidden_marks(self._page, numbers):
            without = self._drawn()
        part = without.crop(points_of(placing(self._page)(box), 0, self._scale, without.size))
        return without.tobytes() != self._whole.tobytes() or is_plain(part)

    def _drawn(self) -> Image.Image:
        with closing(self._page.render(scale=self._scale, may_draw_forms=False, draw_annots=True)) as bitmap:
            picture: Image.Image = bitmap.to_pil().copy()
            return picture


def is_plain(picture: Image.Image) -> bool:
    """Of one colour: nothing is drawn on it."""
    return picture.getcolors(1) is not None


@contextmanager
def opened_mark(page: pdfium.PdfPage, number: int) -> Iterator[object]:
    mark = raw.FPDFPage_GetAnnot(page, number)
    try:
        yield mark
    finally:
        raw.FPDFPage_CloseAnnot(mark)


@contextmanager
def hidden_marks(page: pdfium.PdfPage, numbers: Iterable[int]) -> Iterator[None]:
    """They are shown afterwards: the mark may be another page's too."""
    with ExitStack() as opened:
        marks = [opened.enter_context(opened_mark(page, number)) for number in numbers]
        before = [(mark, raw.FPDFAnnot_GetFlags(mark)) for mark in marks]
        for mark, _flags in before:
            raw.FPDFAnnot_SetFlags(mark, raw.FPDF_ANNOT_FLAG_HIDDEN)
        try:
            yield
        finally:
            for mark, flags in before:
                raw.FPDFAnnot_SetFlags(mark, flags)


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
