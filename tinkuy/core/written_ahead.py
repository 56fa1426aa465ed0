"""Rows that were written while the clock was ahead would be kept for as much longer. They are dated back.

What is kept for some days after it was made says so once, in `AppConfig.ready`:

    register_moments(AttendanceImport.objects, "made_at", last_day="erase_on")  from a moment at which it was written
    register_last_day(DroppedFile.objects, "erase_on", timedelta(days=3))  until a day that is never further away
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Model, QuerySet

from . import clock

type Rows = Callable[[], QuerySet[Model]]


@dataclass(frozen=True)
class DatedRows:
    """`rows` of one model; `longest` where `field` is their last day, else it is the moment at which they were written.

    A moment moves the `last_day` that was counted from it.
    """

    rows: Rows
    field: str
    last_day: str = ""
    longest: timedelta | None = None

    def ahead(self) -> QuerySet[Model]:
        """What a clock that is right cannot have written."""
        latest = clock.horizon() if self.longest is None else clock.horizon().date() + self.longest
        return self.rows().filter(**{f"{self.field}__gt": latest})

    def date_back(self) -> int:
        """Take what is ahead as written now; how many rows."""
        now = clock.now()
        if self.longest is not None:
            return self.ahead().update(**{self.field: now.date() + self.longest})
        if not self.last_day:
            return self.ahead().update(**{self.field: now})
        rows_ahead = list(self.ahead().values_list("pk", self.field, self.last_day))
        for pk, written, until in rows_ahead:
            self.rows().filter(pk=pk).update(**{self.field: now, self.last_day: _moved(until, written, now)})
        return len(rows_ahead)


_registered: dict[tuple[str, str], DatedRows] = {}


def register_moments(rows: Rows, *moments: str, last_day: str = "") -> None:
    """Say that *rows* are kept for a time after each of their *moments*, and no longer than *last_day*."""
    for moment in moments:
        _add(DatedRows(rows, moment, last_day))


def register_last_day(rows: Rows, last_day: str, longest: timedelta) -> None:
    """Say that *last_day* of *rows* is never more than *longest* away."""
    _add(DatedRows(rows, last_day, longest=longest))


def written_ahead() -> int:
    """How many rows were written while the clock was ahead."""
    return sum(dated.ahead().count() for dated in _registered.values())


def date_back() -> int:
    """Have them be of now; how many. Only by a clock that is believed."""
    return sum(dated.date_back() for dated in _registered.values())


def declared() -> Iterator[tuple[str, str]]:
    """The labels of models and their fields that were named."""
    yield from _registered


def _add(dated: DatedRows) -> None:
    _registered[dated.rows().model._meta.label, dated.field] = dated


def _moved(until: date, written: datetime, now: datetime) -> date:
    """A last day before the moment was not counted from it."""
    return until - (written.date() - now.date()) if until >= written.date() else until
