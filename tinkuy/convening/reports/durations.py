"""Durations as the platforms write them: `19m 26s`, `1 hr 2 min`, `58 min`, `59 Min. 0 Sek.`, `01:02:03`, `97`."""

import re

# Hours, minutes and seconds in en, es, pt, de and pl begin with these letters.
_WORDED = re.compile(r"(\d+(?:[.,]\d+)?)\s*(h|std|godz|m(?!s)|s(?!td))[a-zà-ÿ]*\.?", re.I)
_CLOCK = re.compile(r"(\d{1,3}):(\d{2})(?::(\d{2}))?$")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?$")
_LONGEST = 40
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
