"""How far the words of a shape may run over its edges: reckoned too far rather than too near (ECMA-376, 21.1.2)."""

import math

from tinkuy.systematisation.materials.documents.matrices import Box, Matrix

from .elements import Part, children_of, name_of

_POINT = 12_700
_USUAL, _TITLE = 18 * _POINT, 44 * _POINT
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
    return max([*sizes, _TITLE if is_place else _USUAL])


def _is_turned(shape: Part, body: Part | None, around: Matrix) -> bool:
    frame = next(children_of(shape, "spPr", "xfrm"), None)
    is_turned = frame is not None and frame.get("rot", "0") != "0"
    is_vertical = body is not None and body.get("vert", "horz") != "horz"
    return is_turned or is_vertical or around[1] != 0 or around[2] != 0
