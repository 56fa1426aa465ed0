"""Moments of the pack, which counts them from the moment of loading."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from operator import itemgetter
from zoneinfo import ZoneInfo

from tinkuy.core import clock
from tinkuy.example.pack import Item

Deed = tuple[int, Callable[[], object]]
"""The second of a session, and what is done then."""


@dataclass(frozen=True)
class Dates:
    """`now` is the whole minute of loading, `zone` that of the cycle."""

    now: datetime
    zone: ZoneInfo

    def of(self, row: Item) -> datetime:
        """`{minute: n}` from loading, or `{day: n, local: "HH:MM"}`: so many days from it, at that hour of the zone."""
        if "minute" in row:
            return self.now + timedelta(minutes=row["minute"])
        day = self.now.astimezone(self.zone).date() + timedelta(days=row["day"])
        return datetime.combine(day, time.fromisoformat(row["local"]), tzinfo=self.zone)


def dates_from(moment: datetime, zone: str) -> Dates:
    return Dates(moment.replace(second=0, microsecond=0), ZoneInfo(zone))


def play(start: datetime, deeds: Iterable[Deed]) -> None:
    """Do the *deeds* of a session that began at *start*, one after the other, each at its second."""
    for second, deed in sorted(deeds, key=itemgetter(0)):
        with clock.at(start + timedelta(seconds=second)):
            deed()
