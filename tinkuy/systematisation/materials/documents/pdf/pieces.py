"""The pieces of a page that are marked (ISO 32000-2, 14.6), and whether what they say of themselves is still true.

What is read aloud instead of a piece, or beside it, stays where something of the piece is drawn and nothing of it was
left out: who removed words from a page did not think of those that repeat them to whoever cannot see it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

_MOST_HELD = 50_000
"""Operators between the two ends of a piece; what is said of longer ones is left out."""


@dataclass
class Piece:
    """`spoken` begins it with its words, `silent` without; `forms` are the names of those that it paints."""

    spoken: bytes
    silent: bytes
    number: int | None = None
    draws: bool = False
    loses: bool = False
    is_closed: bool = False
    forms: set[bytes] = field(default_factory=set)

    @property
    def is_true(self) -> bool:
        return self.is_closed and self.draws and not self.loses

    def take(self, other: "Piece") -> None:
        self.draws |= other.draws
        self.loses |= other.loses
        self.forms |= other.forms


class Pieces:
    """The pieces of one stream, as its operators begin and end them."""

    def __init__(self) -> None:
        self.whole = Piece(b"", b"")
        """The stream itself."""
        self.numbered: dict[int, Piece] = {}
        self._open: list[Piece] = []

    def begin(self, piece: Piece) -> Piece:
        self._open.append(piece)
        return piece

    def note(self, *, draws: bool = False, loses: bool = False, form: bytes | None = None) -> None:
        """Something was painted, or left out, where the stream has come to."""
        here = self._open[-1] if self._open else self.whole
        here.draws |= draws
        here.loses |= loses
        if form is not None:
            here.forms.add(form)

    def end(self) -> None:
        if not self._open:
            return
        piece = self._open.pop()
        piece.is_closed = True
        (self._open[-1] if self._open else self.whole).take(piece)
        if piece.number is not None:
            self.numbered.setdefault(piece.number, Piece(b"", b"", is_closed=True)).take(piece)

    def end_all(self) -> None:
        while self._open:
            self.end()


def settled(operations: Iterable[bytes | Piece]) -> Iterator[bytes]:
    """What is written: the beginning of a piece once it is known what stays of it."""
    waiting: list[bytes | Piece] = []
    for one in operations:
        if waiting or (isinstance(one, Piece) and one.spoken != one.silent):
            waiting.append(one)
            if not isinstance(waiting[0], Piece) or waiting[0].is_closed or len(waiting) > _MOST_HELD:
                yield from map(_written, waiting)
                waiting = []
        else:
            yield _written(one)
    yield from map(_written, waiting)


def _written(one: bytes | Piece) -> bytes:
    if isinstance(one, Piece):
        return one.spoken if one.is_true else one.silent
    return one
