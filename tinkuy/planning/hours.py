"""Days and hours as they are printed: in a named zone, or in the hour of each invited country (invariant 22).

Days are written by CLDR with the pattern of the reader's language («jueves 16 de julio», «quinta-feira, 16 de julho»).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_skeleton, get_timezone_location
from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext as _, pgettext, pgettext_lazy

from tinkuy.core import clock
from tinkuy.core.languages import locale_of
from tinkuy.core.letters import folded
from tinkuy.people.countries import Country, countries


@dataclass(frozen=True)
class CityHours:
    """One hour, `HH:MM`, and the cities that read it on their clocks; `day` is named where it is not the first one.

    `is_own` is the hour of the zone from which it is read.
    """

    hour: str
    cities: tuple[str, ...]
    day: date
    is_other_day: bool
    is_own: bool = False

    @property
    def day_written(self) -> str:
        return long_day(self.day)


def hours_by_city(moment: datetime, codes: Iterable[str], zone: str) -> list[CityHours]:
    """*moment* in the capital of each country, by hour, earliest first; another day than in *zone* is marked."""
    by_code = countries()
    groups: dict[datetime, list[str]] = {}
    for country in (by_code[code] for code in codes if code in by_code):
        local = moment.astimezone(ZoneInfo(country.zone)).replace(tzinfo=None)
        groups.setdefault(local, []).append(country.city)
    home = moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    return [
        CityHours(
            f"{local:%H:%M}",
            tuple(sorted(cities, key=folded)),
            local.date(),
            is_other_day=local.date() != home.date(),
            is_own=local == home,
        )
        for local, cities in sorted(groups.items())
    ]


def local_day(moment: datetime, zone: str) -> date:
    return moment.astimezone(ZoneInfo(zone)).date()


def hub_today() -> date:
    """The present day by the hub's own clock, for what belongs to no cycle."""
    return local_day(clock.now(), settings.HUB_ZONE)


def local_hour(moment: datetime, zone: str) -> str:
    """`HH:MM` in *zone*."""
    return f"{moment.astimezone(ZoneInfo(zone)):%H:%M}"


def city_of(zone: str) -> str:
    """The city whose hour *zone* is, in the reader's language: a capital, or else the city by which CLDR names it."""
    country: Country | None = next((c for c in countries().values() if c.zone == zone), None)
    if country:
        return country.city
    return get_timezone_location(zone, locale=locale_of(), return_city=True).rsplit("/", 1)[-1]


LONG = pgettext_lazy("day with weekday, CLDR pattern", "EEEE d MMMM")
LONG_WITH_YEAR = pgettext_lazy("day with weekday and year, CLDR pattern", "EEEE d MMMM y")
WITH_YEAR = pgettext_lazy("day with year, CLDR pattern", "d MMMM y")


def long_day(day: date) -> str:
    """«jueves 16 de julio»; with its year where that is not the present one: «jueves 16 de julio de 2020»."""
    return _formatted_day(day, LONG if day.year == clock.today().year else LONG_WITH_YEAR)


def day_of_any_year(day: date) -> str:
    """«jueves 16 de julio de 2020», whichever year it is now."""
    return _formatted_day(day, LONG_WITH_YEAR)


def moment_written(moment: datetime, zone: str) -> str:
    """«jueves 16 de julio, 10:00», where the page names the city."""
    return f"{long_day(local_day(moment, zone))}, {local_hour(moment, zone)}"


def hour_in_city(moment: datetime, zone: str) -> str:
    """«10:00 en Lima»."""
    return _("%(hour)s in %(city)s") % {"hour": local_hour(moment, zone), "city": city_of(zone)}


def moment_in_city(moment: datetime, zone: str) -> str:
    """«jueves 16 de julio, 10:00 en Lima»."""
    words = {"day": long_day(local_day(moment, zone)), "hour": local_hour(moment, zone), "city": city_of(zone)}
    return _("%(day)s, %(hour)s in %(city)s") % words


def moment_with_year(moment: datetime, zone: str) -> str:
    """«jueves 16 de julio de 2020, 10:00 en Lima», whichever year it is now; where the zone is UTC, «…, 15:00 UTC»."""
    words = {"day": day_of_any_year(local_day(moment, zone)), "hour": local_hour(moment, zone)}
    if zone == "UTC":
        return _("%(day)s, %(hour)s UTC") % words
    return _("%(day)s, %(hour)s in %(city)s") % (words | {"city": city_of(zone)})


def day_with_year(day: date) -> str:
    """«16 de julio de 2020»."""
    return _formatted_day(day, WITH_YEAR)


def month_written(day: date) -> str:
    """«julio de 2020», the month of *day*."""
    return str(format_skeleton("yMMMM", day, locale=locale_of()))


def short_day(day: date) -> str:
    """«16 jul», as on the cords of the quipu."""
    return _formatted_day(day, pgettext("short day, CLDR pattern", "d MMM")).replace(".", "")


def weekday_names() -> list[str]:
    """From Monday to Sunday, in the reader's language."""
    names = locale_of().days["stand-alone"]["wide"]
    return [str(names[place]) for place in range(7)]


def _formatted_day(day: date, pattern: str | Promise) -> str:
    return _day_in_words(day, str(pattern), locale_of())


@lru_cache(maxsize=4_000)
def _day_in_words(day: date, pattern: str, locale: Locale) -> str:
    """A page of the team has two hundred days, mostly those of the page before: a millisecond of its time."""
    return str(format_date(day, format=pattern, locale=locale))


class SkippedHourError(ValueError):
    """The clocks of the zone skip this hour on this day."""


def moment_in(zone: str, wall: datetime) -> datetime:
    """The moment in UTC at which the clocks of *zone* show *wall* (naive); the first of the two when it comes twice.

    Raises `SkippedHourError` for an hour that a change of clocks skips, or that lies beyond the calendar.
    """
    try:
        moment = wall.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    except OverflowError:  # at the two ends of the calendar
        raise SkippedHourError(f"{wall} in {zone}") from None
    if moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None) != wall:
        raise SkippedHourError(f"{wall} in {zone}")
    return moment
