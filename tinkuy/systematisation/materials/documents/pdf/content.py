"""The operators that draw a page of a PDF, written anew by tokens (ISO 32000-2, 7.8.2 and annex A).

No comment stays, no operator that is unknown, no string that is not drawn; of marked content what structure and reading
aloud need. Words, forms and pictures wholly outside of what is shown (the page, a clip, a box) are not written. Runs of
numbers are passed over whole: a map of twenty megabytes takes seconds.
"""

import math
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import batched

from tinkuy.systematisation.materials.documents.matrices import WHOLE, Box, around, multiplied, union

from . import inline_images, marked
from .pieces import Piece, Pieces, settled
from .resources import Resources
from .text import CLIPS, Line, State, all_numbers, both, changed, is_beyond, is_nowhere, narrowed, numbers
from .values import Token, token_at, unescaped
from .words import SHOWS, Words

_OPERATORS = frozenset(
    b"q Q cm w J j M d ri i gs m l c v y h re S s f F f* B B* b b* n W W* BT ET Tc Tw Tz TL Tf Tr Ts Td TD Tm T* Tj TJ "
    b"' \" d0 d1 CS cs SC SCN sc scn G g RG rg K k sh Do BX EX EMC BMC BDC".split()
)
_AFTER_PICTURES = _OPERATORS | {b"BI"}
_AT_A_TIME = 10_000
"""Operations that are held at once: a page may have a million."""
_VALUES = frozenset((b"true", b"false", b"null"))
_USES = {
    b"Do": "/XObject",
    b"gs": "/ExtGState",
    b"Tf": "/Font",
    b"sh": "/Shading",
    b"scn": "/Pattern",
    b"SCN": "/Pattern",
    b"cs": "/ColorSpace",
    b"CS": "/ColorSpace",
}
_OF_NAMES = frozenset(b"Tf gs Do sh cs CS".split())
_INTENTS = frozenset(b"/AbsoluteColorimetric /RelativeColorimetric /Saturation /Perceptual".split())
_PATHS, _ENDS = frozenset(b"m l c v y re".split()), frozenset(b"S s f F f* B B* b b* n".split())
_PAINTS = (_ENDS - {b"n"}) | {b"sh", b"Do", *SHOWS}
_SETS = frozenset(b"Tc Tw Tz TL Ts Tr".split())
_LINES = frozenset(b"BT Tm Td TD T*".split())
_COUNTS = {b"Tm": 6, b"Td": 2, b"TD": 2, b"cm": 6, b'"': 2}
_UNIT: Box = (0, 0, 1, 1)
_LOST = (math.nan,) * 6
_MOST_POINTS = 100_000


@dataclass
class Content:
    """What is written of a stream, packed; which resources it names, by kind; what it paints, with what is shown of it
    and the state that it takes over.
    """

    written: bytes = b""
    used: set[tuple[str, bytes]] = field(default_factory=set)
    painted: dict[bytes, State] = field(default_factory=dict)
    pieces: Pieces = field(default_factory=Pieces)


def rewritten(data: bytes, resources: Resources, state: State) -> Content:
    """*state* is the one at the beginning, with what is seen of it.

    Raises `ValueError` where the tokens cannot be followed, `Refused` where nobody can tell what is drawn.
    """
    return _Writing(data, resources, state).content()


class _Writing:
    def __init__(self, data: bytes, resources: Resources, state: State) -> None:
        self._data, self._held, self._state = data, resources, state
        self._found = Content()
        self._saved: list[State] = []
        self._line = Line()
        self._words = Words(self._line)
        self._path: list[tuple[bytes, list[Token]]] = []
        self._clips = False
        self._cut: list[tuple[bytes | Piece, bool]] = []
        self._cut_at = 0

    def content(self) -> Content:
        packer, operations = zlib.compressobj(), settled(filter(None, self._settled()))
        packed = [packer.compress(b"\n".join(some) + b"\n") for some in batched(operations, _AT_A_TIME)]
        self._found.written = b"".join([*packed, packer.flush()])
        return self._found

    def _settled(self) -> Iterator[bytes | Piece]:
        """What is written, once it is known whether something is painted through letters that only cut it out."""
        for written, operator in self._operations():
            is_cut = operator in SHOWS and self._state.mode == CLIPS and bool(written)
            if not self._cut and not is_cut:
                yield written
                continue
            self._cut_at = self._cut_at if self._cut else len(self._saved)
            self._cut.append((written, is_cut))
            if operator in _PAINTS and not is_cut and written:
                yield from self._released(are_drawn=True)
            elif operator == b"Q" and len(self._saved) < self._cut_at:
                yield from self._released(are_drawn=False)
        yield from self._released(are_drawn=False)

    def _released(self, *, are_drawn: bool) -> list[bytes | Piece]:
        cut, self._cut = self._cut, []
        return [written for written, is_cut in cut if are_drawn or not is_cut]

    def _operations(self) -> Iterator[tuple[bytes | Piece, bytes]]:
        """What is written of each operator, and the operator."""
        operands: list[Token] = []
        place = 0
        while place < len(self._data):
            kind, token, place = token_at(self._data, place)
            if kind == "word" and token not in _VALUES:
                if token == b"BI":
                    image, place = self._picture(place)
                    yield image, b"Do"
                elif token in _OPERATORS:
                    yield self._operation(token, operands), token
                operands = []
            elif kind != "comment" and (kind != "plain" or token.strip(b" \r\n\t\0\f")):
                operands.append((kind, token))
        self._found.pieces.end_all()

    def _picture(self, place: int) -> tuple[bytes, int]:
        image, place, keys = inline_images.rewritten(self._data, place, token_at, _AFTER_PICTURES)
        self._note(is_drawn=not self._is_off(_UNIT))
        if self._is_off(_UNIT):
            return b"", place
        self._found.used |= {("/ColorSpace", unescaped(token)) for token in keys.get(b"/CS", [])}
        return image, place

    def _note(self, *, is_drawn: bool) -> None:
        self._found.pieces.note(draws=is_drawn, loses=not is_drawn)

    def _operation(self, operator: bytes, operands: list[Token]) -> bytes | Piece:
        if operator in (b"BDC", b"BMC"):
            return self._found.pieces.begin(marked.begun(operands, self._held.properties))
        if operator == b"EMC":
            self._found.pieces.end()
        if operator in SHOWS:
            return self._written_words(operator, operands)
        if any(kind in ("string", "dictionary") for kind, _token in operands):
            return b""
        name = next((token for kind, token in reversed(operands) if kind == "name"), None)
        if (operator == b"ri" and name not in _INTENTS) or (operator in _OF_NAMES and name is None):
            return b""
        if name is not None and operator in _USES:
            if not self._names(operator, unescaped(name)):
                return b""
        elif operator != b"ri":
            operands = [(kind, token) for kind, token in operands if kind != "name"]
        self._follow(operator, operands)
        written = b" ".join([*(token.strip() for _kind, token in operands), operator])
        if operator == b"Tf":
            self._state = self._state._replace(set_by=written)
            return b""  # written before the words that it is for
        return (
            self._set_font() + written
            if operator == b"Do" and unescaped(name or b"") in self._found.painted
            else written
        )

    def _names(self, operator: bytes, name: bytes) -> bool:
        """Take note of a resource; False for what is painted where nothing of it is shown."""
        if operator in (b"Do", b"sh"):
            is_drawn = operator == b"sh" or self._paint(name)
            self._note(is_drawn=is_drawn)
            if not is_drawn:
                return False
        if operator == b"Tf":
            self._state = self._state._replace(font=self._held.font(name))
        else:
            self._found.used.add((_USES[operator], name))
        if operator == b"gs":
            self._state = self._held.changed(name, self._state)
        return True

    def _paint(self, name: bytes) -> bool:
        painted, state = self._held.painted(name), self._state
        if painted is None:
            return True
        if self._is_off(painted.box) or (state.filled == 0 and painted.is_whole):
            return False
        if painted.is_form:
            visible = painted.visible_part(state.matrix, state.shown)
            if is_nowhere(visible):
                return False
            within = state._replace(matrix=WHOLE, shown=visible, set_by=b"", written=b"")
            if painted.is_whole:
                within = within._replace(filled=1.0, stroked=1.0)
            self._found.pieces.note(form=name)
            known = self._found.painted.get(name)
            self._found.painted[name] = _together(known, within) if known else within
        return True

    def _is_off(self, box: Box) -> bool:
        return is_beyond(around(box, self._state.matrix), self._state.shown)

    def _written_words(self, operator: bytes, operands: list[Token]) -> bytes:
        """Words; those that go to the next line by themselves are written as two operators."""
        before = b""
        if operator == b'"':
            gaps = numbers(operands, 2)
            word, letter = gaps or (None, None)
            self._state = self._state._replace(word_gap=word, letter_gap=letter)
            before = b"%.5f Tw %.5f Tc\n" % (word, letter) if word is not None and letter is not None else b""
        if operator in (b"'", b'"'):
            before += b"T*\n"
            self._next_line(b"T*", [])
            operands = [one for one in operands if one[0] == "string"]
        operands = [one for one in operands if one[0] != "name"]
        written = self._words.written(operands, self._state)
        is_cut = self._state.mode == CLIPS
        self._found.pieces.note(draws=bool(written) and not is_cut, loses=self._words.has_lost or is_cut)
        return before + self._set_font() + written if written else before.rstrip()

    def _set_font(self) -> bytes:
        """The operator that sets the font, where it was not written yet."""
        state = self._state
        if state.set_by == state.written:
            return b""
        name = unescaped(next(word for word in state.set_by.split() if word.startswith(b"/")))
        self._found.used.add(("/Font", name))
        self._state = state._replace(written=state.set_by)
        return state.set_by + b"\n"

    def _next_line(self, operator: bytes, operands: list[Token]) -> None:
        amounts = numbers(operands, _COUNTS.get(operator, 0))
        if operator == b"TD":
            self._state = self._state._replace(leading=-amounts[1] if amounts else None)
        self._line.follow(operator, amounts, self._state.leading)
        self._words.begin_line()

    def _follow(self, operator: bytes, operands: list[Token]) -> None:
        if operator in _PATHS:
            if len(self._path) < _MOST_POINTS:
                self._path.append((operator, operands))
        elif operator == b"q":
            self._saved.append(self._state)
        elif operator == b"Q" and self._saved:
            self._state = self._saved.pop()
        elif operator == b"cm":
            amounts = numbers(operands, 6)
            matrix = (amounts[0], amounts[1], amounts[2], amounts[3], amounts[4], amounts[5]) if amounts else _LOST
            self._state = self._state._replace(matrix=multiplied(matrix, self._state.matrix))
        elif operator in _LINES:
            self._next_line(operator, operands)
        elif operator in _SETS:
            self._state = changed(self._state, operator, numbers(operands, 1))
        elif operator == b"Tf":
            size = numbers(operands, 1)
            self._state = self._state._replace(size=size[0] if size else None)
        elif operator in (b"W", b"W*"):
            self._clips = True
        elif operator in _ENDS:
            self._found.pieces.note(draws=operator != b"n" and not is_nowhere(self._state.shown))
            if self._clips:
                self._state = self._state._replace(shown=self._clipped())
            self._path, self._clips = [], False

    def _clipped(self) -> Box:
        """What is shown within the path; unchanged where its points cannot be told."""
        points: list[tuple[float, float]] = []
        a, b, c, d, e, f = self._state.matrix
        for operator, operands in self._path:
            corners = all_numbers(operands)
            if operator == b"re" and len(corners) >= 4:
                x, y, wide, high = corners[-4:]
                corners = [x, y, x + wide, y, x, y + high, x + wide, y + high]
            elif not corners or len(corners) % 2:
                return self._state.shown
            points += [(a * x + c * y + e, b * x + d * y + f) for x, y in batched(corners, 2, strict=False)]
        if (
            not points
            or len(self._path) >= _MOST_POINTS
            or not all(math.isfinite(x) and math.isfinite(y) for x, y in points)
        ):
            return self._state.shown
        return narrowed(self._state.shown, points)


def _together(one: State, other: State) -> State:
    """What is known of a form that is painted more than once."""
    return both(one, other)._replace(matrix=WHOLE, shown=union(one.shown, other.shown), set_by=b"", written=b"")
