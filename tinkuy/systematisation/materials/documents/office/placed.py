"""Where shapes of DrawingML stand, in groups that scale, turn and flip what is in them (ECMA-376, part 1, 20.1.7)."""

import math

from tinkuy.systematisation.materials.documents.matrices import WHOLE, Box, Matrix, multiplied

from .namespaces import Part, children_of

_PLACED = (("spPr", "xfrm"), ("xfrm",), ("grpSpPr", "xfrm"))
_TURN = 60_000
"""Parts of a degree."""
Pair = tuple[float, float]


def frame_of(shape: Part) -> Part | None:
    """Its `xfrm`, if it has one of its own."""
    return next((element for path in _PLACED for element in children_of(shape, *path)), None)


def box_of(shape: Part) -> Box | None:
    """Left, top, right, bottom of *shape* before it is turned, as the group around it reckons."""
    frame = frame_of(shape)
    start, length = _pair(frame, "off", "x", "y"), _pair(frame, "ext", "cx", "cy")
    if start is None or length is None:
        return None
    return start[0], start[1], start[0] + length[0], start[1] + length[1]


def whole_of(shape: Part, box: Box, around: Matrix) -> tuple[Pair, Pair]:
    """The middle of *shape* in the groups *around* it, and how far it reaches from there, across and down."""
    middle = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    wide, high = (box[2] - box[0]) / 2, (box[3] - box[1]) / 2
    a, b, c, d, e, f = multiplied(_turned(frame_of(shape), *middle), around)
    x, y = middle
    return (a * x + c * y + e, b * x + d * y + f), (abs(a) * wide + abs(c) * high, abs(b) * wide + abs(d) * high)


def inside_of(group: Part) -> Matrix:
    """From the places of what is in *group* to those around it."""
    frame = frame_of(group)
    box = box_of(group)
    start, length = _pair(frame, "chOff", "x", "y"), _pair(frame, "chExt", "cx", "cy")
    if frame is None or box is None or start is None or length is None:
        return WHOLE
    across, down = (
        (box[2] - box[0]) / length[0] if length[0] else 1.0,
        (box[3] - box[1]) / length[1] if length[1] else 1.0,
    )
    scaled = across, 0.0, 0.0, down, box[0] - start[0] * across, box[1] - start[1] * down
    return multiplied(scaled, _turned(frame, (box[0] + box[2]) / 2, (box[1] + box[3]) / 2))


def _turned(frame: Part | None, x: float, y: float) -> Matrix:
    """As *frame* says that what has its middle at *x* and *y* is turned and flipped."""
    if frame is None:
        return WHOLE
    turn = math.radians(int(frame.get("rot", "0")) / _TURN)
    flip_across, flip_down = (-1 if frame.get(name) in ("1", "true") else 1 for name in ("flipH", "flipV"))
    cosine, sine = math.cos(turn), math.sin(turn)
    turned = (flip_across * cosine, flip_across * sine, -flip_down * sine, flip_down * cosine, 0.0, 0.0)
    return multiplied(multiplied((1, 0, 0, 1, -x, -y), turned), (1, 0, 0, 1, x, y))


def _pair(frame: Part | None, name: str, one: str, other: str) -> Pair | None:
    element = None if frame is None else next(children_of(frame, name), None)
    return None if element is None else (int(element.get(one, "0")), int(element.get(other, "0")))
