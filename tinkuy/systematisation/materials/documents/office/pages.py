"""What stands beyond the pages of a Word file, where no print finds it: refused, since programs move it or do not.

A place is told from the page, a margin, a column or a paragraph. Where those are is for the program to reckon, so only
what is beyond wherever they are counts: what is told from a page by more than its size. How far the words of a shape
may run over its edges is reckoned too far rather than too near (ECMA-376, 21.1.2).
"""

import math
import re
from collections.abc import Iterator

from tinkuy.core.errors import Refused
from tinkuy.systematisation.materials.documents import sentences
from tinkuy.systematisation.materials.documents.office.placed import WHOLE, Box, Matrix, around, multiplied

from .namespaces import WORD, Part, children_of, name_of, namespace_of, twips_of, value_of
from .placed import VML, box_of, boxes_of, inside_of

Size = tuple[int, int]
"""Of the largest page, in English metric units."""
_TWIP = 635
_USUAL = 12_240, 15_840
"""Of a page of which nothing is said, in twentieths of a point."""
_MEASURES = {
    "framePr": (("x",), ("y",)),
    "tblpPr": (("tblpX",), ("tblpY",)),
    "ind": (("left", "start", "right", "end", "firstLine", "hanging"), ()),
    "tblInd": (("w",), ()),
}
_TELLING = frozenset(("t", "blip", "imagedata", "textpath"))
_GROUPS = frozenset(("wgp", "grpSp", "wpc"))
_NUMBER = re.compile(r"-?\d{1,12}")


def size_of(document: Part) -> Size:
    """Across and down, each of the page that has most of it."""
    sizes = [element for element in document.iter() if name_of(element) == "pgSz"]
    across, down = ([twips_of(value_of(element, name)) or 0 for element in sizes] for name in ("w", "h"))
    return int(max([*across, 0]) or _USUAL[0]) * _TWIP, int(max([*down, 0]) or _USUAL[1]) * _TWIP


def demand_within(root: Part, size: Size) -> None:
    """Refuse what stands beyond pages of *size*, if it holds words or pictures."""
    for element in root.iter():
        space, name = namespace_of(element), name_of(element)
        if space in WORD and name in _MEASURES:
            is_beyond = _measures_beyond(element, size)
        elif name == "anchor":
            is_beyond = any(_is_beyond(box, far, size) for box, far in _anchored(element, size))
        elif space == VML and name_of(element.getparent()) in ("pict", "object"):
            is_beyond = any(_is_beyond(box, size, size) for box in boxes_of(element))
        else:
            continue
        if is_beyond:
            raise Refused(sentences.BESIDE_THE_PAGE)


def _measures_beyond(element: Part, size: Size) -> bool:
    return any(
        abs(twips_of(value_of(element, name)) or 0) * _TWIP > most
        for names, most in zip(_MEASURES[name_of(element)], size, strict=True)
        for name in names
    )


def _is_beyond(box: Box, far: Size, size: Size) -> bool:
    """Whether *box* is, told from anywhere between nought and *far*."""
    left, top, right, bottom = box
    return left > size[0] or top > size[1] or right + far[0] < 0 or bottom + far[1] < 0


def _anchored(anchor: Part, size: Size) -> Iterator[tuple[Box, Size]]:
    """The boxes with words or pictures in a drawing, from where it is told, and how far that may be from the edge."""
    starts, far = [], []
    for name, most in zip(("positionH", "positionV"), size, strict=True):
        position = next(children_of(anchor, name), None)
        offset = next((_number(element.text or "") for element in children_of(anchor, name, "posOffset")), None)
        if position is None or offset is None:  # aligned with what is on the page
            starts.append(0)
            far.append(most)
        else:
            starts.append(offset)
            far.append(0 if value_of(position, "relativeFrom") == "page" else most)
    extent = next(children_of(anchor, "extent"), None)
    wide, high = ((_number(value_of(extent, name)) or 0) if extent is not None else 0 for name in ("cx", "cy"))
    for box in _within(anchor, (wide, high)):
        yield around(box, (1, 0, 0, 1, starts[0], starts[1])), (far[0], far[1])


def _within(drawing: Part, extent: Size) -> Iterator[Box]:
    """The boxes of *drawing*: of what is in its groups, or the whole of it."""
    whole: Box = 0, 0, *extent
    ahead: list[tuple[Part, Matrix]] = []
    for data in children_of(drawing, "graphic", "graphicData", "*"):
        if name_of(data) in _GROUPS:
            ahead.append((data, WHOLE))
        elif _tells(data):
            yield whole
    while ahead:
        group, matrix = ahead.pop()
        inside = multiplied(inside_of(group), matrix)
        for shape in group:
            if name_of(shape) in _GROUPS:
                ahead.append((shape, inside))
            elif _tells(shape):
                box = box_of(shape)
                yield around(box, inside) if box is not None else whole


def _tells(element: Part) -> bool:
    return any(name_of(one) in _TELLING for one in element.iter())


def _number(words: str) -> int | None:
    return int(words) if _NUMBER.fullmatch(words.strip()) else None


_POINT = 12_700
_USUAL_SIZE, _TITLE = 18 * _POINT, 44 * _POINT
"""The height of letters of which nothing is said: in a box, in a place of the layout."""
_LINE = 1.5
"""The height of a line, in letters."""


def of(shape: Part, box: Box, around: Matrix) -> tuple[float, float]:
    """Across and down, in the places around the groups; a letter is taken to be as wide as it is high."""
    paragraphs = [_length(element) for element in shape.iter() if name_of(element) == "p"]
    if not any(paragraphs):
        return 0.0, 0.0
    letter = _letter(shape)
    wide, high = box[2] - box[0], box[3] - box[1]
    body = next((element for element in shape.iter() if name_of(element) == "bodyPr"), None)
    if body is not None and body.get("wrap") == "none":
        across = max(0.0, max(paragraphs) * letter - wide)
        lines = len(paragraphs)
    else:
        across = max(0.0, letter - wide)
        lines = sum(math.ceil(letters * letter / max(wide, letter)) + 1 for letters in paragraphs)
    down = max(0.0, lines * letter * _LINE - high)
    if _is_turned(shape, body, around):
        return max(across, down), max(across, down)
    return across, down


def _length(paragraph: Part) -> int:
    return sum(len(element.text or "") for element in paragraph.iter() if name_of(element) == "t")


def _letter(shape: Part) -> float:
    """The highest of its letters."""
    sizes = [
        int(element.get("sz", "0")) * _POINT / 100 for element in shape.iter() if element.get("sz", "").isdecimal()
    ]
    is_place = any(True for _place in children_of(shape, "nvSpPr", "nvPr", "ph"))
    return max([*sizes, _TITLE if is_place else _USUAL_SIZE])


def _is_turned(shape: Part, body: Part | None, around: Matrix) -> bool:
    frame = next(children_of(shape, "spPr", "xfrm"), None)
    is_turned = frame is not None and frame.get("rot", "0") != "0"
    is_vertical = body is not None and body.get("vert", "horz") != "horz"
    return is_turned or is_vertical or around[1] != 0 or around[2] != 0
