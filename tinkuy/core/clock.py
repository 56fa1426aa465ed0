"""The one clock of the product. Code asks `now()`; the example data and tests set it with `at()`."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, timedelta

from django.utils import timezone

SKEW = timedelta(minutes=5)
"""By so much the clocks of two processes may differ."""

_set: ContextVar[datetime | None] = ContextVar("clock", default=None)


def now() -> datetime:
    """The present moment, in UTC, or the one set by `at`."""
    return _set.get() or timezone.now()


def today() -> date:
    """The present day in UTC."""
    return now().date()


def horizon() -> datetime:
    """No row that was written by a right clock bears a later moment.

    What does was written while a clock was ahead, and holds nothing up, opens nothing and counts for nothing: it would
    do so until that moment comes.
    """
    return now() + SKEW


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Within the block the clock stands at *moment* (which carries its zone)."""
    if moment.tzinfo is None:
        raise ValueError("the clock needs a moment with a zone")
    token = _set.set(moment)
    try:
        yield
    finally:
        _set.reset(token)
