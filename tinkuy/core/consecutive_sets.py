"""Sets that follow each other, A_1 … A_N: who of one is in the next, who is new, who returns."""

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import chain


@dataclass(frozen=True)
class Flow:
    """From set `origin` to the next, `target`, counted from 1.

    stayed + left = |A_s|; stayed + new + returned = |A_s+1|.
    `returned` had been in an earlier set, but not in `origin`; `new` had been in none.
    """

    origin: int
    target: int
    stayed: int
    left: int
    new: int
    returned: int


def everyone[P](sets: Sequence[Set[P]]) -> frozenset[P]:
    """∪A_s."""
    return frozenset().union(*sets)


def flows[P](sets: Sequence[Set[P]]) -> tuple[Flow, ...]:
    """The flow of each step."""
    steps = []
    for place in range(len(sets) - 1):
        now, after, before = sets[place], sets[place + 1], everyone(sets[: place + 1])
        steps.append(
            Flow(
                origin=place + 1,
                target=place + 2,
                stayed=len(now & after),
                left=len(now - after),
                new=len(after - before),
                returned=len((after - now) & before),
            )
        )
    return tuple(steps)


def cohorts[P](sets: Sequence[Set[P]]) -> list[Set[P]]:
    """Of each set those who were in none before."""
    before: frozenset[P] = frozenset()
    return [(one - before, before := before | one)[0] for one in sets]


def times_of_each[P](sets: Sequence[Set[P]]) -> Counter[P]:
    """In how many of the sets each one is."""
    return Counter(chain.from_iterable(sets))
