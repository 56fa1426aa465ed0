"""Places and boxes after a matrix, as PDF and drawings of office files have them (ISO 32000-2, 8.3.4)."""

import math

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]
"""Two corners: the lesser numbers, the greater ones."""
WHOLE: Matrix = (1, 0, 0, 1, 0, 0)


def multiplied(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def inverted(matrix: Matrix) -> Matrix | None:
    a, b, c, d, e, f = matrix
    area = a * d - b * c
    if not math.isfinite(area) or abs(area) < 1e-12:
        return None
    return d / area, -b / area, -c / area, a / area, (c * f - d * e) / area, (b * e - a * f) / area


def around(box: Box, matrix: Matrix) -> Box:
    """The least upright box around *box* after *matrix*."""
    a, b, c, d, e, f = matrix
    points = [(a * x + c * y + e, b * x + d * y + f) for x in (box[0], box[2]) for y in (box[1], box[3])]
    across, up = zip(*points, strict=True)
    return min(across), min(up), max(across), max(up)


def within(one: Box, other: Box) -> Box:
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def union(one: Box, other: Box) -> Box:
    """The least box around both."""
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])
