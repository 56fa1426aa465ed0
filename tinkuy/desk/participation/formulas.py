"""Pure formulas of participation."""

from collections.abc import Iterable


def gini(acts: Iterable[int]) -> float | None:
    """How unevenly acts are spread: 0 when all did as many, near 1 when one did them all; None without any act.

    G = Σ (2i − n − 1) xᵢ ÷ (n Σ x), with xᵢ ascending: half the mean difference of all pairs, over the mean (C. Gini,
    1912).
    """
    ordered = sorted(acts)
    count, total = len(ordered), sum(ordered)
    if not total:
        return None
    return sum((2 * place - count - 1) * value for place, value in enumerate(ordered, 1)) / (count * total)


def proportion(part: int, whole: int, own: int, everybody: int) -> float | None:
    """The share of the voice ÷ the share of the attendance; 1 is proportional, None where nothing can be divided."""
    if not whole or not own or not everybody:
        return None
    return (part / whole) / (own / everybody)
