"""The counts of persons that a reader may set against each other, and how they hang together (invariant 9).

Whoever shows a number enters it with the sums that it obeys; sets that lie within another enter by `within`, because
their difference is a count of persons too. What is small, and what would give it away, is then hidden in one go.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from .inference import Sum
from .small_numbers import safe_counts


@dataclass
class Ledger[C: Hashable]:
    """`counts` of all cells, the `sums` among them, and the `unseen`: cells that no page shows."""

    counts: dict[C, int] = field(default_factory=dict)
    sums: list[Sum[C]] = field(default_factory=list)
    unseen: set[C] = field(default_factory=set)

    @classmethod
    def of_total(cls, total: C, parts: Mapping[C, int], unseen: Iterable[C] = ()) -> "Ledger[C]":
        """A *total* and its *parts*, of which a page shows all but the *unseen* ones."""
        return cls({**parts, total: sum(parts.values())}, [Sum(total, tuple(parts))], set(unseen))

    def enter(self, cell: C, count: int) -> None:
        """A count that some page shows."""
        self.counts[cell] = count

    def keep(self, cell: C, count: int) -> None:
        """A count that no page shows, though others add up to it."""
        self.counts[cell] = count
        self.unseen.add(cell)

    def add_up(self, total: C, parts: Sequence[C]) -> None:
        """*total* is the sum of *parts*, all of which were entered."""
        self.sums.append(Sum(total, tuple(parts)))

    def within(self, inner: C, outer: C, rest: C) -> None:
        """All of *inner* are of *outer*; those of it who are not are the *rest*, which no page shows."""
        self.keep(rest, self.counts[outer] - self.counts[inner])
        self.add_up(outer, (inner, rest))

    def safe_at(self, k: int, already: Set[C] = frozenset()) -> dict[C, int | None]:
        """Every cell: its count, or None where it is small or would give a small one away, or is *already* hidden."""
        exposing, whole = tuple(self._sums_that_expose(k)), tuple(self.sums)
        return dict(
            _safe_counts_of(tuple(self.counts.items()), exposing, whole, frozenset(self.unseen), frozenset(already), k)
        )

    def _sums_that_expose(self, k: int) -> list[Sum[C]]:
        """The sums without those that tell little: one of their cells is large, unseen, and in no other sum."""
        sums = list(self.sums)
        while True:
            uses: dict[C, int] = {}
            for one in sums:
                for cell in one.cells:
                    uses[cell] = uses.get(cell, 0) + 1
            free = {cell for cell in self.unseen if uses.get(cell) == 1 and self.counts[cell] >= k}
            rest = [one for one in sums if not free & set(one.cells)]
            if len(rest) == len(sums):
                return sums
            sums = rest


@lru_cache(maxsize=128)
def _safe_counts_of(
    counts: tuple[tuple[Any, int], ...],
    exposing: tuple[Sum[Any], ...],
    whole: tuple[Sum[Any], ...],
    unseen: frozenset[Any],
    already: frozenset[Any],
    k: int,
) -> Any:
    """The same counts are looked at by several pages and many readers: what to hide of them is worked out once.

    First with the sums that tell most, which is soon done; then with all, because bounds follow from the others too.
    """
    first = safe_counts(dict(counts), exposing, k, unseen=unseen, already=already)
    return safe_counts(
        dict(counts), whole, k, unseen=unseen, already={cell for cell, count in first.items() if count is None}
    )
