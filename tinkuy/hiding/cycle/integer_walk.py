"""Other whole numbers that obey the same equations, walked to from those that are true.

It is the simplex method from a point that need not be a corner: in each equation one number depends on the free ones; a
free number moves as far as none falls under zero, and by whole steps only; what then stands at zero becomes free. Every
point on the way is a solution. All factors are integers, so that nothing is rounded.
"""

import math
from collections.abc import Callable, Iterable, Mapping

type Factors = dict[int, int]
"""Of each place its factor, never zero."""

ENDLESS = 1000
"""So far a number goes that nothing holds."""


class Walk:
    """`counts` are where the walk stands. Each equation says: Σ factor × count stays as it is.

    *solved* are `rows` of walks of some of the counts, whose equations come before all others.
    """

    def __init__(
        self,
        counts: Iterable[int],
        equations: Iterable[Mapping[int, int]],
        solved: Mapping[int, Factors] | None = None,
    ) -> None:
        self.counts = list(counts)
        self.rows: dict[int, Factors] = dict(solved or {})  # by the number that depends, whose own factor is above zero
        for one in equations:
            if left := self._in_free(one):
                self._put(min(left, key=lambda at: (-self.counts[at], at)), left)  # the greatest has most room to fall

    def push(self, up: Mapping[int, int], most: int, moved: Callable[[Factors], bool]) -> int:
        """Raise Σ factor × count of *up* as far as it goes, in at most so many turns, or until *moved* answers True.

        It is called with the change of each step that was made. The answer is the number of turns taken.
        """
        gain = self._in_free(up)
        for turn in range(most):
            ways = [at for at in sorted(gain) if gain[at] > 0 or self.counts[at]]
            if not ways:
                return turn
            free = ways[turn % len(ways)]
            sign = 1 if gain[free] > 0 else -1
            column = [(at, row[free] * sign, row[at]) for at, row in self.rows.items() if free in row]
            steps, first = self._room(free, sign, column)
            if steps:
                change = {free: sign * steps} | {at: -factor * steps // own for at, factor, own in column}
                for at, by in change.items():
                    self.counts[at] += by
                if moved(change):
                    return turn
            if first is not None:
                self._put(free, self.rows.pop(first))
                gain = _eliminated(gain, free, self.rows[free])
        return most

    def _room(self, free: int, sign: int, column: list[tuple[int, int, int]]) -> tuple[int, int | None]:
        """How many whole steps *free* may take, and the number that then stops it, None where it is itself."""
        room, by, first = (ENDLESS if sign > 0 else self.counts[free]), 1, None
        for at, factor, own in column:
            if factor > 0:
                left, right = self.counts[at] * own * by, room * factor
                if left < right or (left == right and first is not None and at < first):
                    room, by, first = self.counts[at] * own, factor, at
        whole = math.lcm(*(own // math.gcd(factor, own) for _at, factor, own in column))
        return room // by // whole * whole, first

    def _in_free(self, factors: Mapping[int, int]) -> Factors:
        """*factors* in terms of the free numbers alone, times whatever number above zero."""
        left = dict(factors)
        for at in [at for at in left if at in self.rows]:
            left = _eliminated(left, at, self.rows[at])
        return left

    def _put(self, at: int, equation: Factors) -> None:
        """Let *at* depend on the others of *equation*."""
        if equation[at] < 0:
            equation = {other: -factor for other, factor in equation.items()}
        for other, row in self.rows.items():
            if at in row:
                self.rows[other] = _eliminated(row, at, equation)
        self.rows[at] = equation


def _eliminated(row: Factors, at: int, equation: Factors) -> Factors:
    """*row*, times a number above zero, without *at*, whose factor in *equation* is above zero."""
    own, times = equation[at], row.get(at, 0)
    if not times:
        return row
    left = {other: factor * own for other, factor in row.items()} if own != 1 else dict(row)
    of = left.get
    for other, factor in equation.items():
        if rest := of(other, 0) - times * factor:
            left[other] = rest
        else:
            left.pop(other, None)
    if own != 1 and (common := math.gcd(*left.values())) > 1:  # else they grow by sums alone
        return {other: factor // common for other, factor in left.items()}
    return left
