"""What is written in one cell: a date with its hour, or a bare hour. Which number is the day may still be open."""

import re
from dataclasses import dataclass
from datetime import UTC, date, timedelta, timezone, tzinfo
from functools import cache, lru_cache
from typing import Literal

from .vocabulary import words

Order = Literal["day first", "month first"]

_HOUR = r"(\d{1,2})[:.h](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*(?:([ap])\.?\s?m\.?)?\s*(z|utc|gmt|[+-]\d\d:?\d\d)?"
_TIME = re.compile(_HOUR + "$")
_NUMERIC = re.compile(r"(\d{1,4})[/.\-](\d{1,2})[/.\-](\d{1,4})(?:[t,\s]+" + _HOUR + ")?$")
_MONTH_FIRST = re.compile(r"(?:[^\W\d]+\.?,?\s+)??([^\W\d]{3,})\.?\s+(\d{1,2}),?\s+(\d{4})(?:[,\s]+" + _HOUR + ")?$")
_DAY_FIRST = re.compile(
    r"(\d{1,2})(?:\s+de|-|\s|\.)\s*([^\W\d]{3,})\.?(?:\s+del?|-|,)?\s*(\d{4})(?:[,\s]+" + _HOUR + ")?$"
)
_IN_FILENAME = re.compile(r"(?<!\d)(20\d\d)[-_. ]?(0[1-9]|1[0-2])[-_. ]?(0[1-9]|[12]\d|3[01])(?!\d)")
_LONGEST = 60


@dataclass(frozen=True)
class Written:
    """A moment as written: the three numbers of the date in their order (none for a bare hour), the clock, the offset.

    `order` is "" while the numbers could be read either way.
    """

    numbers: tuple[int, int, int] | None
    order: str
    clock: tuple[int, int, int]
    offset: tzinfo | None
    has_clock: bool = True
    is_twelve_hour: bool = False


@lru_cache(maxsize=65_536)
def written(text: str) -> Written | None:
    """What *text* says, or None when it is no date or hour."""
    if len(text) > _LONGEST:
        return None
    text = " ".join(text.casefold().split())
    if found := _NUMERIC.match(text):
        first, second, third = (int(number) for number in found.groups()[:3])
        if len(found[1]) == 4:
            return _with_clock((first, second, third), "year first", found.groups()[3:])
        return _with_clock((first, second, third), _certain(first, second), found.groups()[3:])
    if found := _TIME.match(text):
        return _with_clock(None, "", found.groups())
    if found := _MONTH_FIRST.match(text):
        return _named(found[3], found[1], found[2], found.groups()[3:])
    if found := _DAY_FIRST.match(text):
        return _named(found[3], found[2], found[1], found.groups()[3:])
    return None


def reads(text: str) -> bool:
    """Whether *text* is an hour, with or without a date."""
    moment = written.__wrapped__(text)  # not remembered: what is tried here may be a name
    return moment is not None and moment.has_clock


def _certain(first: int, second: int) -> str:
    if first > 12 >= second:
        return "day first"
    return "month first" if second > 12 >= first else ""


def _named(year: str, month: str, day: str, clock: tuple[str | None, ...]) -> Written | None:
    number = months().get(month[:3])
    return _with_clock((int(year), number, int(day)), "year first", clock) if number else None


@cache
def months() -> dict[str, int]:
    """The first three letters of the months in en, es and pt, to their number."""
    return {name: number for number, names in enumerate(words()["months"], start=1) for name in names}


def _with_clock(numbers: tuple[int, int, int] | None, order: str, clock: tuple[str | None, ...]) -> Written | None:
    hour, minute, second, half, offset = clock
    if hour is None:
        return Written(numbers, order, (0, 0, 0), None, has_clock=False)
    hours = int(hour)
    if half:
        hours = hours % 12 + (12 if half == "p" else 0)
    if hours > 23 or int(minute or 0) > 59 or int(second or 0) > 59:
        return None
    return Written(numbers, order, (hours, int(minute or 0), int(second or 0)), _zone_of(offset), True, bool(half))


def _zone_of(offset: str | None) -> tzinfo | None:
    if not offset:
        return None
    if offset in ("z", "utc", "gmt"):
        return UTC
    minutes = int(offset[1:3]) * 60 + int(offset[-2:])
    return timezone(timedelta(minutes=minutes if offset[0] == "+" else -minutes)) if minutes < 24 * 60 else None


def day_in_filename(filename: str) -> date | None:
    """The one day that a file's name tells, as `2020-06-04` or `20200604`."""
    found = {match.groups() for match in _IN_FILENAME.finditer(filename)}
    if len(found) != 1:
        return None
    try:
        year, month, day = next(iter(found))
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def day_of(found: Written, order: Order) -> date | None:
    first, second, third = found.numbers or (0, 0, 0)
    if found.order == "year first":
        year, month, day = first, second, third
    elif (found.order or order) == "day first":
        day, month, year = first, second, third
    else:
        month, day, year = first, second, third
    year += 2000 if year < 100 else 0
    try:
        return date(year, month, day) if 1990 <= year <= 2100 else None
    except ValueError:
        return None
