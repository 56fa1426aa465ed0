"""The hours of some days weighed for the invited countries, as the page tells them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tinkuy.people.countries import country_name
from tinkuy.planning import best_hours
from tinkuy.planning.best_hours import Comfort, Local, Place, Start
from tinkuy.planning.models import Cycle

from .team import invited_teams

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
        day: best_hours.starts_of(day, cycle.zone, places, minutes=minutes, language=language) for day in sorted(days)
    }
    by_rank = sorted(starts, key=lambda day: best_hours.best(starts[day], 1)[0].rank)
    shown = sorted(by_rank[:MOST_TABLES])
    return BestHours(
        places=places,
        best=best_hours.best(start for each in starts.values() for start in each),
        days=[_day(day, starts[day]) for day in shown],
        left_out=len(starts) - len(shown),
    )


def _day(day: date, starts: list[Start]) -> DayOfHours:
    awake = [start for start in starts if any(local.by_clock != Comfort.BAD for local in start.locals)]
    found = {
        (local.place.country, local.holiday.name): local.holiday.language
        for start in awake
        for local in start.locals
        if local.holiday
    }
    off = [DayOff(country, name, language) for (country, name), language in found.items()]
    off.sort(key=lambda one: country_name(one.country))
    return DayOfHours(day, awake, off, is_weekend=day.weekday() >= best_hours.SATURDAY)


def not_well(start: Start) -> list[Local]:
    """The countries for which *start* is not within the working day, the worst first."""
    return sorted((one for one in start.locals if one.comfort != Comfort.WELL), key=lambda one: -one.comfort)
