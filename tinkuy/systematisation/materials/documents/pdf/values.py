"""Values of a PDF as Python has them; what refers to another object is followed."""

import math

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
