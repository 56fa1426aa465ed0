"""The hour of a session in the calendars that read the file: each week from 2024 to 2030, in zones of every habit."""

from datetime import UTC, datetime, timedelta
from functools import cache
from io import StringIO
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from dateutil.tz import tzical
from icalendar import Calendar
from vobject import readOne

from tinkuy.convening.calendars.files import Dated, calendar_bytes

FIRST, LAST = datetime(2024, 1, 10, 15, tzinfo=UTC), datetime(2030, 12, 31, tzinfo=UTC)
WEEKS = [FIRST + timedelta(weeks=number) for number in range((LAST - FIRST).days // 7)]
ZONES = [
    "America/Santiago",
    "America/Asuncion",
    "America/Bogota",
    "America/Sao_Paulo",
    "America/Lima",
    "America/Mexico_City",
    "America/New_York",
    "Europe/Madrid",
    "Australia/Lord_Howe",
    "UTC",
]


def file_of(zone: str, moments: list[datetime]) -> bytes:
    sessions = [Dated(f"{moment:%Y%m%d}", 0, moment.isoformat(), 60, "Sesión", "CONFIRMED") for moment in moments]
    return calendar_bytes(sessions, zone=zone, stamp=FIRST)


@cache
def file_of_weeks(zone: str) -> bytes:
    """Written once for both of its readers."""
    return file_of(zone, WEEKS)


def nameless(zone: str) -> bytes:
    """The same file with its zone under a name that no program knows: who reads it has the file's own hours alone."""
    return file_of_weeks(zone).replace(zone.encode(), f"Casa/{zone.replace('/', '-')}".encode())


@cache
def parsed(file: bytes) -> Calendar:
    """Each file is parsed once: a fifth of a second for one of all weeks."""
    return Calendar.from_ical(file)


def walls(file: bytes) -> list[datetime]:
    """The hours as the file writes them, without what any program knows of zones."""
    return [event["DTSTART"].dt.replace(tzinfo=None) for event in parsed(file).walk("VEVENT")]


def onsets(file: bytes) -> list[tuple[datetime, timedelta]]:
    """From which moment which offset holds, as a program reads it that takes one onset of each observance."""
    observances = [*parsed(file).walk("STANDARD"), *parsed(file).walk("DAYLIGHT")]
    return sorted((one["DTSTART"].dt - one["TZOFFSETFROM"].td, one["TZOFFSETTO"].td) for one in observances)


@pytest.mark.parametrize("zone", ZONES)
def test_capability_P9_a_calendar_with_its_own_reader_of_zones_has_the_hour_of_each_week(zone):
    """As dateutil reads it, which has the zone from the file alone."""
    file = file_of_weeks(zone)
    if zone == "UTC":
        assert [wall.replace(tzinfo=UTC) for wall in walls(file)] == WEEKS
        return

    read = tzical(StringIO(file.decode())).get(zone)

    assert [wall.replace(tzinfo=read).astimezone(UTC) for wall in walls(file)] == WEEKS


@pytest.mark.parametrize("zone", ZONES[:-1])
def test_capability_P9_three_parsers_have_the_hour_of_each_week_from_the_file_alone(zone):
    """icalendar, vobject and dateutil, none of which knows the zone by its name."""
    file = nameless(zone)
    own = tzical(StringIO(file.decode())).get()

    assert [event.start.astimezone(UTC) for event in parsed(file).events] == WEEKS
    assert [event.dtstart.value.astimezone(UTC) for event in readOne(file.decode()).vevent_list] == WEEKS
    assert [wall.replace(tzinfo=own).astimezone(UTC) for wall in walls(file)] == WEEKS


@pytest.mark.parametrize("zone", ZONES[:-1])
def test_capability_P9_a_calendar_that_takes_one_onset_of_each_observance_has_the_hour_of_each_week(zone):
    """As ical.js reads it: of a list of changes, what programs take differs."""
    file = file_of_weeks(zone)
    changes = [*onsets(file), (datetime(2040, 1, 1), timedelta())]

    hours = [
        (wall - offset).replace(tzinfo=UTC)
        for wall in walls(file)
        for (start, offset), (end, _later) in pairwise(changes)
        if start <= wall - offset < end
    ]

    assert hours == WEEKS
    assert b"RDATE" not in file


@pytest.mark.parametrize("zone", ZONES)
def test_capability_P9_changes_of_clocks_stand_at_their_moment(zone):
    """To the minute: the hours around a change are right, too."""
    around = datetime(2026, 1, 1, tzinfo=UTC)
    hours = [around + timedelta(minutes=30 * number) for number in range(48 * 366)]

    starts = onsets(file_of(zone, [around, around + timedelta(days=366)]))

    def offset(moment: datetime) -> timedelta:
        return [there for start, there in starts if start <= moment.replace(tzinfo=None)][-1]

    known = ZoneInfo(zone)
    assert zone == "UTC" or [one for one in hours if offset(one) != one.astimezone(known).utcoffset()] == []
