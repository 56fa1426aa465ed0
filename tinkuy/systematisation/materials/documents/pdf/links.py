"""Links of a page that stay: to a page of the document, or to an address that names nobody whom the page doesn't."""

from collections.abc import Iterable, Iterator
from ctypes import create_string_buffer
from typing import NamedTuple

import pypdfium2 as pdfium
from PIL import Image
from pypdfium2 import raw

from tinkuy.systematisation.materials.documents.addresses import harmless_address, mail_addresses

from .look import box_of, opened_mark
from .marks import is_hidden
from .places import CONTRAST, Box, meet, placing, points_of

_LONGEST = 2_000
_MOST = 2_000
"""Links of a page."""


class Link(NamedTuple):
    """Leads from *box* to an address, or to a page by its number."""

    box: Box
    goal: str | int


def links_of(page: pdfium.PdfPage, marks: Iterable[Box]) -> list[Link]:
    """Those that can be pressed, to a page of the document or to any address, and that lie beneath none of the *marks*:
    whoever covered a name did not mean its address to stay.
    """
    links, placed = [], placing(page)
    covering = [placed(box) for box in marks]
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
        if left < right and bottom < top and not any(meet((left, bottom, right, top), box) for box in covering):
            links.append(Link((left, bottom, right, top), goal))
    return links


def visible_links(links: Iterable[Link], words: Iterable[str], picture: Image.Image, scale: float) -> Iterator[Link]:
    """Of *links* those upon something drawn; an address of mail stands in the *words* of the page, and stays alone."""
    named = mail_addresses(" ".join(words))
    for link in links:
        if isinstance(link.goal, int):
            yield link
        elif _is_drawn_in(picture.crop(points_of(link.box, 0, scale, picture.size))):
            yield from (link._replace(goal=goal) for goal in (harmless_address(link.goal, named),) if goal)


def _is_drawn_in(part: Image.Image) -> bool:
    """By more than can't be seen."""
    colours = [colour.tobytes() for colour in part.split()]
    return any(max(points) - min(points) >= CONTRAST for points in colours)


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
    return address if address.isprintable() else None
