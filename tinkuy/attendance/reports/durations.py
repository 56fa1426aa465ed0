"""Durations as the platforms write them: `19m 26s`, `1 hr 2 min`, `58 min`, `59 Min. 0 Sek.`, `01:02:03`, `97`."""

import re
from collections.abc import Callable, Iterable

# Hours, minutes and seconds in en, es, pt, de and pl begin with these letters.
_WORDED = re.compile(r"(\d+(?:[.,]\d+)?)\s*(h|std|godz|m(?!s)|s(?!td))[a-zà-ÿ]*\.?", re.I)
_CLOCK = re.compile(r"(\d{1,3}):(\d{2})(?::(\d{2}))?$")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?$")
_LONGEST = 40
_LONGEST_HOURS = 12  # no session lasts longer: what would are minutes
_MINUTES = {"h": 60.0, "std": 60.0, "godz": 60.0, "m": 1.0, "s": 1 / 60}


def minutes_in(text: str) -> float | None:
    """The minutes that *text* tells, or None; a bare number is minutes, two parts of a clock are hours and minutes."""
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    if _NUMBER.match(text):
        return float(text.replace(",", "."))
    if clock := _CLOCK.match(text):
        hours, minutes, seconds = clock.groups(default="0")
        return int(hours) * 60 + int(minutes) + int(seconds) / 60
    parts = _WORDED.findall(text)
    if not parts:
        return None
    return sum(float(number.replace(",", ".")) * _MINUTES[unit.casefold()] for number, unit in parts)


def reader_for(texts: Iterable[str]) -> Callable[[str], float | None]:
    """How to read the durations of one column, of which *texts* are cells: `32:14` may be minutes and seconds.

    It is where another cell has three parts, or where hours would be more than any session has.
    """
    clocks = [clock for text in texts if (clock := _CLOCK.match(text.strip()))]
    two = [clock for clock in clocks if clock[3] is None]
    if two and (len(two) < len(clocks) or any(int(clock[1]) > _LONGEST_HOURS for clock in two)):
        return _with_seconds
    return minutes_in


def _with_seconds(text: str) -> float | None:
    clock = _CLOCK.match(text.strip())
    if clock is None or clock[3] is not None:
        return minutes_in(text)
    return int(clock[1]) + int(clock[2]) / 60
