"""Which hour of a day is good for everybody: each half hour weighed in the hour of each invited country.

Pure: no table is read. A country is *well* when the whole session lies between 8:00 and 18:00 of its clocks on a
working day, *tolerable* between 7:00 and 20:00, else *bad*; weekends and public holidays are bad. No country counts
more than another: an hour is as near to mid-morning as it is for the country that is furthest from it.

Public holidays of the countries that may be invited: which day is one, and how it is called.

The `holidays` library knows them by country and year. A name is given in the reader's language where the library has
it, else in a language of the country; `language` says which, for the `lang` attribute.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import IntEnum
from functools import cache
from zoneinfo import ZoneInfo

from tinkuy.planning.hours import SkippedHourError, moment_in

LOCALES = {"es": "es", "pt-br": "pt_BR", "en": "en_US"}
"""The library's name for each language of the pages."""

OWN = {"BR": "pt_BR", "GY": "en_GY", "SR": "nl"}
"""In which language a country's names are, where no language of the pages has them; Spanish for the others."""


@dataclass(frozen=True)
class Holiday:
    """`language` is a language tag."""

    name: str
    language: str


def holiday_on(day: date, country: str, language: str) -> Holiday | None:
    """The public holiday of *country* (ISO 3166-1 alpha-2) on *day*, named in *language* where that can be."""
    return holidays_of(country, day.year, language).get(day)


@cache
def holidays_of(country: str, year: int, language: str) -> Mapping[date, Holiday]:
    """All of a year; none for a country that the library does not know."""
    locale = _locale(country, language)
    if locale is None:
        return {}
    tag = locale.split("_")[0] if locale != "pt_BR" else "pt-BR"
    import holidays  # here and below: a process that looks for no holiday never loads all of them

    names_by_day = holidays.country_holidays(country, years=year, language=locale)
    return {day: Holiday(name, tag) for day, name in names_by_day.items() if day.year == year}


@cache
def _locale(country: str, language: str) -> str | None:
    import holidays

    if country not in holidays.list_supported_countries():
        return None
    locales = holidays.list_localized_countries().get(country, [])
    wanted = LOCALES.get(language, "es")
    return wanted if wanted in locales else OWN.get(country, "es")


STEP = timedelta(minutes=30)
WELL = (time(8), time(18))
TOLERABLE = (time(7), time(20))
MID_MORNING = 10 * 60
"""Minutes after midnight."""
SATURDAY = 5


class Comfort(IntEnum):
    WELL = 0
    TOLERABLE = 1
    BAD = 2


class Why:
    """Why an hour is not well, as a code: the page has the words."""

    EARLY = "early"
    LATE = "late"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"


@dataclass(frozen=True)
class Place:
    """An invited country and the IANA zone of its clocks."""

    country: str
    zone: str


@dataclass(frozen=True)
class Local:
    """A session as the clocks of one country show it. `why` is empty where it is well."""

    place: Place
    starts: datetime
    comfort: Comfort
    by_clock: Comfort
    why: str = ""
    holiday: Holiday | None = None

    @property
    def hour(self) -> str:
        """`HH:MM`."""
        return f"{self.starts:%H:%M}"


@dataclass(frozen=True)
class Start:
    """A moment (UTC) at which a session might begin, in the hour of every country; `wall` is the cycle's clock."""

    moment: datetime
    wall: datetime
    locals: tuple[Local, ...]

    @property
    def bad(self) -> int:
        return sum(local.comfort == Comfort.BAD for local in self.locals)

    @property
    def tolerable(self) -> int:
        return sum(local.comfort == Comfort.TOLERABLE for local in self.locals)

    @property
    def well(self) -> int:
        return sum(local.comfort == Comfort.WELL for local in self.locals)

    @property
    def from_mid_morning(self) -> int:
        """Minutes between mid-morning and the hour of the country that is furthest from it."""
        return max((abs(one.starts.hour * 60 + one.starts.minute - MID_MORNING) for one in self.locals), default=0)

    @property
    def rank(self) -> tuple[int, int, int, datetime]:
        """Fewest bad, then fewest tolerable, then nearest to mid-morning, then earliest."""
        return self.bad, self.tolerable, self.from_mid_morning, self.moment


def starts_of(day: date, zone: str, places: Sequence[Place], *, minutes: int, language: str = "es") -> list[Start]:
    """Every half hour of *day* in *zone*, for a session of so many *minutes*.

    An hour that a change of clocks skips is not among them; one that comes twice stands once, as the first.
    """
    return [start for wall in _half_hours(day) for start in _start(wall, zone, places, minutes, language)]


def best(starts: Iterable[Start], most: int = 3) -> list[Start]:
    """The best of *starts*, which may be of several days."""
    return sorted(starts, key=lambda start: start.rank)[:most]


def _half_hours(day: date) -> Iterator[datetime]:
    midnight = datetime.combine(day, time())
    return (midnight + STEP * step for step in range(48))


def _start(wall: datetime, zone: str, places: Sequence[Place], minutes: int, language: str) -> Iterator[Start]:
    try:
        moment = moment_in(zone, wall)
    except SkippedHourError:
        return
    end = moment + timedelta(minutes=minutes)
    yield Start(moment, wall, tuple(_local(place, moment, end, language) for place in places))


def _local(place: Place, moment: datetime, end: datetime, language: str) -> Local:
    """Both ends by the clocks of the country, so that a session over a change of clocks is judged by what they show."""
    zone = ZoneInfo(place.zone)
    starts, ends = (each.astimezone(zone).replace(tzinfo=None) for each in (moment, end))
    by_clock = next((level for level in (Comfort.WELL, Comfort.TOLERABLE) if _within(starts, ends, level)), Comfort.BAD)
    holiday = holiday_on(starts.date(), place.country, language)
    if holiday:
        return Local(place, starts, Comfort.BAD, by_clock, Why.HOLIDAY, holiday)
    if starts.weekday() >= SATURDAY:
        return Local(place, starts, Comfort.BAD, by_clock, Why.WEEKEND)
    why = "" if by_clock == Comfort.WELL else Why.EARLY if starts.time() < WELL[0] else Why.LATE
    return Local(place, starts, by_clock, by_clock, why)


def _within(starts: datetime, ends: datetime, level: Comfort) -> bool:
    opens, closes = WELL if level == Comfort.WELL else TOLERABLE
    return opens <= starts.time() and ends <= datetime.combine(starts.date(), closes)
