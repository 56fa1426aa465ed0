"""The operators that draw a page of a PDF, written anew by tokens (ISO 32000-2, 7.8.2 and annex A).

No comment stays, no operator that is unknown, no string that is not drawn; of marked content what structure and reading
aloud need. Words wholly outside of what is shown of the page are not written. Runs of numbers are passed over whole: a
map of twenty megabytes takes seconds.
"""

import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import batched

from tinkuy.systematisation.materials.documents.matrices import WHOLE, Box, Matrix, multiplied

from . import inline_images, marked
from .text import Text, all_numbers, numbers

_OPERATORS = frozenset(
    b"q Q cm w J j M d ri i gs m l c v y h re S s f F f* B B* b b* n W W* BT ET Tc Tw Tz TL Tf Tr Ts Td TD Tm T* Tj TJ "
    b"' \" d0 d1 CS cs SC SCN sc scn G g RG rg K k sh Do BX EX EMC BMC BDC".split()
)
_SHOWS = frozenset((b"Tj", b"TJ", b"'", b'"'))
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
}
TOKEN = re.compile(
    rb"(?P<plain>[\d\s.+\-\[\]\0]+)|(?P<word>[A-Za-z'\"][^\s\0()<>\[\]{}/%]*)|(?P<name>/[^\s\0()<>\[\]{}/%]*)"
    rb"|(?P<string>\((?:[^()\\]++|\\.)*+\)|<(?!<)[^<>]*>)|(?P<dictionary><<|>>)|(?P<comment>%[^\r\n]*)|(?P<nested>\()"
    rb"|(?P<odd>.)",
    re.DOTALL,
)
_IN_STRINGS = re.compile(rb"\\.|[()]", re.DOTALL)
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
Token = tuple[str, bytes]


@dataclass
class Content:
    """What is written of a stream, packed; which resources it names, by kind; where it paints which form."""

    written: bytes = b""
    used: set[tuple[str, bytes]] = field(default_factory=set)
    painted: list[tuple[bytes, Matrix]] = field(default_factory=list)


def rewritten(data: bytes, properties: Callable[[bytes], marked.Properties], shown: Box | None) -> Content:
    """*properties* are those of a resource by its name; *shown* is what is seen, None where nobody can tell.

    Raises `ValueError` where the tokens cannot be followed.
    """
    return _Writing(data, properties, shown).content()


class _Writing:
    def __init__(self, data: bytes, properties: Callable[[bytes], marked.Properties], shown: Box | None) -> None:
        self._data, self._properties, self._shown = data, properties, shown
        self._found = Content()
        self._matrix, self._kept = WHOLE, list[tuple[Matrix, float]]()
        self._text = Text()

    def content(self) -> Content:
        packer, operations = zlib.compressobj(), self._operations()
        packed = [packer.compress(b"\n".join(some) + b"\n") for some in batched(operations, _AT_A_TIME)]
        self._found.written = b"".join([*packed, packer.flush()])
        return self._found

    def _operations(self) -> Iterator[bytes]:
        operands: list[Token] = []
        place = 0
        while place < len(self._data):
            kind, token, place = token_at(self._data, place)
            if kind == "word" and token not in _VALUES:
                if token == b"BI":
                    image, place = inline_images.rewritten(self._data, place, token_at)
                    yield image
                elif token in _OPERATORS:
                    yield self._operation(token, operands)
                operands = []
            elif kind != "comment" and (kind != "plain" or token.strip(b" \r\n\t\0\f")):
                operands.append((kind, token))

    def _operation(self, operator: bytes, operands: list[Token]) -> bytes:
        if operator in (b"BDC", b"BMC"):
            return marked.rewritten(operands, self._properties)
        has_words = any(kind in ("string", "dictionary") for kind, _token in operands)
        if has_words and operator not in _SHOWS:
            return b""
        self._follow(operator, operands)
        if operator in _SHOWS and self._is_unseen(operands):
            return b"T*" if operator in (b"'", b'"') else b""
        return b" ".join([*(token.strip() for _kind, token in operands), operator])

    def _follow(self, operator: bytes, operands: list[Token]) -> None:
        named = [token for kind, token in operands if kind == "name"]
        if operator in _USES and named:
            self._found.used.add((_USES[operator], unescaped(named[-1])))
        if operator == b"Do" and named:
            self._found.painted.append((unescaped(named[-1]), self._matrix))
        elif operator == b"q":
            self._kept.append((self._matrix, self._text.size))
        elif operator == b"Q" and self._kept:
            self._matrix, self._text.size = self._kept.pop()
        elif operator == b"cm":
            told = numbers(operands, 6)
            self._matrix = multiplied(told, self._matrix) if told else self._matrix
        elif operator[:1] in b"T'\"" or operator == b"BT":
            self._text.follow(operator, operands)

    def _is_unseen(self, operands: list[Token]) -> bool:
        if self._shown is None:
            return False
        length = sum(len(token) for kind, token in operands if kind == "string")
        steps = sum(map(abs, all_numbers(operands)))
        return self._text.is_outside(self._shown, self._matrix, length, steps)


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
