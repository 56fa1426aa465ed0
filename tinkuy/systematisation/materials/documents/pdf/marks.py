"""Marks on a page: links stay links, fields of forms become part of the page, all others go."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import create_string_buffer
from typing import NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""
_ADDRESSES = ("http:", "https:", "mailto:")
_LONGEST = 2_000
_MOST = 2_000
"""Links of a page."""
_UNSEEN = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW


class Link(NamedTuple):
    """Leads from *box* to an address, or to a page by its number."""

    box: Box
    goal: str | int


def placing(page: pdfium.PdfPage) -> Callable[[Box], Box]:
    """Where a box of the file's page lies on the printed one: upright, its lower left corner at 0, 0."""
    left, bottom, right, top = page.get_bbox()
    turned: dict[int, Callable[[Box], Box]] = {
        0: lambda box: (box[0] - left, box[1] - bottom, box[2] - left, box[3] - bottom),
        90: lambda box: (box[1] - bottom, right - box[2], box[3] - bottom, right - box[0]),
        180: lambda box: (right - box[2], top - box[3], right - box[0], top - box[1]),
        270: lambda box: (top - box[3], box[0] - left, top - box[1], box[2] - left),
    }
    return turned[page.get_rotation()]


def links_of(page: pdfium.PdfPage) -> list[Link]:
    """Those that can be pressed, to a page of the document or to an address of the web or of mail."""
    links, placed = [], placing(page)
    for number in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST)):
        with _mark(page, number) as mark:
            if raw.FPDFAnnot_GetSubtype(mark) != raw.FPDF_ANNOT_LINK or _is_hidden(mark):
                continue
            goal, box = _goal(page.pdf, raw.FPDFAnnot_GetLink(mark)), raw.FS_RECTF()
            if goal is None or not raw.FPDFAnnot_GetRect(mark, box):
                continue
            left, bottom, right, top = placed((box.left, box.bottom, box.right, box.top))
        wide, high = page.get_size()
        left, bottom, right, top = max(left, 0), max(bottom, 0), min(right, wide), min(top, high)
        if left < right and bottom < top:
            links.append(Link((left, bottom, right, top), goal))
    return links


def flattened(page: pdfium.PdfPage) -> None:
    """Leave of the marks what fields of forms show, as part of the page."""
    for number in reversed(range(raw.FPDFPage_GetAnnotCount(page))):
        with _mark(page, number) as mark:
            stays = raw.FPDFAnnot_GetSubtype(mark) == raw.FPDF_ANNOT_WIDGET and not _is_hidden(mark)
        if not stays:
            raw.FPDFPage_RemoveAnnot(page, number)
    raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)


def _goal(document: pdfium.PdfDocument, link: object) -> str | int | None:
    if goal := raw.FPDFLink_GetDest(document, link):
        number = raw.FPDFDest_GetDestPageIndex(document, goal)
        return number if 0 <= number < len(document) else None
    action = raw.FPDFLink_GetAction(link)
    size = raw.FPDFAction_GetURIPath(document, action, None, 0) if action else 0
    if not 1 < size <= _LONGEST:
        return None
    room = create_string_buffer(size)
    raw.FPDFAction_GetURIPath(document, action, room, size)
    address = room.value.decode("utf-8", "replace")
    return address if address.lower().startswith(_ADDRESSES) and address.isprintable() else None


def _is_hidden(mark: object) -> bool:
    """By its flags, or perhaps by its layer."""
    return bool(raw.FPDFAnnot_GetFlags(mark) & _UNSEEN or raw.FPDFAnnot_HasKey(mark, b"OC"))


@contextmanager
def _mark(page: pdfium.PdfPage, number: int) -> Iterator[object]:
    mark = raw.FPDFPage_GetAnnot(page, number)
    try:
        yield mark
    finally:
        raw.FPDFPage_CloseAnnot(mark)
