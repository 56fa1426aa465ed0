"""A figure carries how it was made (invariant 25)."""

from dataclasses import dataclass

from django.utils.functional import Promise

type Definition = str | Promise


@dataclass(frozen=True)
class Figure:
    """`value` is numerator ÷ denominator, None when there is nothing to divide by; for a plain count it is the count.

    `definition` is a translatable sentence that says what the two numbers count. `persons` are the counts of persons
    that the figure gives away, its remainder included: the small-numbers rule looks at them.
    """

    value: float | None
    numerator: float
    denominator: float
    definition: Definition
    persons: tuple[int, ...] = ()


def share(part: int, whole: int, definition: Definition) -> Figure:
    """Of *whole* persons, the *part* that …; the rest of them is a count of persons too."""
    return ratio(part, whole, definition, persons=(part, whole, whole - part))


def ratio(numerator: float, denominator: float, definition: Definition, persons: tuple[int, ...] = ()) -> Figure:
    """The figure *numerator* ÷ *denominator*, of which neither is part of the other."""
    return Figure(numerator / denominator if denominator else None, numerator, denominator, definition, persons)


def count_figure(number: int, definition: Definition, persons: tuple[int, ...] = ()) -> Figure:
    """A plain count: there is nothing to divide by."""
    return Figure(float(number), number, 0, definition, persons)
