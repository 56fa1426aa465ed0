"""Where a strand of comments stands in a draft that is written on: its paragraph as it was, reworded, or no more there.
Pure.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tinkuy.core.text import LIKE, Piece, word_diff
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.renderers.column import column_of

TITLE = "title"


@dataclass(frozen=True)
class Anchor:
    """A part of the draft to which comments are tied: its key (or a finding's code), its name, its paragraphs."""

    section: str
    name: str
    paragraphs: tuple[str, ...]


def anchors_of(content: SheetContent) -> list[Anchor]:
    """The parts of the draft that say something, in the order of its page."""
    anchors = [Anchor(TITLE, "", (content.title,))] if content.title else []
    for section in column_of(content):
        if section.items:
            written = [item for item in section.items if item.text]
            anchors += [Anchor(item.code, f"{section.name}: {item.code}", _split(item.text)) for item in written]
        elif section.paragraphs:
            anchors.append(Anchor(section.key, section.name, _split("\n".join(section.paragraphs))))
    return anchors


def _split(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


@dataclass(frozen=True)
class Position:
    """The paragraph that a strand speaks of, by its place; None where nothing in its part is like it any more.

    `difference` is what was reworded since; empty while the words are the same.
    """

    place: int | None
    difference: tuple[Piece, ...] = ()


def position_of(paragraph: str, paragraphs: Sequence[str]) -> Position:
    """The same words wherever they moved within the part; else the likest paragraph, with what changed in it."""
    if paragraph in paragraphs:
        return Position(paragraphs.index(paragraph))
    compared = [(word_diff(paragraph, now), place) for place, now in enumerate(paragraphs)]
    likest = max(compared, key=lambda pair: _likeness(pair[0]), default=None)
    if likest is None or _likeness(likest[0]) < LIKE:
        return Position(None)
    return Position(likest[1], tuple(likest[0]))


def _likeness(pieces: Sequence[Piece]) -> float:
    """How much of both texts is the same, as `word_diff` reckons it."""
    words = {mark: sum(len(text.split()) for one, text in pieces if one == mark) for mark in ("same", "del", "ins")}
    total = 2 * words["same"] + words["del"] + words["ins"]
    return 2 * words["same"] / total if total else 0.0
