"""Values of a PDF as Python has them, where what refers to another object is followed; and the tokens of a stream.

Tokens are those of a stream of operators (ISO 32000-2, 7.2).
"""

import math
import re

from pypdf.generic import ArrayObject

from tinkuy.systematisation.materials.documents.matrices import WHOLE, Box, Matrix


def opened(value: object) -> object:
    return value.get_object() if hasattr(value, "get_object") else value


def number_of(value: object) -> float | None:
    plain = opened(value)
    if isinstance(plain, bool) or not isinstance(plain, (int, float)):
        return None
    return float(plain) if math.isfinite(plain) else None


def box_of(value: object) -> Box | None:
    numbers = _numbers(value, 4)
    if numbers is None:
        return None
    a, b, c, d = numbers
    return min(a, c), min(b, d), max(a, c), max(b, d)


def matrix_of(value: object) -> Matrix:
    numbers = _numbers(value, 6)
    if numbers is None:
        return WHOLE
    a, b, c, d, e, f = numbers
    return a, b, c, d, e, f


def _numbers(value: object, count: int) -> list[float] | None:
    plain = opened(value)
    if not isinstance(plain, ArrayObject) or len(plain) != count:
        return None
    return [float(opened(one)) for one in plain]  # type: ignore[arg-type]


Token = tuple[str, bytes]
"""What it is, and its bytes."""
TOKEN = re.compile(
    rb"(?P<plain>[\d\s.+\-\[\]\0]+)|(?P<word>[A-Za-z'\"][^\s\0()<>\[\]{}/%]*)|(?P<name>/[^\s\0()<>\[\]{}/%]*)"
    rb"|(?P<string>\((?:[^()\\]++|\\.)*+\)|<(?!<)[^<>]*>)|(?P<dictionary><<|>>)|(?P<comment>%[^\r\n]*)|(?P<nested>\()"
    rb"|(?P<odd>.)",
    re.DOTALL,
)
_IN_STRINGS = re.compile(rb"\\.|[()]", re.DOTALL)
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")


def token_at(data: bytes, place: int) -> tuple[str, bytes, int]:
    """Kind, bytes, and where the next begins."""
    match = TOKEN.match(data, place)
    if match is None or match.lastgroup is None:
        raise ValueError(place)
    if match.lastgroup == "nested":
        end = _end_of_string(data, place)
        return "string", data[place:end], end
    kind = "comment" if match.lastgroup == "odd" else match.lastgroup
    return kind, match.group(), match.end()


def unescaped(name: bytes) -> bytes:
    return _ESCAPED.sub(lambda match: bytes((int(match[1], 16),)), name)


def _end_of_string(data: bytes, place: int) -> int:
    depth = 0
    for match in _IN_STRINGS.finditer(data, place):
        depth += {b"(": 1, b")": -1}.get(match.group(), 0)
        if depth == 0:
            return match.end()
    raise ValueError(place)
