"""Where shapes stand: those of DrawingML, in groups that scale, turn and flip what is in them (ECMA-376, part 1,
20.1.7); and those of the drawings of before, in styles with units (VML; part 4, 19.1.2).
"""

import math
import re
from collections.abc import Iterator

from .namespaces import Part, children_of, name_of, namespace_of

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]
"""Two corners: the lesser numbers, the greater ones."""
WHOLE: Matrix = (1, 0, 0, 1, 0, 0)


def multiplied(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def around(box: Box, matrix: Matrix) -> Box:
    """The least upright box around *box* after *matrix*."""
    a, b, c, d, e, f = matrix
    points = [(a * x + c * y + e, b * x + d * y + f) for x in (box[0], box[2]) for y in (box[1], box[3])]
    across, up = zip(*points, strict=True)
    return min(across), min(up), max(across), max(up)


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


VML = "urn:schemas-microsoft-com:vml"
_UNITS = {"pt": 12_700, "in": 914_400, "cm": 360_000, "mm": 36_000, "pc": 152_400, "px": 9_525, "": 9_525, "emu": 1}
_LENGTH = re.compile(r"(-?\d{0,9}(?:\.\d{0,9})?)\s?([a-z]*)", re.IGNORECASE)
_TELLING = frozenset(("t", "imagedata", "textpath"))


def boxes_of(shape: Part) -> Iterator[Box]:
    """Of what has words or a picture in *shape*, from where it is told, in English metric units; none in a line."""
    if _styles(shape).get("position", "").strip() == "absolute":
        yield from _boxes(shape, WHOLE, is_outermost=True)


def _boxes(shape: Part, matrix: Matrix, *, is_outermost: bool) -> Iterator[Box]:
    styles = _styles(shape)
    unit = None if is_outermost else 1.0
    left, top = (_length(styles, name, unit) + _length(styles, f"margin-{name}", unit) for name in ("left", "top"))
    wide, high = (_length(styles, name, unit) for name in ("width", "height"))
    if name_of(shape) == "group":
        size, origin = (
            _pair_of_numbers(shape.get("coordsize"), (1000, 1000)),
            _pair_of_numbers(shape.get("coordorigin"), (0, 0)),
        )
        across, down = (extent / most if most else 1.0 for extent, most in zip((wide, high), size, strict=True))
        inside = multiplied((across, 0, 0, down, left - origin[0] * across, top - origin[1] * down), matrix)
        for child in shape:
            if namespace_of(child) == VML:
                yield from _boxes(child, inside, is_outermost=False)
    elif any(name_of(one) in _TELLING for one in shape.iter()):
        yield around((left, top, left + wide, top + high), matrix)


def _styles(shape: Part) -> dict[str, str]:
    pairs = (one.partition(":") for one in shape.get("style", "").split(";"))
    return {name.strip().casefold(): value.strip() for name, _colon, value in pairs}


def _length(styles: dict[str, str], name: str, unit: float | None) -> float:
    match = _LENGTH.fullmatch(styles.get(name, ""))
    if match is None or match[1] in ("", "-", ".", "-."):
        return 0.0
    return float(match[1]) * (unit if unit is not None else _UNITS.get(match[2].casefold(), 0))


def _pair_of_numbers(words: str | None, usual: Pair) -> Pair:
    parts = (words or "").split(",")
    try:
        return float(parts[0]), float(parts[1])
    except (IndexError, ValueError):
        return usual
