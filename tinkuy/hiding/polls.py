"""When the result of a poll may be shown: fewer votes would tell who voted what (P05)."""

from collections.abc import Sequence

from .audience import PUBLIC_LEAST, TEAM_LEAST

HELD_BACK = TEAM_LEAST
"""While a poll is open its results move by so many votes, and as many are held back, so that the close adds as many.

Whoever holds all votes of a batch but one reads that one: it takes four of one's own among five."""
SMALLEST_MOVE = 0.02
"""Of the votes that are shown: where hundreds voted, a result moves by as many more as can be seen in it, since each
move counts all votes and is rendered anew."""
FEWEST_OF_ONE_MIND = PUBLIC_LEAST
"""Where all chose the same, the result says of each who voted what they chose: it is shown of so many or more."""


def is_safe_result(votes: Sequence[int]) -> bool:
    """Whether a result of so many *votes* for each option may be shown to anybody, in an open poll or a closed one."""
    counted = sum(votes)
    return counted >= (FEWEST_OF_ONE_MIND if counted in votes else TEAM_LEAST)


def is_batch_due(displayed: int, cast: int) -> bool:
    """Whether so many votes were *cast* that the result, in which so many are *displayed*, may move."""
    fewest = max(HELD_BACK, displayed * SMALLEST_MOVE) if displayed else TEAM_LEAST
    return cast - displayed >= fewest + HELD_BACK


def may_result_move(displayed: Sequence[int], counted: Sequence[int], held_back: Sequence[int]) -> bool:
    """Whether the result of an open poll may move from *displayed* to *counted*, while the newest are *held_back*.

    Each has the votes for each option. What is added is a result of its own, now and at the close: of few votes, it is
    of several minds. So the next move waits until the newest are of several minds as well.
    """
    added = [max(0, after - before) for before, after in zip(displayed, counted, strict=True)]
    return is_safe_result(added) and is_safe_result(held_back)
