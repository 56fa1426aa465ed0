"""What is written in one cell: a date with its hour, or a bare hour. Which number is the day may still be open."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import cache, lru_cache
from typing import Literal

from .vocabulary import words

Order = Literal["day first", "month first"]

_ZONE = r"(?:utc|gmt)?[+-]\d{1,2}(?::?\d\d)?|[a-z]{1,5}"
_HOUR = rf"(\d{{1,2}})[:.h](\d{{2}})(?:[:.](\d{{2}})(?:[.,]\d+)?)?\s*(?:([ap])\.?\s?m\.?)?\s*({_ZONE})?"
_TIME = re.compile(_HOUR + "$")
_AND = r"(?:[t,\s]{1,5}(?:à|às|as|at|a las|a la)\s|[t,\s]+)"  # `09/05/2024 à 10:02` in French, `às` in Portuguese
_NUMERIC = re.compile(r"(\d{1,4})[/.\-](\d{1,2})[/.\-](\d{1,4})(?:" + _AND + _HOUR + ")?$")
_MONTH_FIRST = re.compile(r"(?:[^\W\d]+\.?,?\s+)??([^\W\d]{3,})\.?\s+(\d{1,2}),?\s+(\d{4})(?:" + _AND + _HOUR + ")?$")
_DAY_FIRST = re.compile(
    r"(\d{1,2})(?:\s+de|-|\s|\.)\s*([^\W\d]{3,})\.?(?:\s+del?|-|,)?\s*(\d{4})(?:" + _AND + _HOUR + ")?$"
)
_IN_FILENAME = re.compile(r"(?<!\d)(20\d\d)[-_. ]?(0[1-9]|1[0-2])[-_. ]?(0[1-9]|[12]\d|3[01])(?!\d)")
_OFFSET = re.compile(r"(?:utc|gmt)?([+-])(\d{1,2}):?(\d\d)?$")
_SERIAL = re.compile(r"(\d{5})[.,](\d+)$")
_SERIALS = range(36_526, 58_000)  # of the years 2000 to 2058
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
    if match := _NUMERIC.match(text):
        first, second, third = (int(number) for number in match.groups()[:3])
        if len(match[1]) == 4:
            return _with_clock((first, second, third), "year first", match.groups()[3:])
        return _with_clock((first, second, third), _certain(first, second), match.groups()[3:])
    if match := _TIME.match(text):
        return _with_clock(None, "", match.groups())
    if match := _MONTH_FIRST.match(text):
        return _named(match[3], match[1], match[2], match.groups()[3:])
    if match := _DAY_FIRST.match(text):
        return _named(match[3], match[2], match[1], match.groups()[3:])
    if match := _SERIAL.match(text):
        return _of_serial(int(match[1]), float(f"0.{match[2]}"))
    return None


def _of_serial(days: int, part: float) -> Written | None:
    """What a spreadsheet shows of a moment in a column of numbers: the days since 1899 and the part of a day."""
    if days not in _SERIALS:
        return None
    moment = datetime(1899, 12, 30) + timedelta(days=days, seconds=round(part * 86_400))
    return Written(
        (moment.year, moment.month, moment.day), "year first", (moment.hour, moment.minute, moment.second), None
    )


def reads(text: str) -> bool:
    """Whether *text* is an hour, with or without a date."""
    moment = written.__wrapped__(text)  # not remembered: what is tried here may be a name
    return moment is not None and moment.has_clock


def _certain(first: int, second: int) -> str:
    if first > 12 >= second:
        return "day first"
    return "month first" if second > 12 >= first else ""


def _named(year: str, month: str, day: str, clock: tuple[str | None, ...]) -> Written | None:
    number = months().get(month[:4]) or months().get(month[:3])
    return _with_clock((int(year), number, int(day)), "year first", clock) if number else None


@cache
def months() -> dict[str, int]:
    """The first letters of the months in en, es, pt and fr, to their number."""
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
    zone = _zone_of(offset) if offset else None
    if offset and zone is None:
        return None  # letters that are no clock: the cell says something else
    return Written(numbers, order, (hours, int(minute or 0), int(second or 0)), zone, True, bool(half))


@lru_cache(maxsize=64)
def _zone_of(offset: str) -> tzinfo | None:
    """The clock of `z`, `-05:00`, `gmt-5` or `edt`, None when it is none of them."""
    if match := _OFFSET.match(offset):
        minutes = int(match[2]) * 60 + int(match[3] or 0)
        return timezone(timedelta(minutes=minutes if match[1] == "+" else -minutes)) if minutes < 24 * 60 else None
    minutes = words()["zones"].get(offset)
    if minutes is None:
        return None
    return timezone(timedelta(minutes=minutes)) if minutes else UTC


def day_in_filename(filename: str) -> date | None:
    """The one day that a file's name tells, as `2020-06-04` or `20200604`."""
    days = {match.groups() for match in _IN_FILENAME.finditer(filename)}
    if len(days) != 1:
        return None
    try:
        year, month, day = next(iter(days))
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def day_of(moment: Written, order: Order) -> date | None:
    first, second, third = moment.numbers or (0, 0, 0)
    if moment.order == "year first":
        year, month, day = first, second, third
    elif (moment.order or order) == "day first":
        day, month, year = first, second, third
    else:
        month, day, year = first, second, third
    year += 2000 if year < 100 else 0
    try:
        return date(year, month, day) if 1990 <= year <= 2100 else None
    except ValueError:
        return None
