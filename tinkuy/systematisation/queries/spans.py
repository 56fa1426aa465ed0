"""A caption with its quotes marked, also where they overlap: its text cut into pieces at every edge of a quote."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tinkuy.systematisation.models import Excerpt


@dataclass(frozen=True)
class Piece:
    """A stretch of text under the same quotes, the longest first; `ending` are those that end with it."""

    text: str
    quotes: tuple[Excerpt, ...]
    ending: tuple[Excerpt, ...]


def pieces(text: str, excerpts: Sequence[Excerpt]) -> list[Piece]:
    """The whole *text* in pieces, in order. Joined again they are the text: nothing is lost and nothing doubled."""
    edges = sorted({0, len(text), *(edge for one in excerpts for edge in (one.start, one.end) if edge <= len(text))})
    ordered = sorted(excerpts, key=lambda one: (one.start - one.end, one.start))
    return [
        Piece(
            text[left:right],
            tuple(one for one in ordered if one.start <= left and right <= one.end),
            tuple(one for one in ordered if one.end == right),
        )
        for left, right in pairwise(edges)
    ]


def sentences(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence, without the spaces between them, for choosing a passage without a script."""
    found, start = [], 0
    for place, letter in enumerate(text):
        closes = letter in ".?!…" and (place + 1 == len(text) or text[place + 1].isspace())
        if closes and text[start : place + 1].strip():
            found.append(_trimmed(text, start, place + 1))
            start = place + 1
    if text[start:].strip():
        found.append(_trimmed(text, start, len(text)))
    return found


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while text[start].isspace():
        start += 1
    return start, end
