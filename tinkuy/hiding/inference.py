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


type _Factors = dict[int, _Number]
"""Of each cell, by its place in a list, its factor, never zero: texts and tuples are looked up many times slower."""
type _Equation = tuple[_Factors, _Number]
"""Σ factor × cell = constant."""


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
    places = {cell: place for place, cell in enumerate(unknown)}
    equations = [equation for one in sums if (equation := _equation(one, counts, places))[0]]
    least = [0 if cell in may_be_zero else 1 for cell in places]
    bounds = _bounds([*equations, *_reduced(equations)], least)
    return (
        dict(zip(places, bounds, strict=True)) if bounds else {cell: (counts[cell], counts[cell]) for cell in unknown}
    )


def _equation[C: Hashable](one: Sum[C], counts: Mapping[C, int], places: Mapping[C, int]) -> _Equation:
    factors: _Factors = {}
    constant = 0
    if (place := places.get(one.total)) is None:
        constant = counts[one.total]
    else:
        factors[place] = -1
    for cell in one.parts:
        if (place := places.get(cell)) is None:
            constant -= counts[cell]
        else:
            factors[place] = factors.get(place, 0) + 1
    if 0 in factors.values():
        factors = {place: factor for place, factor in factors.items() if factor}
    return factors, constant


def _reduced(equations: list[_Equation]) -> list[_Equation]:
    """The same equations in reduced row echelon form: a cell alone in one of them is solved."""
    done: dict[int, _Equation] = {}
    having: dict[int, set[int]] = {}  # each cell: the pivots of the equations that it stands in
    for equation in sorted(equations, key=lambda one: len(one[0])):
        for pivot in [cell for cell in equation[0] if cell in done]:
            equation = _without(equation, pivot, done[pivot])
        if not equation[0]:
            continue
        pivot = min(equation[0], key=lambda cell: len(having.get(cell, ())))
        equation = _over(equation, equation[0][pivot])
        for place in list(having.get(pivot, ())):
            _put(done, having, place, _without(done[place], pivot, equation))
        _put(done, having, pivot, equation)
    return list(done.values())


def _put(done: dict[int, _Equation], having: dict[int, set[int]], place: int, equation: _Equation) -> None:
    before = done[place][0] if place in done else {}
    done[place] = equation
    for cell in before.keys() - equation[0].keys():
        having[cell].discard(place)
    for cell in equation[0].keys() - before.keys():
        having.setdefault(cell, set()).add(place)


def _over(equation: _Equation, factor: _Number) -> _Equation:
    """*equation* ÷ *factor*."""
    if factor == 1:
        return equation
    return {cell: _ratio(own, factor) for cell, own in equation[0].items()}, _ratio(equation[1], factor)


def _ratio(number: _Number, by: _Number) -> _Number:
    if by in (1, -1):
        return number * by
    ratio = Fraction(number) / by
    return ratio.numerator if ratio.denominator == 1 else ratio


def _without(other: _Equation, pivot: int, equation: _Equation) -> _Equation:
    """*other* minus the multiple of *equation* that takes *pivot* out of it."""
    times = other[0].get(pivot)
    if not times:
        return other
    factors = dict(other[0])
    for cell, factor in equation[0].items():
        left = factors.get(cell, 0) - times * factor
        if left:
            factors[cell] = left
        else:
            factors.pop(cell, None)
    return factors, other[1] - times * equation[1]


def _bounds(equations: list[_Equation], least: list[int]) -> list[Interval] | None:
    """Between the *least* value of each unknown and a greatest one, narrowed until nothing moves; None if cut off.

    In whatever order the equations are looked at, it ends in the same place. A page asks for some ten thousand
    narrowings: all numbers are whole.
    """
    least, most = list(least), list[int | None]([None] * len(least))
    rows = [_row(*one) for one in equations]
    rows_of: list[list[int]] = [[] for _ in least]
    for number, row in enumerate(rows):
        for place, _factor in (*row[0], *row[1]):
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
    return list(zip(least, most, strict=True))


type _Terms = list[tuple[int, int]]
type _Row = tuple[_Terms, _Terms, int]
"""An equation for narrowing: Σ factor × cell of the first − Σ factor × cell of the second = constant; factors above 0.
"""


def _row(factors: _Factors, constant: _Number) -> _Row:
    """The equation times the number that makes it whole."""
    if {type(constant), *map(type, factors.values())} != {int}:
        times = math.lcm(constant.denominator, *[factor.denominator for factor in factors.values()])
        factors, constant = {cell: factor * times for cell, factor in factors.items()}, constant * times
    plus = [(cell, int(factor)) for cell, factor in factors.items() if factor > 0]
    minus = [(cell, int(-factor)) for cell, factor in factors.items() if factor < 0]
    return plus, minus, int(constant)


def _narrow(row: _Row, least: list[int], most: list[int | None]) -> list[int]:
    """Narrow each cell of *row* by what the others leave for it; the places of those that moved."""
    plus, minus, constant = row
    above, below = constant, -constant  # over the least possible sum, and under the greatest
    endless_above = endless_below = 0
    for place, factor in plus:
        above -= factor * least[place]
        if (high := most[place]) is None:
            endless_below += 1
        else:
            below += factor * high
    for place, factor in minus:
        below -= factor * least[place]
        if (high := most[place]) is None:
            endless_above += 1
        else:
            above += factor * high
    moved = _moved(plus, (above, endless_above), (below, endless_below), least, most)
    return moved + _moved(minus, (below, endless_below), (above, endless_above), least, most)


def _moved(
    factors: _Terms,
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
