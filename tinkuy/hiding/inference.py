"""What a reader can work out of hidden counts from the sums that a page shows.

The reader knows that hidden counts are whole and at least 1 where zeros are shown. Two things are tried: solving the
sums as linear equations, and narrowing each count between its least and its greatest possible value.

Narrowing ends because every premise is true. A bound moves by whole numbers and never passes the true count, so there
are at most as many moves as lie between. A false premise (a hidden zero taken for somebody) has no solution: then
bounds would climb for ever. `MOST_NARROWINGS` is a second guard, for sums that are untrue.
"""

import math
from collections import deque
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


MOST_NARROWINGS = 50
"""So often each equation is looked at on average; ordinary cycles need fewer than five."""

type Interval = tuple[int, int | None]
"""The least and the greatest value that a count can have; None has no end."""

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
    intervals = feasible_intervals(counts, sums, hidden, blank)
    return {cell for cell, (least, most) in intervals.items() if least == most}


def feasible_intervals[C: Hashable](
    counts: Mapping[C, int], sums: Iterable[Sum[C]], hidden: Iterable[C], blank: Iterable[C] = ()
) -> dict[C, Interval]:
    """Between which values each hidden or blank cell lies for a reader of the others; no end above where it is None.

    A hidden cell that is zero may be zero for the reader as well, whether its caller says so or not. Where narrowing is
    cut off, every cell counts as known: that hides too much, never too little.
    """
    may_be_zero = set(blank)
    unknown = set(hidden) | may_be_zero
    may_be_zero |= {cell for cell in unknown if not counts[cell]}
    equations = [equation for one in sums if (equation := _equation(one, counts, unknown)).factors]
    bounds = _bounds([*equations, *_reduced(equations)], unknown, may_be_zero)
    return bounds or {cell: (counts[cell], counts[cell]) for cell in unknown}


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
    ratio = Fraction(number) / by
    return ratio.numerator if ratio.denominator == 1 else ratio


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


def _bounds[C: Hashable](equations: list[_Equation[C]], unknown: set[C], empty: set[C]) -> dict[C, Interval] | None:
    """The least and the greatest value that each unknown can have, narrowed until nothing moves; None if cut off.

    In whatever order the equations are looked at, it ends in the same place. A page asks for some ten thousand
    narrowings: cells are places in a list meanwhile, and all numbers are whole.
    """
    places = {cell: place for place, cell in enumerate(unknown)}
    least: list[int] = [0 if cell in empty else 1 for cell in places]
    most: list[int | None] = [None] * len(places)
    rows = [_row(one, places) for one in equations]
    rows_of: list[list[int]] = [[] for _ in places]
    for number, row in enumerate(rows):
        for place, _factor in (*row.plus, *row.minus):
            rows_of[place].append(number)
    todo, waiting = deque(range(len(rows))), [True] * len(rows)
    left = MOST_NARROWINGS * len(rows)
    while todo:
        if not (left := left - 1):
            return None
        number = todo.popleft()
        waiting[number] = False
        for place in _narrow(rows[number], least, most):
            for other in rows_of[place]:
                if not waiting[other]:
                    waiting[other] = True
                    todo.append(other)
    return dict(zip(places, zip(least, most, strict=True), strict=True))


@dataclass(frozen=True, slots=True)
class _Row:
    """An equation for narrowing: Σ factor × cell of `plus` − Σ factor × cell of `minus` = constant; factors above 0."""

    plus: tuple[tuple[int, int], ...]
    minus: tuple[tuple[int, int], ...]
    constant: int


def _row[C: Hashable](equation: _Equation[C], places: Mapping[C, int]) -> _Row:
    """*equation* times the number that makes it whole."""
    times = math.lcm(equation.constant.denominator, *[factor.denominator for factor in equation.factors.values()])
    plus, minus = [], []
    for cell, factor in equation.factors.items():
        if factor > 0:
            plus.append((places[cell], int(factor * times)))
        else:
            minus.append((places[cell], int(-factor * times)))
    return _Row(tuple(plus), tuple(minus), int(equation.constant * times))


def _narrow(row: _Row, least: list[int], most: list[int | None]) -> list[int]:
    """Narrow each cell of *row* by what the others leave for it; the places of those that moved."""
    above, below = row.constant, -row.constant  # over the least possible sum, and under the greatest
    endless_above = endless_below = 0
    for place, factor in row.plus:
        above -= factor * least[place]
        if (high := most[place]) is None:
            endless_below += 1
        else:
            below += factor * high
    for place, factor in row.minus:
        below -= factor * least[place]
        if (high := most[place]) is None:
            endless_above += 1
        else:
            above += factor * high
    moved = _moved(row.plus, (above, endless_above), (below, endless_below), least, most)
    return moved + _moved(row.minus, (below, endless_below), (above, endless_above), least, most)


def _moved(
    factors: Iterable[tuple[int, int]],
    up: tuple[int, int],
    down: tuple[int, int],
    least: list[int],
    most: list[int | None],
) -> list[int]:
    """Move the ends of these cells: *up* is what they may rise by all together from their least, *down* what they may
    fall by from their greatest, each with the number of cells without an end that it leaves out.
    """
    moved: list[int] = []
    (rise, endless_up), (fall, endless_down) = up, down
    if endless_up and endless_down > 1:
        return moved
    for place, factor in factors:
        low, high = least[place], most[place]
        if high is None:
            if endless_down == 1 and -(fall // factor) > low:
                least[place] = -(fall // factor)
                moved.append(place)
        elif not endless_down and factor * (high - low) > fall:
            least[place] = high - fall // factor
            moved.append(place)
        if not endless_up and (high is None or factor * (high - low) > rise):
            most[place] = low + rise // factor
            moved.append(place)
    return moved
