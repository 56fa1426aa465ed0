"""Where a passage stands once the text around it was changed. Pure: texts and places in, places out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

Span = tuple[int, int]
"""Start and end in letters of a text, the end not included."""

TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
MOST_TOKENS = 4_000
"""Comparing takes the square of it: a longer stretch counts as changed whole."""


@dataclass(frozen=True)
class Change:
    """Letters `start` to `end` of the former text became `words`."""

    start: int
    end: int
    words: str

    @property
    def growth(self) -> int:
        return len(self.words) - (self.end - self.start)


def changes_between(former: str, now: str) -> list[Change]:
    """What makes *now* of *former*, in order: whole words, spaces and signs."""
    left, right = TOKEN.findall(former), TOKEN.findall(now)
    if former == now:
        return []
    if max(len(left), len(right)) > MOST_TOKENS:
        return [Change(0, len(former), now)]
    places, place = [0], 0
    for token in left:
        place += len(token)
        places.append(place)
    compared = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    return [Change(places[i], places[j], "".join(right[k:m])) for tag, i, j, k, m in compared if tag != "equal"]


def changed(text: str, changes: Sequence[Change]) -> str:
    """*text* with *changes*, which stand in order and do not overlap."""
    for change in reversed(changes):
        text = text[: change.start] + change.words + text[change.end :]
    return text


def is_touched(span: Span, changes: Sequence[Change]) -> bool:
    """Whether a letter of the passage was changed, or something was written inside it."""
    start, end = span
    return any(change.start < end and start < change.end for change in changes)


def anchored(span: Span, changes: Sequence[Change], now: str) -> Span:
    """Where the passage *span* of the former text stands in the text *now*.

    A passage outside of every change keeps exactly its words. One that a change touches takes what was written in place
    of its words, without spaces at its ends; of one whose words are all gone, start and end are the same.
    """
    start, end = _start(span[0], changes), _end(span[1], changes)
    if not is_touched(span, changes):
        return start, end
    end = min(end, len(now))  # a passage that was longer than its text has no place beyond the new one
    while start < end and now[start].isspace():
        start += 1
    while end > start and now[end - 1].isspace():
        end -= 1
    return start, end


def _start(place: int, changes: Sequence[Change]) -> int:
    """What was written just before a passage stays outside of it."""
    moved = place
    for change in changes:
        if change.end <= place:
            moved += change.growth
        elif change.start < place:
            moved += change.start - place
    return moved


def _end(place: int, changes: Sequence[Change]) -> int:
    """What was written just after a passage stays outside of it."""
    moved = place
    for change in changes:
        if change.start < place:
            moved += change.growth + max(0, change.end - place)
    return moved
