"""How old the time zones of this machine are, and whether they know the rules that changed last.

Python reads them from the system, and from the `tzdata` package where the system has none. A country changes its clocks
by decree, some weeks ahead: a machine with last year's data tells its people a wrong hour and never knows.
"""

import re
import zoneinfo
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from pathlib import Path

KNOWN_OFFSETS = (
    ("America/Asuncion", datetime(2025, 7, 1, 15, tzinfo=UTC), -3),  # no winter time any more, from October 2024
    ("America/Santiago", datetime(2022, 9, 7, 15, tzinfo=UTC), -4),  # the change came a week late that year
    ("America/Mexico_City", datetime(2023, 7, 1, 15, tzinfo=UTC), -6),  # no summer time any more, from October 2022
)
"""Zone, moment, hours from UTC: the latest changes of the rules of the countries that may be invited."""

VERSION = re.compile(r"\b(\d{4}[a-z]+)\b")


def version_of_zones() -> str:
    """The release in use, as IANA names it («2026b»); empty where nothing on this machine says so."""
    return next((match[1] for text in _first_lines() if (match := VERSION.search(text))), "")


def unknown_changes() -> list[str]:
    """The zones whose last change of rules these data do not know; one that is missing is among them."""
    return [zone for zone, moment, hours in KNOWN_OFFSETS if _offset(zone, moment) != timedelta(hours=hours)]


def is_old(version: str, now: datetime) -> bool:
    """Whether a release is of the year before last, or older. There are some every year."""
    return bool(version) and int(version[:4]) < now.year - 1


def _offset(zone: str, moment: datetime) -> timedelta | None:
    try:
        return moment.astimezone(zoneinfo.ZoneInfo(zone)).utcoffset()
    except zoneinfo.ZoneInfoNotFoundError:
        return None


def _first_lines() -> Iterator[str]:
    """Where a release is written: beside the system's zones, else in the package."""
    for folder in map(Path, zoneinfo.TZPATH):
        for name in ("tzdata.zi", "+VERSION"):
            if (folder / name).is_file():
                with (folder / name).open(encoding="utf-8") as file:
                    yield file.readline()
    try:
        with files("tzdata").joinpath("zoneinfo", "tzdata.zi").open(encoding="utf-8") as file:
            yield file.readline()
    except (ModuleNotFoundError, FileNotFoundError):
        return
