"""Where words of a PDF stand on their page (ISO 32000-2, 9.4)."""

import math
import re

from tinkuy.systematisation.materials.documents.matrices import WHOLE, Box, Matrix, around, multiplied

_BETWEEN = re.compile(rb"[\[\]\0]")
_MARGIN = 2
"""Units that a letter may lean over the point it stands at."""


def numbers(operands: list[tuple[str, bytes]], count: int) -> Matrix | None:
    """The last *count* numbers, made six by zeros; None where there are fewer."""
    told = all_numbers(operands)
    told = told[len(told) - count :] if 0 < count <= len(told) else []
    if not told:
        return None
    a, b, c, d, e, f = (*told, *[0.0] * (6 - count))
    return a, b, c, d, e, f


def all_numbers(operands: list[tuple[str, bytes]]) -> list[float]:
    """Those that stand beside one another or in a row; none where one of them is odd."""
    words = _BETWEEN.sub(b" ", b" ".join(token for kind, token in operands if kind == "plain")).split()
    try:
        return [float(word) for word in words]
    except ValueError:
        return []


class Text:
    """The line that is written on, the height of its letters, and how far it may have gone."""

    def __init__(self) -> None:
        self._line = WHOLE
        self._leading = 0.0
        self._gone = 0.0
        self._spaces = {b"Tc": 0.0, b"Tw": 0.0}
        self._is_turned = False
        self.size = 1.0

    def follow(self, operator: bytes, operands: list[tuple[str, bytes]]) -> None:
        told = (
            numbers(
                operands,
                {b"Tm": 6, b"Td": 2, b"TD": 2, b"TL": 1, b"Tf": 1, b"Tc": 1, b"Tw": 1, b"Tz": 1}.get(operator, 0),
            )
            or WHOLE
        )
        if operator == b"BT":
            self._set(WHOLE)
        elif operator == b"Tm":
            self._set(told)
        elif operator in (b"Td", b"TD"):
            self._leading = -told[1] if operator == b"TD" else self._leading
            self._move(told[0], told[1])
        elif operator == b"TL":
            self._leading = told[0]
        elif operator == b"Tf":
            self.size = told[0]
        elif operator in self._spaces:
            self._spaces[operator] = abs(told[0])
        elif operator == b"Tz":
            self._is_turned = told[0] < 0
        elif operator in (b"T*", b"'", b'"'):
            self._move(0, -self._leading)

    def is_outside(self, shown: Box, matrix: Matrix, length: int, steps: float) -> bool:
        """Whether words of *length* bytes are wholly outside, with *steps* between them, in thousandths of a letter.

        Each byte is taken for as wide as two letters: only what cannot reach the page counts as outside.
        """
        self._gone += (2 * length + steps / 1000) * abs(self.size) + length * sum(self._spaces.values())
        place = multiplied(self._line, matrix)
        height = 1.5 * abs(self.size)
        before = self._gone + height if self._is_turned or self.size < 0 else height / 3
        reach = around((-before, -height, self._gone + height, height), place)
        if not all(map(math.isfinite, reach)):
            return False
        left, bottom, right, top = shown
        return (
            reach[2] < left - _MARGIN
            or reach[0] > right + _MARGIN
            or reach[3] < bottom - _MARGIN
            or reach[1] > top + _MARGIN
        )

    def _set(self, line: Matrix) -> None:
        self._line, self._gone = line, 0.0

    def _move(self, across: float, up: float) -> None:
        self._set(multiplied((1, 0, 0, 1, across, up), self._line))
