"""What three programs that know nothing of each other read in a calendar file, on which they must agree.

`icalendar` also writes our files; `ical` is another reading of RFC 5545, by other people, strict in types; `vobject` is
what many servers of calendars stand on, and has the hours from the zone that the file brings.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from ical.calendar_stream import IcsCalendarStream
from icalendar import Calendar
from vobject import readOne


@dataclass(frozen=True)
class Entry:
    """What a calendar shows of a session; hours in UTC."""

    uid: str
    sequence: int
    title: str
    begin: datetime
    end: datetime
    status: str
    link: str


def read(file: bytes) -> list[Entry]:
    """By all readers, which say the same."""
    once = _by_icalendar(file)
    assert _by_ical(file) == once
    assert _by_vobject(file) == once
    return once


def _by_icalendar(file: bytes) -> list[Entry]:
    return [
        Entry(
            str(one["UID"]),
            int(one["SEQUENCE"]),
            str(one["SUMMARY"]),
            one.start.astimezone(UTC),
            one.end.astimezone(UTC),
            str(one["STATUS"]),
            str(one.get("URL", "")),
        )
        for one in Calendar.from_ical(file).events
    ]


def _by_ical(file: bytes) -> list[Entry]:
    return [
        Entry(
            one.uid,
            one.sequence,
            one.summary,
            one.dtstart.astimezone(UTC),
            one.dtend.astimezone(UTC),
            str(one.status.value),
            str(one.url or ""),
        )
        for one in IcsCalendarStream.calendar_from_ics(file.decode()).events
    ]


def _by_vobject(file: bytes) -> list[Entry]:
    return [
        Entry(
            one.uid.value,
            int(one.sequence.value),
            one.summary.value,
            one.dtstart.value.astimezone(UTC),
            one.dtend.value.astimezone(UTC),
            one.status.value,
            one.getChildValue("url", ""),
        )
        for one in readOne(file.decode()).contents.get("vevent", ())
    ]


def imported_entries(files: Iterable[bytes]) -> list[Entry]:
    """What a calendar has that took these over, one after another: of each session the latest revision (RFC 5546)."""
    entries: dict[str, Entry] = {}
    for file in files:
        for entry in read(file):
            if entry.uid not in entries or entries[entry.uid].sequence <= entry.sequence:
                entries[entry.uid] = entry
    return list(entries.values())
