r"""Did those who were there when a thread was left open come back more? Association, not cause.

E_e = |H ∩ A_o+1| ÷ |H| − |(A_o \ H) ∩ A_o+1| ÷ |A_o \ H|, where H are the persons present when it was left open in
session o. Persons, never joins; nobody who was not matched to a registration. The difference of two proportions with
its interval of 95 %: sound for small groups, and for 0 and 100 percent.

One pair: hybrid score interval, method 10 of R. G. Newcombe, "Interval estimation for the difference between
independent proportions: comparison of eleven methods", Statistics in Medicine 17 (1998), 873–890. It is made of the
score intervals of E. B. Wilson (1927), never leaves −1 … 1, and is never empty where nobody or everybody came.

Several pairs: difference of Mantel and Haenszel, each pair weighing n1·n0 ÷ (n1 + n0), with the variance of T. Sato,
"On the variance estimator for the Mantel–Haenszel risk difference", Biometrics 45 (1989), 1323–1324.
"""

import math
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from tinkuy.hiding import Audience, are_safe

Z = 1.959963984540054
"""Of the normal distribution, for 95 %."""


@dataclass(frozen=True)
class Pair:
    """Of `present` persons `back` came again, of `absent` others `others_back`. Both groups have somebody."""

    back: int
    present: int
    others_back: int
    absent: int


@dataclass(frozen=True)
class Difference:
    """In shares: from −1 to 1; `low` ≤ `value` ≤ `high`."""

    value: float
    low: float
    high: float

    @property
    def holds_zero(self) -> bool:
        """The data agree with no difference at all."""
        return self.low <= 0 <= self.high


def wilson(part: int, whole: int) -> tuple[float, float]:
    """The score interval of *part* of *whole*, which is above 0."""
    share = part / whole
    middle = (share + Z * Z / (2 * whole)) / (1 + Z * Z / whole)
    half = Z / (1 + Z * Z / whole) * math.sqrt(share * (1 - share) / whole + Z * Z / (4 * whole * whole))
    return (0.0 if part == 0 else middle - half), (1.0 if part == whole else middle + half)


def difference(pair: Pair) -> Difference:
    """Newcombe's interval around the plain difference of the two shares."""
    first, second = pair.back / pair.present, pair.others_back / pair.absent
    (low1, high1), (low2, high2) = wilson(pair.back, pair.present), wilson(pair.others_back, pair.absent)
    value = first - second
    return Difference(
        value,
        value - math.hypot(first - low1, high2 - second),
        value + math.hypot(high1 - first, second - low2),
    )


def pooled(pairs: Sequence[Pair]) -> Difference | None:
    """All *pairs* together; None without any. Weighing pair by pair keeps a full session from hiding the others."""
    if not pairs:
        return None
    weights = [pair.present * pair.absent / (pair.present + pair.absent) for pair in pairs]
    value = sum(weight * difference(pair).value for weight, pair in zip(weights, pairs, strict=True)) / sum(weights)
    variance = (value * sum(map(_slope, pairs)) + sum(map(_base, pairs))) / sum(weights) ** 2
    half = Z * math.sqrt(max(0.0, variance))
    return Difference(value, max(-1.0, value - half), min(1.0, value + half))


def _slope(pair: Pair) -> float:
    """Sato's P."""
    n1, n0 = pair.present, pair.absent
    return (n1 * n1 * pair.others_back - n0 * n0 * pair.back + n1 * n0 * (n0 - n1) / 2) / (n1 + n0) ** 2


def _base(pair: Pair) -> float:
    """Sato's Q."""
    n1, n0 = pair.present, pair.absent
    crossed = pair.back * (n0 - pair.others_back) + pair.others_back * (n1 - pair.back)
    return crossed / (2 * (n1 + n0))


def effect_pair[P](present: Set[P], attended: Set[P], came_next: Set[P]) -> Pair:
    """The four counts of E_e: H, A_o and A_o+1."""
    others = attended - present
    return Pair(len(present & came_next), len(present), len(others & came_next), len(others))


def safe_pair[P](present: Set[P], attended: Set[P], came_next: Set[P], audience: Audience) -> Pair | None:
    """The counts, or None where one of them, or what is left over of it, is small, or nobody is there to compare with.

    Whoever was present too briefly to have attended belongs to H. Where these are few, they are left out: with the
    attendance of the session beside it, they could be counted.
    """
    briefly = present - attended
    if not are_safe(map(len, (briefly, briefly & came_next, briefly - came_next)), audience):
        present = present & attended
    pair = effect_pair(present, attended, came_next)
    rest = (pair.present - pair.back, pair.absent - pair.others_back)
    counts = (pair.back, pair.present, pair.others_back, pair.absent, *rest)
    if not pair.present or not pair.absent or not are_safe(counts, audience):
        return None
    return pair


def is_too_near(pair: Pair, others: Iterable[Pair], moments: Iterable[int], audience: Audience) -> bool:
    """Whether *pair* tells how few came or went, beside one of the *others* of the same session or of its *moments*.

    These are the persons that the session's page tells of its room, at whatever minute: where 42 were there ten minutes
    before the end and the same 42 during them, the 40 of a thread in the last minute are 42 without two.
    """
    differences = [abs(pair.present - count) for count in moments]
    for other in others:
        differences += [abs(pair.present - other.present), abs(pair.back - other.back)]
    return not are_safe(differences, audience)
