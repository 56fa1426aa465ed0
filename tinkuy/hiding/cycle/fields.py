"""Numbers of persons side by side in one integer, `WIDTH` bits each: to add all of them is one addition."""

from collections.abc import Iterator
from functools import lru_cache

WIDTH = 24
FIELD = (1 << WIDTH) - 1
_NO_BITS, _ALL_BITS = bytes(WIDTH // 8), b"\xff" * (WIDTH // 8)


def small_fields(numbers: int, k: int) -> int:
    """The fields of *numbers* that are above zero and under *k*, all bits of each."""
    marks = bytearray()
    for field in _bytes_of_fields(numbers):
        marks += _ALL_BITS if 0 < int.from_bytes(field, "little") < k else _NO_BITS
    return int.from_bytes(marks, "little")


def _bytes_of_fields(numbers: int) -> Iterator[bytes]:
    """Each field as bytes, the lowest first: shifting a long integer once for each would copy all of it each time."""
    size = WIDTH // 8
    length = -(-numbers.bit_length() // WIDTH) * size
    whole = numbers.to_bytes(length, "little")
    return (whole[at : at + size] for at in range(0, length, size))


def without_fields(numbers: int, changed: int) -> int:
    """*numbers* without the fields in which both have a bit."""
    both = numbers & changed
    ones = _ones(both.bit_length() // WIDTH + 1)
    low, high = ones * (FIELD >> 1), ones << WIDTH - 1
    marks = ((both & low) + low | both) & high  # the highest bit of each field that is not zero
    return numbers & ~((marks << 1) - (marks >> WIDTH - 1))


def _ones(fields: int) -> int:
    """A one in each of so many fields, or of a few more."""
    return _ones_of(1 << fields.bit_length())


@lru_cache(maxsize=32)
def _ones_of(fields: int) -> int:
    return int.from_bytes(bytes((1, *_NO_BITS[1:])) * fields, "little")


def lowest_field(numbers: int) -> int:
    """Where the lowest field that is not zero begins."""
    return ((numbers & -numbers).bit_length() - 1) // WIDTH * WIDTH
