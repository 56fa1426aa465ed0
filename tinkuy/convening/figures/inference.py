"""What a reader can work out of hidden counts from the sums that a page shows.

The reader knows that hidden counts are whole and at least 1, because zeros are always shown. Two things are tried:
solving the sums as linear equations, and narrowing each count between its least and its greatest possible value.
"""

import math
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Sum[C: Hashable]:
    """The page shows, or a reader knows, that `total` is the sum of `parts`."""

    total: C
    parts: tuple[C, ...]

    @property
    def cells(self) -> tuple[C, ...]:
        return (self.total, *self.parts)


@dataclass(frozen=True)
class _Equation[C: Hashable]:
    """Σ factor × cell = constant."""

    factors: Mapping[C, Fraction]
    constant: Fraction


def worked_out[C: Hashable](counts: Mapping[C, int], sums: Iterable[Sum[C]], hidden: Iterable[C]) -> set[C]:
    """Which of the *hidden* cells of *counts* have only one possible value for a reader of the others."""
    unknown = set(hidden)
    equations = [equation for one in sums if (equation := _equation(one, counts, unknown)).factors]
    least, most = _bounds([*equations, *_reduced(equations)], unknown)
    return {cell for cell in unknown if least[cell] == most[cell]}


def _equation[C: Hashable](one: Sum[C], counts: Mapping[C, int], unknown: set[C]) -> _Equation[C]:
    factors: dict[C, Fraction] = {}
    constant = Fraction(0)
    for cell, factor in [(one.total, -1), *((part, 1) for part in one.parts)]:
        if cell in unknown:
            factors[cell] = factors.get(cell, Fraction(0)) + factor
        else:
            constant -= factor * counts[cell]
    return _Equation({cell: factor for cell, factor in factors.items() if factor}, constant)


def _reduced[C: Hashable](equations: list[_Equation[C]]) -> list[_Equation[C]]:
    """The same equations in reduced row echelon form: a cell alone in one of them is solved."""
    todo, done = list(equations), list[_Equation[C]]()
    while todo:
        equation = todo.pop()
        if not equation.factors:
            continue
        pivot, factor = next(iter(equation.factors.items()))
        equation = _Equation({c: f / factor for c, f in equation.factors.items()}, equation.constant / factor)
        todo = [_without(other, pivot, equation) for other in todo]
        done = [*(_without(other, pivot, equation) for other in done), equation]
    return done


def _without[C: Hashable](other: _Equation[C], pivot: C, equation: _Equation[C]) -> _Equation[C]:
    """*other* minus the multiple of *equation* that takes *pivot* out of it."""
    times = other.factors.get(pivot)
    if not times:
        return other
    cells = {**other.factors, **equation.factors}
    factors = {c: other.factors.get(c, Fraction(0)) - times * equation.factors.get(c, Fraction(0)) for c in cells}
    return _Equation({c: f for c, f in factors.items() if f}, other.constant - times * equation.constant)


def _bounds[C: Hashable](equations: list[_Equation[C]], unknown: set[C]) -> tuple[dict[C, float], dict[C, float]]:
    """The least and the greatest value that each unknown can have, narrowed until nothing moves."""
    least: dict[C, float] = dict.fromkeys(unknown, 1.0)
    most: dict[C, float] = dict.fromkeys(unknown, math.inf)
    moved = True
    while moved:
        moves = [_narrow(equation, cell, least, most) for equation in equations for cell in equation.factors]
        moved = any(moves)
    return least, most


def _narrow[C: Hashable](equation: _Equation[C], cell: C, least: dict[C, float], most: dict[C, float]) -> bool:
    """Narrow *cell* by what the other cells of *equation* leave for it; whether it moved."""
    low = high = float(equation.constant)
    for other, factor in equation.factors.items():
        if other != cell:
            ends = (float(factor) * least[other], float(factor) * most[other])
            low, high = low - max(ends), high - min(ends)
    ends = (low / float(equation.factors[cell]), high / float(equation.factors[cell]))
    new_least = max(least[cell], _up(min(ends)))
    new_most = min(most[cell], _down(max(ends)))
    moved = (new_least, new_most) != (least[cell], most[cell])
    least[cell], most[cell] = new_least, new_most
    return moved


def _up(value: float) -> float:
    return value if math.isinf(value) else math.ceil(value - 1e-9)


def _down(value: float) -> float:
    return value if math.isinf(value) else math.floor(value + 1e-9)
