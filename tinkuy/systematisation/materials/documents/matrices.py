"""Places and boxes after a matrix, as drawings of office files have them."""

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
