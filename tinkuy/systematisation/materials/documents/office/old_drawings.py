"""Where shapes of the drawings of before stand (VML; ECMA-376, part 4, 19.1.2): in styles, with units."""

import re
from collections.abc import Iterator

from tinkuy.systematisation.materials.documents.matrices import WHOLE, Box, Matrix, around, multiplied

from .namespaces import Part, name_of, namespace_of

VML = "urn:schemas-microsoft-com:vml"
_UNITS = {"pt": 12_700, "in": 914_400, "cm": 360_000, "mm": 36_000, "pc": 152_400, "px": 9_525, "": 9_525, "emu": 1}
_LENGTH = re.compile(r"(-?\d{0,9}(?:\.\d{0,9})?)\s?([a-z]*)", re.IGNORECASE)
_TELLING = frozenset(("t", "imagedata", "textpath"))
Pair = tuple[float, float]


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
        size, origin = _pair(shape.get("coordsize"), (1000, 1000)), _pair(shape.get("coordorigin"), (0, 0))
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


def _pair(words: str | None, usual: Pair) -> Pair:
    parts = (words or "").split(",")
    try:
        return float(parts[0]), float(parts[1])
    except (IndexError, ValueError):
        return usual
