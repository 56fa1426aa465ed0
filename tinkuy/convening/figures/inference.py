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


type _Number = int | Fraction
"""Nearly every factor is 1 or -1 and stays an integer, which is reckoned with many times sooner."""


@dataclass(frozen=True)
class _Equation[C: Hashable]:
    """Σ factor × cell = constant."""

    factors: Mapping[C, _Number]
    constant: _Number


def worked_out[C: Hashable](
    counts: Mapping[C, int], sums: Iterable[Sum[C]], hidden: Iterable[C], blank: Iterable[C] = ()
) -> set[C]:
    """Which of the *hidden* cells of *counts* have only one possible value for a reader of the others.

    *blank* cells are hidden too, and may be zero for all that the reader knows: nothing at all stands in their place.
    """
    empty = set(blank)
    unknown = set(hidden) | empty
    equations = [equation for one in sums if (equation := _equation(one, counts, unknown)).factors]
    least, most = _bounds([*equations, *_reduced(equations)], unknown, empty)
    return {cell for cell in unknown if least[cell] == most[cell]}


def _equation[C: Hashable](one: Sum[C], counts: Mapping[C, int], unknown: set[C]) -> _Equation[C]:
    factors: dict[C, _Number] = {}
    constant = 0
    for cell, factor in [(one.total, -1), *((part, 1) for part in one.parts)]:
        if cell in unknown:
            factors[cell] = factors.get(cell, 0) + factor
        else:
            constant -= factor * counts[cell]
    return _Equation({cell: factor for cell, factor in factors.items() if factor}, constant)


def _reduced[C: Hashable](equations: list[_Equation[C]]) -> list[_Equation[C]]:
    """The same equations in reduced row echelon form: a cell alone in one of them is solved."""
    done: dict[C, _Equation[C]] = {}
    having: dict[C, set[C]] = {}  # each cell: the pivots of the equations that it stands in
    for equation in sorted(equations, key=lambda one: len(one.factors)):
        for pivot in [cell for cell in equation.factors if cell in done]:
            equation = _without(equation, pivot, done[pivot])
        if not equation.factors:
            continue
        pivot = min(equation.factors, key=lambda cell: len(having.get(cell, ())))
        equation = _over(equation, equation.factors[pivot])
        for place in list(having.get(pivot, ())):
            _put(done, having, place, _without(done[place], pivot, equation))
        _put(done, having, pivot, equation)
    return list(done.values())


def _put[C: Hashable](done: dict[C, _Equation[C]], having: dict[C, set[C]], place: C, equation: _Equation[C]) -> None:
    for cell in done[place].factors if place in done else ():
        having[cell].discard(place)
    done[place] = equation
    for cell in equation.factors:
        having.setdefault(cell, set()).add(place)


def _over[C: Hashable](equation: _Equation[C], factor: _Number) -> _Equation[C]:
    """*equation* ÷ *factor*."""
    if factor == 1:
        return equation
    return _Equation({c: _ratio(f, factor) for c, f in equation.factors.items()}, _ratio(equation.constant, factor))


def _ratio(number: _Number, by: _Number) -> _Number:
    if by in (1, -1):
        return number * by
    found = Fraction(number) / by
    return found.numerator if found.denominator == 1 else found


def _without[C: Hashable](other: _Equation[C], pivot: C, equation: _Equation[C]) -> _Equation[C]:
    """*other* minus the multiple of *equation* that takes *pivot* out of it."""
    times = other.factors.get(pivot)
    if not times:
        return other
    factors = dict(other.factors)
    for cell, factor in equation.factors.items():
        left = factors.get(cell, 0) - times * factor
        if left:
            factors[cell] = left
        else:
            factors.pop(cell, None)
    return _Equation(factors, other.constant - times * equation.constant)


def _bounds[C: Hashable](
    equations: list[_Equation[C]], unknown: set[C], empty: set[C]
) -> tuple[dict[C, float], dict[C, float]]:
    """The least and the greatest value that each unknown can have, narrowed until nothing moves."""
    least: dict[C, float] = {cell: 0.0 if cell in empty else 1.0 for cell in unknown}
    most: dict[C, float] = dict.fromkeys(unknown, math.inf)
    waiting = [_Row({c: float(f) for c, f in one.factors.items()}, float(one.constant)) for one in equations]
    rows_of: dict[C, list[int]] = {}
    for place, row in enumerate(waiting):
        for cell in row.factors:
            rows_of.setdefault(cell, []).append(place)
    todo, again = list(range(len(waiting))), set(range(len(waiting)))
    while todo:
        place = todo.pop()
        again.discard(place)
        for cell in _narrow(waiting[place], least, most):
            for other in rows_of[cell]:
                if other not in again:
                    again.add(other)
                    todo.append(other)
    return least, most


@dataclass(frozen=True)
class _Row[C: Hashable]:
    """An equation for narrowing: Σ factor × cell = constant."""

    factors: Mapping[C, float]
    constant: float


def _narrow[C: Hashable](row: _Row[C], least: dict[C, float], most: dict[C, float]) -> list[C]:
    """Narrow each cell of *row* by what the others leave for it; the cells that moved."""
    moved = []
    lows, highs = _Ends(), _Ends()
    for cell, factor in row.factors.items():
        low, high = sorted((factor * least[cell], factor * most[cell]))
        lows.add(low)
        highs.add(high)
    for cell, factor in row.factors.items():
        low, high = sorted((factor * least[cell], factor * most[cell]))
        ends = ((row.constant - highs.without(high)) / factor, (row.constant - lows.without(low)) / factor)
        narrowed = max(least[cell], _up(min(ends))), min(most[cell], _down(max(ends)))
        if narrowed != (least[cell], most[cell]):
            least[cell], most[cell] = narrowed
            moved.append(cell)
    return moved


class _Ends:
    """A sum of numbers from which each may be taken out again, endless ones too."""

    def __init__(self) -> None:
        self._total, self._endless, self._sign = 0.0, 0, math.inf

    def add(self, number: float) -> None:
        if math.isinf(number):
            self._endless, self._sign = self._endless + 1, number
        else:
            self._total += number

    def without(self, number: float) -> float:
        endless = self._endless - math.isinf(number)
        if endless:
            return self._sign
        return self._total if math.isinf(number) else self._total - number


def _up(value: float) -> float:
    return value if math.isinf(value) else math.ceil(value - 1e-9)


def _down(value: float) -> float:
    return value if math.isinf(value) else math.floor(value + 1e-9)
