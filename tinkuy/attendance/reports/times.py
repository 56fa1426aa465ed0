"""Hours and durations of a report. The hours are turned into UTC; the order of day and month is never decided silently.

Durations are written as `19m 26s`, `1 hr 2 min`, `58 min`, `59 Min. 0 Sek.`, `01:02:03`, `97`.
"""

import re
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.planning.hours import day_with_year

from .moments import Order, Written, day_in_filename, day_of, written

_NEXT_DAY = 6  # an hour before 6 a.m. in a report that also has evening hours is the day after
_EVENING = 18


class Hours:
    """Turns the hours of one report into UTC: made with their zone, it must `decide` over all of them before `moment`.

    *day* is the webinar's date in that zone, which a report of bare hours (Meet, BigBlueButton) needs.
    """

    def __init__(self, zone: str, day: date | None, filename: str = "") -> None:
        self.zone = _zone(zone)
        self.given = day
        self.day = day or day_in_filename(filename)
        self.stated = ""
        """The date above the people of a report, as written: that of hours which stand without one."""
        self.order: Order = "day first"
        self.warnings: list[str] = []
        self.settled: list[str] = []
        self._crosses_midnight = False
        self._known: dict[str, datetime | None] = {}

    def decide(self, texts: Iterable[str], usual: Order = "day first") -> None:
        """Settle the order of day and month over all *texts*; *usual* is the platform's habit, the last resort."""
        self._known.clear()
        moments = [moment for text in texts if (moment := written(text))]
        self._decide_order([moment for moment in moments if moment.numbers], usual)
        bare = [moment.clock[0] for moment in moments if not moment.numbers]
        if bare and self.stated:
            self.day = self._stated_day(usual) or self.day
        if bare and self.day is None:
            raise Refused(_("This report has hours without dates. Say on which day the session was."))
        self._crosses_midnight = any(h >= _EVENING for h in bare) and any(h < _NEXT_DAY for h in bare)
        if self._crosses_midnight:
            self.warnings.append(_("The report passes midnight; the hours before 6:00 were read as the next day."))

    def moment(self, text: str) -> datetime | None:
        """The moment in UTC, or None for a blank, a dash or something that is no hour."""
        try:
            return self._known[text]
        except KeyError:
            return self._known.setdefault(text, self._read(text))

    def day_in(self, text: str) -> date | None:
        """The day of a date that may stand without an hour, in the order that was decided; None for anything else."""
        moment = written(text)
        return day_of(moment, self.order) if moment and moment.numbers else None

    def read_as_utc(self) -> None:
        """This report writes UTC, whatever the zone of the account."""
        self.zone = ZoneInfo("UTC")

    def local_day(self, moment: datetime) -> date:
        return moment.astimezone(self.zone).date()

    def _stated_day(self, usual: Order) -> date | None:
        """The date above the people; where it may be read either way, as the webinar's day, or else as usual."""
        moment = written(self.stated)
        orders: tuple[Order, ...] = ("day first", "month first")
        days = {order: day_of(moment, order) for order in orders} if moment else {}
        return self.given if self.given in days.values() else days.get(usual) or next(filter(None, days.values()), None)

    def _read(self, text: str) -> datetime | None:
        moment = written(text) if text.strip("-– ") else None
        if moment is None or not moment.has_clock:
            return None
        day = self._day_of(moment)
        if day is None:
            return None
        local = datetime(day.year, day.month, day.day, *moment.clock, tzinfo=moment.offset or self.zone)
        return local.astimezone(UTC)

    def _day_of(self, moment: Written) -> date | None:
        if moment.numbers:
            return day_of(moment, self.order)
        if self.day is None:
            return None
        return self.day + timedelta(days=self._crosses_midnight and moment.clock[0] < _NEXT_DAY)

    def _decide_order(self, dated: list[Written], usual: Order) -> None:
        certain = {moment.order for moment in dated if moment.order and moment.order != "year first"}
        unsure = [moment for moment in dated if not moment.order]
        if len(certain) > 1:
            raise Refused(
                _(
                    "Some dates of the report have the day first and others the month first; "
                    "a spreadsheet program may have changed them. Export the report again and upload it unopened."
                )
            )
        if certain:
            self.order = "day first" if certain == {"day first"} else "month first"
        elif any(moment.numbers[0] != moment.numbers[1] for moment in unsure if moment.numbers):
            self._choose_order(unsure, usual)

    def _choose_order(self, unsure: list[Written], usual: Order) -> None:
        """The webinar's day decides, or the day in the file's name, or else the platform's habit; and it is said."""
        orders: tuple[Order, Order] = ("day first", "month first")
        fits: list[Order] = [order for order in orders if self._share_on_day(unsure, order) > 0.5]
        if len(fits) == 1:
            self.order = fits[0]
            reason = _("the session was on that day") if self.given else _("the name of the file has that day")
        else:
            self.order = "month first" if any(moment.is_twelve_hour for moment in unsure) else usual
            reason = _("this platform usually writes them so; check it")
        self.warnings.append(self._warning(unsure, reason))
        if len(fits) == 1:
            self.settled.append(self.warnings[-1])

    def _share_on_day(self, unsure: list[Written], order: Order) -> float:
        if self.day is None:
            return 0.0
        near = [day for moment in unsure if (day := day_of(moment, order)) and abs((day - self.day).days) <= 1]
        return len(near) / len(unsure)

    def _warning(self, unsure: list[Written], reason: str) -> str:
        first = next(moment for moment in unsure if moment.numbers and moment.numbers[0] != moment.numbers[1])
        day = day_of(first, self.order)
        return _("Dates such as %(written)s were read as %(day)s: %(reason)s.") % {
            "written": "/".join(f"{number:02d}" for number in first.numbers or ()),
            "day": day_with_year(day) if day else "?",
            "reason": reason,
        }


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise Refused(
            _("The time zone “%(name)s” is not known. Choose one from the list, such as America/Lima.") % {"name": name}
        ) from error


# Hours, minutes and seconds in en, es, pt, de and pl begin with these letters.
_WORDED = re.compile(r"(\d+(?:[.,]\d+)?)\s*(h|std|godz|m(?!s)|s(?!td))[a-zà-ÿ]*\.?", re.I)
_CLOCK = re.compile(r"(\d{1,3}):(\d{2})(?::(\d{2}))?$")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?$")
_LONGEST = 40
_LONGEST_HOURS = 12  # no session lasts longer: what would are minutes
_MINUTES = {"h": 60.0, "std": 60.0, "godz": 60.0, "m": 1.0, "s": 1 / 60}


def minutes_in(text: str) -> float | None:
    """The minutes that *text* tells, or None; a bare number is minutes, two parts of a clock are hours and minutes."""
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    if _NUMBER.match(text):
        return float(text.replace(",", "."))
    if clock := _CLOCK.match(text):
        hours, minutes, seconds = clock.groups(default="0")
        return int(hours) * 60 + int(minutes) + int(seconds) / 60
    parts = _WORDED.findall(text)
    if not parts:
        return None
    return sum(float(number.replace(",", ".")) * _MINUTES[unit.casefold()] for number, unit in parts)


def reader_for(texts: Iterable[str]) -> Callable[[str], float | None]:
    """How to read the durations of one column, of which *texts* are cells: `32:14` may be minutes and seconds.

    It is where another cell has three parts, or where hours would be more than any session has.
    """
    clocks = [clock for text in texts if (clock := _CLOCK.match(text.strip()))]
    two = [clock for clock in clocks if clock[3] is None]
    if two and (len(two) < len(clocks) or any(int(clock[1]) > _LONGEST_HOURS for clock in two)):
        return _with_seconds
    return minutes_in


def _with_seconds(text: str) -> float | None:
    clock = _CLOCK.match(text.strip())
    if clock is None or clock[3] is not None:
        return minutes_in(text)
    return int(clock[1]) + int(clock[2]) / 60
