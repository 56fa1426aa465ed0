"""Links of a page that stay: to a page of the document, or to an address of the web or of mail."""

from ctypes import create_string_buffer
from typing import NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from .marks import box_of, is_hidden, opened_mark
from .places import Box, placing

_ADDRESSES = ("http:", "https:", "mailto:")
_LONGEST = 2_000
_MOST = 2_000
"""Links of a page."""


class Link(NamedTuple):
    """Leads from *box* to an address, or to a page by its number."""

    box: Box
    goal: str | int


def links_of(page: pdfium.PdfPage) -> list[Link]:
    """Those that can be pressed, to a page of the document or to an address of the web or of mail."""
    links, placed = [], placing(page)
    for number in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST)):
        with opened_mark(page, number) as mark:
            if raw.FPDFAnnot_GetSubtype(mark) != raw.FPDF_ANNOT_LINK or is_hidden(mark):
                continue
            goal, box = _goal(page.pdf, raw.FPDFAnnot_GetLink(mark)), box_of(mark)
            if goal is None or box is None:
                continue
            left, bottom, right, top = placed(box)
        wide, high = page.get_size()
        left, bottom, right, top = max(left, 0), max(bottom, 0), min(right, wide), min(top, high)
        if left < right and bottom < top:
            links.append(Link((left, bottom, right, top), goal))
    return links


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
