"""The one clock of the product. Code asks `now()`; the example data and tests set it with `at()`."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.utils import timezone

_set: ContextVar[datetime | None] = ContextVar("clock", default=None)


def now() -> datetime:
    """The present moment, in UTC, or the one set by `at`."""
    return _set.get() or timezone.now()


def today() -> date:
    """The present day in UTC."""
    return now().date()


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
