"""Captions that roll: each begins with the last line of the one before, and every line stands two or three times."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from .raw import RawCaption

FEWEST = 3
MOST_LINES = 8
"""That roll: to compare each number of lines of a caption of thousands would take minutes."""


def without_repetitions(
    captions: Sequence[RawCaption], *, are_known_to_roll: bool = False
) -> tuple[tuple[RawCaption, ...], int]:
    """One copy of each line, and how many were left out.

    Only where most captions repeat the one before: who says *Sí* twice in a conversation keeps both. A few are enough
    where it is known otherwise that they roll.
    """
    repeated = [0, *(_repeated_lines(one, other) for one, other in pairwise(captions))]
    times = sum(map(bool, repeated))
    is_one_word_over_and_over = len({caption.lines for caption in captions}) < FEWEST
    fewest = 1 if are_known_to_roll else FEWEST
    if times < fewest or times * 2 < len(captions) or is_one_word_over_and_over:
        return tuple(captions), 0
    left: list[RawCaption] = []
    for caption, lines in zip(captions, repeated, strict=True):
        if lines and lines == len(caption.lines) and left:
            left[-1] = replace(left[-1], end_ms=max(left[-1].end_ms, caption.end_ms))
        else:
            left.append(replace(caption, lines=caption.lines[lines:]))
    return tuple(left), times


def _repeated_lines(one: RawCaption, other: RawCaption) -> int:
    """How many lines at the end of *one* stand again at the beginning of *other*: all, or a few."""
    if one.voice != other.voice:
        return 0
    if one.lines == other.lines:
        return len(one.lines)
    most = min(len(one.lines), len(other.lines), MOST_LINES)
    return next((n for n in range(most, 0, -1) if one.lines[-n:] == other.lines[:n]), 0)
