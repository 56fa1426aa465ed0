"""What lies beside a slide, where no show and no print finds it: drafts and notes are parked there."""

import math
from collections.abc import Iterator

from .elements import Part, children_of, name_of

Size = tuple[int, int]
"""Of all slides of a presentation, in English metric units."""
_PLACED = (("spPr", "xfrm"), ("xfrm",), ("grpSpPr", "xfrm"))


def size_of(presentation: Part) -> Size | None:
    return next((_pair(found, "cx", "cy") for found in children_of(presentation, "sldSz")), None)


def beside(slide: Part, size: Size | None) -> Iterator[Part]:
    """Shapes wholly beyond the edges, however they are turned. What moves may come in: then all of them stay."""
    if size is None or any(name_of(found) == "timing" for found in slide):
        return
    for shape in children_of(slide, "cSld", "spTree", "*"):
        box = next((found for path in _PLACED for found in children_of(shape, *path)), None)
        if box is not None and _is_beyond(box, size):
            yield shape


def _is_beyond(box: Part, size: Size) -> bool:
    starts = [_pair(found, "x", "y") for found in children_of(box, "off")]
    lengths = [_pair(found, "cx", "cy") for found in children_of(box, "ext")]
    if not starts or not lengths:
        return False
    start, length, reach = starts[0], lengths[0], math.hypot(*lengths[0]) / 2
    middles = [place + extent / 2 for place, extent in zip(start, length, strict=True)]
    return any(middle + reach < 0 or middle - reach > edge for middle, edge in zip(middles, size, strict=True))


def _pair(found: Part, one: str, other: str) -> Size:
    return int(found.get(one, "0")), int(found.get(other, "0"))
