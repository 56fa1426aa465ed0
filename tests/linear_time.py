"""Whether work takes as long as what it is given, on whatever machine."""

import time
from collections.abc import Callable

TIMES = 3
"""Twice as much takes twice as long, and four times as long where each part is looked for in all others."""


def is_linear(work: Callable[[int], object], size: int, seconds: float) -> bool:
    """Whether *work* of *size* takes less than *seconds* of the processor, or less than TIMES what half of it takes
    just then: a slow or busy machine takes longer for both.
    """
    return _seconds(work, size) < seconds or any(_seconds(work, size) < TIMES * _half(work, size) for _ in range(3))


def _half(work: Callable[[int], object], size: int) -> float:
    return _seconds(work, size // 2)


def _seconds(work: Callable[[int], object], size: int) -> float:
    began = time.process_time()
    work(size)
    return time.process_time() - began
