"""A zone as a VTIMEZONE that every calendar reads alike: one observance for each change of the clocks.

Programs differ over lists of changes (ical.js and vobject read the first alone), and none over a single one, whose
onset stands in the hours before it (RFC 5545, 3.6.5).
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from icalendar import Timezone

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)


def timezone_of(zone: ZoneInfo, first: date, last: date) -> "Timezone":
    """The offsets of *zone* from the day *first* to the day *last*."""
    from icalendar import Timezone

    begin = datetime.combine(first, time(), UTC)
    made = Timezone()
    made.add("tzid", zone.key)
    _observe(made, zone, begin, before=begin.astimezone(zone).utcoffset() or timedelta())
    for moment in _changes(zone, begin, datetime.combine(last, time(), UTC)):
        _observe(made, zone, moment, before=(moment - MINUTE).astimezone(zone).utcoffset() or timedelta())
    return made


def _observe(made: "Timezone", zone: ZoneInfo, moment: datetime, *, before: timedelta) -> None:
    """What holds from *moment* on, told in the hours that held *before* it."""
    from icalendar import TimezoneDaylight, TimezoneStandard

    local = moment.astimezone(zone)
    observance = TimezoneDaylight() if local.dst() else TimezoneStandard()
    observance.add("dtstart", (moment + before).replace(tzinfo=None))
    observance.add("tzname", local.tzname())
    observance.add("tzoffsetfrom", before)
    observance.add("tzoffsetto", local.utcoffset())
    made.add_component(observance)


def _changes(zone: ZoneInfo, begin: datetime, end: datetime) -> Iterator[datetime]:
    """The moments, to the minute, at which the offset is another one: no zone changes twice in a day."""
    while begin < end:
        if begin.astimezone(zone).utcoffset() != (begin + DAY).astimezone(zone).utcoffset():
            yield _change_between(zone, begin, begin + DAY)
        begin += DAY


def _change_between(zone: ZoneInfo, before: datetime, after: datetime) -> datetime:
    former = before.astimezone(zone).utcoffset()
    while after - before > MINUTE:
        middle = before + (after - before) // MINUTE // 2 * MINUTE
        if middle.astimezone(zone).utcoffset() == former:
            before = middle
        else:
            after = middle
    return after
