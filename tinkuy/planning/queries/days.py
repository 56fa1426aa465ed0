"""What a day is for the countries of a cycle: holidays, the hour on their clocks, whether it has passed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from tinkuy.people.countries import country_name
from tinkuy.planning.best_hours import Place
from tinkuy.planning.hours import CityHours, day_of_any_year, hours_by_city, local_day
from tinkuy.planning.models import Cycle
from tinkuy.planning.public_holidays import holiday_on

from .best_hours import DayOff

WEEK = timedelta(days=7)
MOST_WEEKS = 8
"""How far ahead another day is looked for."""


@dataclass(frozen=True)
class DayTold:
    """A day with the holidays of the invited countries; `hours` once the hour is known."""

    day: date
    holidays: list[DayOff]
    hours: list[CityHours]


def day_told(day: date, starts_at: datetime | None, places: Sequence[Place], *, zone: str, language: str) -> DayTold:
    """*starts_at* may fall on another day in a country: its holidays are those of its own calendar."""
    off = []
    for place in places:
        own_day = local_day(starts_at, place.zone) if starts_at else day
        holiday = holiday_on(own_day, place.country, language)
        if holiday:
            off.append(DayOff(place.country, holiday.name, holiday.language))
    off.sort(key=lambda one: country_name(one.country))
    hours = hours_by_city(starts_at, [place.country for place in places], zone) if starts_at else []
    return DayTold(day, off, hours)


def next_free_day(day: date, places: Sequence[Place]) -> date:
    """*day*, or the next one of its weekday that is a holiday in no country; *day* where none is near."""
    weeks = (day + WEEK * ahead for ahead in range(MOST_WEEKS))
    return next((one for one in weeks if not any(holiday_on(one, place.country, "es") for place in places)), day)


def days_passed(cycle: Cycle, starts: Iterable[datetime]) -> list[str]:
    """Those of *starts* whose day is over where the cycle's clock hangs, written out with the year."""
    today = cycle.now().astimezone(ZoneInfo(cycle.zone)).date()
    days = sorted({local_day(start, cycle.zone) for start in starts})
    return [day_of_any_year(day) for day in days if day < today]
