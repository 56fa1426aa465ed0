"""Rows that were written while the clock was ahead would be kept for as much longer. They are dated back.

What is kept for some days after it was made says so once, in `AppConfig.ready`:

    register_moments(Upload.objects.all, "made_at", count_anew=count_files_anew)  from when it was written
    register_last_day(SomeFile.objects.all, "erase_on", timedelta(days=3))  until a day that is never further away

A last day that is written down is counted anew by the rule that gave it. What a rule counts from something else, as the
close of a cycle, no clock that was ahead has moved.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import batched
from typing import Any

from django.db.models import Model, QuerySet

from tinkuy.core import clock

type Rows = Callable[[], QuerySet[Model]]
type CountAnew = Callable[[QuerySet[Any]], object]
"""Gives rows the last day that they have by the moments which they tell now."""
AT_ONCE = 5_000


@dataclass(frozen=True)
class DatedRows:
    """`rows` of one model; `longest` where `field` is their last day, else it is the moment at which they were written,
    and `count_anew` is the rule of a last day that may be counted from it.
    """

    rows: Rows
    field: str
    count_anew: CountAnew | None = None
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
        if self.count_anew is None:
            return self.ahead().update(**{self.field: now})
        keys = list(self.ahead().values_list("pk", flat=True))
        for some in batched(keys, AT_ONCE, strict=False):
            moved = self.rows().filter(pk__in=some)
            moved.update(**{self.field: now})
            self.count_anew(moved)
        return len(keys)


_registered: dict[tuple[str, str], DatedRows] = {}


def register_moments(rows: Rows, *moments: str, count_anew: CountAnew | None = None) -> None:
    """Say that *rows* are kept for a time after each of their *moments*; *count_anew* where a last day is written."""
    for moment in moments:
        _add(DatedRows(rows, moment, count_anew))


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
