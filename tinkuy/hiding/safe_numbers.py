"""The one call: what of some numbers of persons an audience may read."""

from collections.abc import Iterable
from typing import Protocol, overload

from .audience import Audience, smallest_safe_count
from .small_numbers import safe_count


class Numbers[T](Protocol):
    """Counts of persons that hang together."""

    def safe_at(self, k: int, /) -> T:
        """What of them may be read where a count of fewer than *k* persons, or what would tell it, may not."""


@overload
def safe(numbers: int, audience: Audience) -> int | None: ...
@overload
def safe[T](numbers: Numbers[T], audience: Audience) -> T: ...
def safe(numbers, audience):  # type: ignore[no-untyped-def]
    """What *audience* may read of *numbers*: of a count that stands alone the count, or None where it is small."""
    k = smallest_safe_count(audience)
    return safe_count(numbers, k) if isinstance(numbers, int) else numbers.safe_at(k)


def are_safe(counts: Iterable[int], audience: Audience) -> bool:
    """Whether *audience* may read all of these *counts*, each of which stands alone."""
    return all(safe(count, audience) is not None for count in counts)
