"""Numbers of persons side by side in one integer, `WIDTH` bits each: to add all of them is one addition."""

WIDTH = 24
FIELD = (1 << WIDTH) - 1


def small_fields(numbers: int, k: int) -> int:
    """The fields of *numbers* that are above zero and under *k*, all bits of each."""
    found, at = 0, 0
    while numbers >> at:
        if 0 < numbers >> at & FIELD < k:
            found |= FIELD << at
        at += WIDTH
    return found


def without_fields(numbers: int, changed: int) -> int:
    """*numbers* without the fields in which *changed* is not zero."""
    while both := numbers & changed:
        numbers &= ~(FIELD << lowest_field(both))
    return numbers


def lowest_field(numbers: int) -> int:
    """Where the lowest field that is not zero begins."""
    return ((numbers & -numbers).bit_length() - 1) // WIDTH * WIDTH
