"""The hours of some days weighed for the invited countries, and what a day is for them: a holiday, or over."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from tinkuy.people.countries import country_name
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.queries import invited_teams
from tinkuy.planning.hours import CityHours, day_of_any_year, hours_by_city, local_day

from . import weighing
from .weighing import Comfort, Local, Place, Start, holiday_on

MOST_TABLES = 5


@dataclass(frozen=True)
class DayOff:
    """A public holiday of one country, on a day of its own calendar."""

    country: str
    name: str
    language: str


@dataclass(frozen=True)
class DayOfHours:
    """A day with its starts; only those that some country's clocks show between 7:00 and 20:00."""

    day: date
    starts: list[Start]
    holidays: list[DayOff]
    is_weekend: bool


@dataclass(frozen=True)
class BestHours:
    """`best` of all the days, `days` those to be shown as tables, `left_out` how many more there were."""

    places: list[Place]
    best: list[Start]
    days: list[DayOfHours]
    left_out: int


def best_hours_of(cycle: Cycle, days: Sequence[date], *, minutes: int, language: str) -> BestHours:
    """For the invited countries of the cycle in scope; the tables are of the days with the best hours."""
    places = [Place(team.country, team.zone) for team in invited_teams(cycle)]
    starts = {
        day: weighing.starts_of(day, cycle.zone, places, minutes=minutes, language=language) for day in sorted(days)
    }
    by_rank = sorted(starts, key=lambda day: weighing.best(starts[day], 1)[0].rank)
    tabled_days = sorted(by_rank[:MOST_TABLES])
    return BestHours(
        places=places,
        best=weighing.best(start for each in starts.values() for start in each),
        days=[_day(day, starts[day]) for day in tabled_days],
        left_out=len(starts) - len(tabled_days),
    )


def _day(day: date, starts: list[Start]) -> DayOfHours:
    awake = [start for start in starts if any(local.by_clock != Comfort.BAD for local in start.locals)]
    language_by_holiday = {
        (local.place.country, local.holiday.name): local.holiday.language
        for start in awake
        for local in start.locals
        if local.holiday
    }
    off = [DayOff(country, name, language) for (country, name), language in language_by_holiday.items()]
    off.sort(key=lambda one: country_name(one.country))
    return DayOfHours(day, awake, off, is_weekend=day.weekday() >= weighing.SATURDAY)


def not_well(start: Start) -> list[Local]:
    """The countries for which *start* is not within the working day, the worst first."""
    return sorted((one for one in start.locals if one.comfort != Comfort.WELL), key=lambda one: -one.comfort)


WEEK = timedelta(days=7)
MOST_WEEKS = 8
"""How far ahead another day is looked for."""


@dataclass(frozen=True)
class DayInCountries:
    """A day with the holidays of the invited countries; `hours` once the hour is known."""

    day: date
    holidays: list[DayOff]
    hours: list[CityHours]


def day_in_countries(
    day: date, starts_at: datetime | None, places: Sequence[Place], *, zone: str, language: str
) -> DayInCountries:
    """*starts_at* may fall on another day in a country: its holidays are those of its own calendar."""
    off = []
    for place in places:
        own_day = local_day(starts_at, place.zone) if starts_at else day
        holiday = holiday_on(own_day, place.country, language)
        if holiday:
            off.append(DayOff(place.country, holiday.name, holiday.language))
    off.sort(key=lambda one: country_name(one.country))
    hours = hours_by_city(starts_at, [place.country for place in places], zone) if starts_at else []
    return DayInCountries(day, off, hours)


def next_free_day(day: date, places: Sequence[Place]) -> date:
    """*day*, or the next one of its weekday that is a holiday in no country; *day* where none is near."""
    weeks = (day + WEEK * ahead for ahead in range(MOST_WEEKS))
    return next((one for one in weeks if not any(holiday_on(one, place.country, "es") for place in places)), day)


def days_passed(cycle: Cycle, starts: Iterable[datetime]) -> list[str]:
    """Those of *starts* whose day is over where the cycle's clock hangs, written out with the year."""
    today = cycle.now().astimezone(ZoneInfo(cycle.zone)).date()
    days = sorted({local_day(start, cycle.zone) for start in starts})
    return [day_of_any_year(day) for day in days if day < today]
