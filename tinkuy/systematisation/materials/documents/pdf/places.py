"""Places in a PDF that something leads to (ISO 32000-2, 12.3.2), and the names that somebody may have chosen for them.

A link then says the place itself. A place counts where it is on a page that is kept.
"""

from pypdf.generic import ArrayObject, DictionaryObject, PdfObject

from tinkuy.systematisation.materials.documents.matrices import Box

from .links import acts_oddly
from .values import number_of, opened

_MOST = 100_000
_MARGIN = 72
"""Units that a place may lie beyond its page: programs put it a little above a heading."""
_COORDINATES = {"/XYZ": (0, 1), "/FitH": (None, 0), "/FitBH": (None, 0), "/FitV": (0, None), "/FitBV": (0, None),
                "/FitR": (0, 3)}  # fmt: skip
"""Of each way to show a place, which of its numbers are left and top."""


class Places:
    def __init__(self, catalogue: DictionaryObject, boxes: dict[int, Box]) -> None:
        """*boxes*: what is seen of each page that is kept, by its identity."""
        self.named = _named(catalogue)
        self._boxes = boxes

    def is_led_to_by(self, item: DictionaryObject) -> bool:
        """Whether a title of the outline leads to a page, to a place on it or to an address."""
        action = opened(item.get("/A"))
        if isinstance(action, DictionaryObject) and opened(action.get("/S")) == "/URI":
            return not acts_oddly(item)
        target = opened(action.get("/D")) if isinstance(action, DictionaryObject) else opened(item.get("/Dest"))
        return self.is_there(target)

    def is_there(self, target: object) -> bool:
        place = self.page_and_rest(target)
        if place is None:
            return False
        page, *rest = place
        if isinstance(page, int):  # some programs say which page by its number
            return 0 <= page < len(self._boxes)
        box = self._boxes.get(id(page))
        if box is None:
            return False
        left, top = _COORDINATES.get(str(rest[0]) if rest else "", (None, None))
        across, up = (number_of(rest[at + 1]) if at is not None and at + 1 < len(rest) else None for at in (left, top))
        return _is_within(across, box[0], box[2]) and _is_within(up, box[1], box[3])

    def page_and_rest(self, target: object) -> list[object] | None:
        destination = self.named.get(str(target)) if isinstance(target, str) else target
        destination = (
            opened(destination.get("/D")) if isinstance(destination, DictionaryObject) else opened(destination)
        )
        return [opened(one) for one in destination] if isinstance(destination, ArrayObject) and destination else None


def _is_within(number: float | None, least: float, most: float) -> bool:
    return number is None or least - _MARGIN <= number <= most + _MARGIN


def _named(catalogue: DictionaryObject) -> dict[str, PdfObject]:
    """Names that somebody may have chosen, with their places."""
    places: dict[str, PdfObject] = {}
    old = opened(catalogue.get("/Dests"))
    for name, place in old.items() if isinstance(old, DictionaryObject) else ():
        _add(places, str(name), place)
    names = opened(catalogue.get("/Names"))
    ahead = [opened(names.get("/Dests"))] if isinstance(names, DictionaryObject) else []
    visited: set[int] = set()
    while ahead and len(places) < _MOST:
        node = ahead.pop()
        if not isinstance(node, DictionaryObject) or id(node) in visited:
            continue
        visited.add(id(node))
        pairs, kids = opened(node.get("/Names")), opened(node.get("/Kids"))
        if isinstance(pairs, ArrayObject):
            for name, place in zip(pairs[::2], pairs[1::2], strict=False):
                _add(places, str(opened(name)), place)
        ahead += [opened(kid) for kid in kids] if isinstance(kids, ArrayObject) else []
    return places


def _add(places: dict[str, PdfObject], name: str, place: object) -> None:
    destination = opened(place)
    destination = opened(destination.get("/D")) if isinstance(destination, DictionaryObject) else destination
    if isinstance(destination, ArrayObject):
        places.setdefault(name, destination)
