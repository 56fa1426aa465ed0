"""Places on a page: boxes of the file and of the picture, and maps of which are taken."""

import math
from collections.abc import Callable, Iterator

import pypdfium2 as pdfium

Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""
Points = tuple[int, int, int, int]
"""Left, upper, right, lower."""
TAKEN = b"\xff"
CONTRAST = 24
"""By how much of 255 a point has to differ from another to be seen."""


def placing(page: pdfium.PdfPage) -> Callable[[Box], Box]:
    """Where a box of the file's page lies on the printed one: upright, its lower left corner at 0, 0."""
    left, bottom, right, top = page.get_bbox()
    turned: dict[int, Callable[[Box], Box]] = {
        0: lambda box: (box[0] - left, box[1] - bottom, box[2] - left, box[3] - bottom),
        90: lambda box: (box[1] - bottom, right - box[2], box[3] - bottom, right - box[0]),
        180: lambda box: (right - box[2], top - box[3], right - box[0], top - box[1]),
        270: lambda box: (top - box[3], box[0] - left, top - box[1], box[2] - left),
    }
    return turned[page.get_rotation()]


def meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def points_of(box: Box, rim: float, per_point: float, extent: tuple[int, int]) -> Points:
    """*box* without a rim, a part of its shorter side, in points of a picture of *extent*; one point at least."""
    wide, high = extent
    rim *= min(box[2] - box[0], box[3] - box[1])
    left = int(min(max((box[0] + rim) * per_point, 0), wide - 1))
    lower = int(min(max((box[1] + rim) * per_point, 0), high - 1))
    right = math.ceil(min(max((box[2] - rim) * per_point, left + 1), wide))
    upper = math.ceil(min(max((box[3] - rim) * per_point, lower + 1), high))
    return left, high - upper, right, high - lower


class Places:
    """A map of a page, a byte for each point: which are taken."""

    def __init__(self, extent: tuple[int, int], points: bytes = b"") -> None:
        self.extent = extent
        self._points = bytearray(points or extent[0] * extent[1])

    def take(self, box: Points) -> None:
        for start, end in self._rows(box):
            self._points[start:end] = TAKEN * (end - start)

    def has_taken(self, box: Points) -> bool:
        return any(TAKEN in self._points[start:end] for start, end in self._rows(box))

    def share(self, box: Points) -> float:
        """How much of *box* is taken, by every second row."""
        rows = [*self._rows(box)][::2]
        return sum(self._points.count(TAKEN, start, end) for start, end in rows) / (len(rows) * (box[2] - box[0]))

    def _rows(self, box: Points) -> Iterator[tuple[int, int]]:
        wide = self.extent[0]
        first, width = box[1] * wide + box[0], box[2] - box[0]
        return ((start, start + width) for start in range(first, first + (box[3] - box[1]) * wide, wide))
