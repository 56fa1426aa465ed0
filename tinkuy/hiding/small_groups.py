"""Which groups may be told with their numbers, on a page whose reader knows the totals (invariant 9).

Two sets of persons of each group overlap: those of one session and of the next, those registered and those who came.
A group is told whole or not at all. The groups that are not told hide in each other: their sums are never small, and
none of them has only one possible value for whoever subtracts the told ones from the totals.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from .small_numbers import is_small


@dataclass(frozen=True)
class Overlap:
    """|F|, |S| and |F ∩ S| of two sets of persons of one group."""

    first: int
    second: int
    both: int

    @property
    def cells(self) -> tuple[int, ...]:
        """Every count of persons that the three give away."""
        return self.first, self.second, self.both, self.first - self.both, self.second - self.both

    def is_small(self, k: int) -> bool:
        return any(is_small(count, k) for count in self.cells)


@dataclass(frozen=True)
class Overlaps[G: Hashable]:
    """Of each group an overlap of two sets."""

    of_groups: Mapping[G, Overlap]

    def safe_at(self, k: int) -> frozenset[G]:
        """The groups that may be told; the smallest ones go first."""
        present = {group: one for group, one in self.of_groups.items() if any(one.cells)}
        sizes = Parts({group: one.first for group, one in present.items()}).safe_at(k)
        sizes &= Parts({group: one.second for group, one in present.items()}).safe_at(k)
        hidden = {group for group, one in present.items() if one.is_small(k) or group not in sizes}
        while hidden and _tells({group: present[group] for group in hidden}, k):
            rest = [group for group in present if group not in hidden]
            if not rest:
                break
            hidden.add(min(rest, key=lambda group: (present[group].first + present[group].second, str(group))))
        return frozenset(present) - hidden


@dataclass(frozen=True)
class Parts[G: Hashable]:
    """Of each group a count; all of them add up to a total which is known."""

    of_groups: Mapping[G, int]

    def safe_at(self, k: int) -> frozenset[G]:
        """The groups that may be told, those with nobody too."""
        hidden = {group for group, count in self.of_groups.items() if is_small(count, k)}
        while hidden and (len(hidden) == 1 or sum(self.of_groups[group] for group in hidden) < k):
            rest = [group for group, count in self.of_groups.items() if count and group not in hidden]
            if not rest:
                break
            hidden.add(min(rest, key=lambda group: (self.of_groups[group], str(group))))
        return frozenset(self.of_groups) - hidden


@dataclass(frozen=True)
class CountRows[G: Hashable]:
    """Of each group a row of counts that stand beside each other, each of them a part of a total that is known."""

    of_groups: Mapping[G, tuple[int, ...]]

    def safe_at(self, k: int) -> frozenset[G]:
        """The groups that may be told: the difference of two counts is one of persons as well; so are the sums of the
        groups that are not told.
        """
        present = {group: row for group, row in self.of_groups.items() if any(row)}
        hidden = {group for group, row in present.items() if _is_small_row(row, k)}
        while hidden and (len(hidden) == 1 or _is_small_row(_sum_of(present[group] for group in hidden), k)):
            rest = [group for group in present if group not in hidden]
            if not rest:
                break
            hidden.add(min(rest, key=lambda group: (sum(present[group]), str(group))))
        return frozenset(self.of_groups) - hidden


def _sum_of(rows: Iterable[tuple[int, ...]]) -> tuple[int, ...]:
    return tuple(sum(column) for column in zip(*rows, strict=True))


def _is_small_row(row: tuple[int, ...], k: int) -> bool:
    differences = (abs(first - second) for first, second in combinations(row, 2))
    return any(is_small(count, k) for count in (*row, *differences))


def _tells[G: Hashable](hidden: Mapping[G, Overlap], k: int) -> bool:
    """Whether a reader of the sums of these groups, who may know the size of each set, learns a small count."""
    if len(hidden) == 1:
        return True
    sums = [sum(column) for column in zip(*(one.cells for one in hidden.values()), strict=True)]
    return any(is_small(count, k) for count in sums) or any(
        one.is_small(k) and _has_one_value(one, hidden, sums[2]) for one in hidden.values()
    )


def _has_one_value[G: Hashable](one: Overlap, hidden: Mapping[G, Overlap], shared: int) -> bool:
    """Whether |F ∩ S| of *one* follows from the sizes and from the sum *shared*: all of them empty, or all full."""
    most = sum(min(other.first, other.second) for other in hidden.values())
    own = min(one.first, one.second)
    return max(0, shared - (most - own)) == min(own, shared)
