"""Where words of a PDF stand on their page, and whether anything of them is drawn (ISO 32000-2, 8.4 and 9.3 to 9.4)."""

import math
import re
from typing import NamedTuple

from tinkuy.systematisation.materials.documents.matrices import WHOLE, Box, Matrix, around, multiplied, within

from .fonts import UNKNOWN, Font

_BETWEEN = re.compile(rb"[\[\]\0]")
_MARGIN = 2
"""Units that a letter may lean over the point it stands at."""
EVERYWHERE: Box = (-1e9, -1e9, 1e9, 1e9)
NOWHERE: Box = (0, 0, 0, 0)
INVISIBLE, CLIPS = 3, 7
"""The modes of letters of which nothing is painted, and of those that only cut out what is painted after them."""


class State(NamedTuple):
    """What `q` keeps and `Q` brings back; None for what is not known, since it is taken over from elsewhere."""

    matrix: Matrix = WHOLE
    shown: Box = EVERYWHERE
    font: Font | None = UNKNOWN
    size: float | None = None
    letter_gap: float | None = 0.0
    word_gap: float | None = 0.0
    stretch: float | None = 1.0
    leading: float | None = 0.0
    rise: float | None = 0.0
    mode: int | None = 0
    filled: float | None = 1.0
    stroked: float | None = 1.0
    set_by: bytes = b""
    """The operator that sets the font; it is written before words that are set in it."""
    written: bytes = b""


TAKEN_OVER = State(WHOLE, EVERYWHERE, None, None, None, None, None, None, None, None, None, None)
"""Of what is painted from several places of which each has its own."""


def both(one: State, other: State) -> State:
    """What is alike in two states."""
    return State._make(a if a == b else c for a, b, c in zip(one, other, TAKEN_OVER, strict=True))


def numbers(operands: list[tuple[str, bytes]], count: int) -> list[float] | None:
    """The last *count* numbers; None where there are fewer."""
    values = all_numbers(operands)
    return values[len(values) - count :] if 0 < count <= len(values) else None


def all_numbers(operands: list[tuple[str, bytes]]) -> list[float]:
    """Those that stand beside one another or in a row; none where one of them is odd."""
    words = _BETWEEN.sub(b" ", b" ".join(token for kind, token in operands if kind == "plain")).split()
    try:
        return [float(word) for word in words]
    except ValueError:
        return []


def is_beyond(box: Box, visible: Box) -> bool:
    """Whether *box* is wholly outside of *visible*, with a margin; never where it cannot be reckoned."""
    if not all(map(math.isfinite, box)):
        return False
    is_apart = box[2] < visible[0] - _MARGIN or box[0] > visible[2] + _MARGIN
    return is_apart or box[3] < visible[1] - _MARGIN or box[1] > visible[3] + _MARGIN or is_nowhere(visible)


def is_nowhere(box: Box) -> bool:
    return box[0] >= box[2] or box[1] >= box[3]


def narrowed(box: Box, points: list[tuple[float, float]]) -> Box:
    """What is left of *box* within the least box around *points*."""
    across, up = zip(*points, strict=True)
    return within(box, (min(across), min(up), max(across), max(up)))


class Line:
    """The line that is written on: where it begins, if that is known, and how far along it the next letter stands."""

    def __init__(self) -> None:
        self._begin: Matrix | None = WHOLE
        self._least = self._most = 0.0

    def begin(self, matrix: Matrix | None) -> None:
        self._begin, self._least, self._most = matrix, 0.0, 0.0

    def move(self, across: float, up: float | None) -> None:
        is_known = self._begin is not None and up is not None
        self.begin(multiplied((1, 0, 0, 1, across, up or 0.0), self._begin) if is_known and self._begin else None)

    def go(self, least: float, most: float) -> None:
        self._least, self._most = self._least + min(least, most), self._most + max(least, most)

    def follow(self, operator: bytes, amounts: list[float] | None, leading: float | None) -> None:
        """An operator that begins another line, with its numbers, if they can be read."""
        if operator == b"BT":
            self.begin(WHOLE)
        elif operator == b"Tm":
            self.begin((amounts[0], amounts[1], amounts[2], amounts[3], amounts[4], amounts[5]) if amounts else None)
        elif operator in (b"Td", b"TD"):
            self.move(*amounts) if amounts else self.begin(None)
        else:
            self.move(0.0, None if leading is None else -leading)

    def is_collapsed(self, state: State) -> bool:
        """Whether letters have no height, or no width."""
        a, b, c, d, _e, _f = multiplied(self._begin, state.matrix) if self._begin else WHOLE
        return state.size == 0 or state.stretch == 0 or a * d - b * c == 0

    def is_beyond(self, state: State, least: float, most: float) -> bool:
        """Whether words that go between *least* and *most* from here are wholly outside of what is shown."""
        font, size = state.font, state.size
        if is_nowhere(state.shown):
            return True
        if self._begin is None or font is None or font.reach is None or size is None:
            return False
        if state.rise is None or state.stretch is None or not math.isfinite(self._most - self._least + most - least):
            return False
        across = sorted(side * size * state.stretch for side in (font.reach[0], font.reach[2]))
        up = sorted(side * size for side in (font.reach[1], font.reach[3]))
        start, end = min(self._least, self._least + least), max(self._most, self._most + most)
        box = start + min(across[0], 0), up[0] + state.rise, end + max(across[1], 0), up[1] + state.rise
        return is_beyond(around(box, multiplied(self._begin, state.matrix)), state.shown)


def advance(state: State, words: bytes) -> tuple[float, float]:
    """The least and the most that *words* go along the line, in its own units."""
    font, size, letter, word, stretch = state.font, state.size, state.letter_gap, state.word_gap, state.stretch
    if font is None or size is None or letter is None or word is None or stretch is None:
        return -math.inf, math.inf
    least, most = (one * size for one in font.width(words))
    letters = len(words) // font.each if font.each else None
    gap = letter * (letters or 0) + (word * words.count(b" ") if font.each < 2 else 0.0)
    if letters is None:  # as few as one for all, as many as bytes
        least, most = least + min(0.0, letter * len(words)), most + max(0.0, letter * len(words))
    ends = sorted(((least + gap) * stretch, (most + gap) * stretch))
    return ends[0], ends[1]


def changed(state: State, operator: bytes, amounts: list[float] | None) -> State:
    """The state after an operator that sets a number of the words."""
    value = amounts[0] if amounts else None
    if operator == b"Tr":
        return state._replace(mode=None if value is None else int(value))
    if operator == b"Tz":
        return state._replace(stretch=None if value is None else value / 100)
    if operator == b"TL":
        return state._replace(leading=value)
    if operator == b"Ts":
        return state._replace(rise=value)
    return state._replace(letter_gap=value) if operator == b"Tc" else state._replace(word_gap=value)
