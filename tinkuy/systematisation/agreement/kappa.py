"""How far two coders agree beyond chance."""

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt

NORMAL_95 = 1.959964
"""The quantile of the normal distribution for 95 %."""


@dataclass(frozen=True)
class Agreement:
    """Over `units` that both labelled, `agreed` of them alike; `expected` is the share that chance alone would give.

    `kappa` is None where it is not defined: without units, or where both gave one and the same label throughout.
    `interval` is its approximate 95 % interval, None where the approximation says nothing (all or none alike).
    """

    units: int
    agreed: int
    expected: float
    kappa: float | None
    interval: tuple[float, float] | None

    @property
    def observed(self) -> float | None:
        return self.agreed / self.units if self.units else None


def agreement(pairs: Iterable[tuple[Hashable, Hashable]]) -> Agreement:
    """Cohen's kappa for two coders and nominal labels; each pair is one unit, first and second coder.

    With p_o the share of units with the same label and p_e = sum over labels of the product of the shares in which each
    coder uses it: kappa = (p_o - p_e) / (1 - p_e); its standard error is about sqrt(p_o (1 - p_o) / (n (1 - p_e)^2)).
    J. Cohen, «A coefficient of agreement for nominal scales», Educational and Psychological Measurement 20 (1960),
    pages 37 to 46.
    """
    labelled = list(pairs)
    units = len(labelled)
    if not units:
        return Agreement(0, 0, 0.0, None, None)
    first, second = Counter(one for one, _other in labelled), Counter(other for _one, other in labelled)
    agreed = sum(one == other for one, other in labelled)
    observed = Fraction(agreed, units)
    expected = Fraction(sum(first[label] * second[label] for label in first), units**2)
    if expected == 1:
        return Agreement(units, agreed, 1.0, None, None)
    kappa = (observed - expected) / (1 - expected)
    return Agreement(units, agreed, float(expected), float(kappa), _interval(kappa, observed, expected, units))


def _interval(kappa: Fraction, observed: Fraction, expected: Fraction, units: int) -> tuple[float, float] | None:
    if observed in (0, 1):
        return None
    error = sqrt(observed * (1 - observed) / units) / float(1 - expected)
    return max(-1.0, float(kappa) - NORMAL_95 * error), min(1.0, float(kappa) + NORMAL_95 * error)
