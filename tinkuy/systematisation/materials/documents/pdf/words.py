"""The operators that show words (ISO 32000-2, 9.4.3), written with those of their strings of which something is drawn.

What goes leaves the step that it made, where later words of the line stand after it; never a step by itself, which
would tell how long it was.
"""

import math
import re

from tinkuy.core.errors import Refused
from tinkuy.systematisation.materials.documents import sentences

from .text import INVISIBLE, Line, State, advance, all_numbers
from .values import Token

SHOWS = frozenset((b"Tj", b"TJ", b"'", b'"'))
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_MEANT = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}
_BRACKETS = re.compile(rb"[\[\]\s\0]+")
_EM = 1000
_FILLED, _STROKED = frozenset((0, 2, 4, 6)), frozenset((1, 2, 5, 6))
_PAINTED = _FILLED | _STROKED


class Words:
    """What is shown on one *line* of a stream; `_owed` is the step that what was left out made."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._owed = 0.0
        self._steps: list[bytes] = []
        self._has_left_out = False
        self.has_lost = False
        """Whether some of the words that were written last were left out."""

    def begin_line(self) -> None:
        self._owed, self._steps, self._has_left_out = 0.0, [], False

    def written(self, operands: list[Token], state: State) -> bytes:
        """The strings and steps of a `Tj` or `TJ` that stay, and its operator; nothing where no string does."""
        operators: list[bytes] = []
        has_words = self.has_lost = False
        for kind, token in operands:
            if kind == "plain":
                self._step(token, state)
            elif kind == "string":
                least, most = advance(state, unpacked(token))
                if self._is_unseen(state, least, most):
                    self.has_lost = True
                    self._leave_out(least, most)
                else:
                    operators += [*self._steps_before(state), token]
                    has_words = True
                self._line.go(least, most)
        if not has_words:
            self._has_left_out |= bool(self._steps)  # they are of the size that holds here
            return b""
        if not self._has_left_out:
            operators, self._steps = operators + self._steps, []
        return b"[" + b" ".join(operators) + b"] TJ"

    def _step(self, token: bytes, state: State) -> None:
        """Numbers between strings: they stand as they are, or in one with what was left out."""
        raw = _BRACKETS.sub(b" ", token).strip()
        if not raw:
            return
        amounts = all_numbers([("plain", token)])
        scale = _scale(state)
        step = -math.fsum(amounts) / _EM * scale if amounts and scale is not None else None
        self._line.go(*((-math.inf, math.inf) if step is None else (step, step)))
        self._steps.append(raw)
        self._owed += math.nan if step is None else step

    def _leave_out(self, least: float, most: float) -> None:
        self._has_left_out = True
        self._owed += least if least == most else math.nan

    def _steps_before(self, state: State) -> list[bytes]:
        """What goes before a string that is shown; raises `Refused` where nobody can tell where it stands."""
        steps, owed, has_left_out = self._steps, self._owed, self._has_left_out
        self.begin_line()
        if not has_left_out:
            return steps
        scale = _scale(state)
        if not math.isfinite(owed) or not scale:
            raise Refused(sentences.odd_page())
        return [b"%.4f" % (-owed * _EM / scale)]

    def _is_unseen(self, state: State, least: float, most: float) -> bool:
        font, mode = state.font, state.mode
        if font is None or not font.is_drawn:  # letters that are pictures are painted as these say
            is_clear = (mode not in _FILLED or state.filled == 0) and (mode not in _STROKED or state.stroked == 0)
            if mode == INVISIBLE or (mode in _PAINTED and is_clear):
                return True
        return self._line.is_collapsed(state) or self._line.is_beyond(state, least, most)


def unpacked(token: bytes) -> bytes:
    """The bytes that a string stands for."""
    if token.startswith(b"<"):
        digits = re.sub(rb"[^0-9A-Fa-f]", b"", token)
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
    return _ESCAPED.sub(_meant, token[1:-1]) if b"\\" in token else token[1:-1]


def _meant(match: re.Match[bytes]) -> bytes:
    name = match[1]
    return bytes((int(name, 8) & 0xFF,)) if name[:1].isdigit() else _MEANT.get(name, name)


def _scale(state: State) -> float | None:
    return None if state.size is None or state.stretch is None else state.size * state.stretch
