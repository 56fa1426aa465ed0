"""What other hours would do to the attendance of a session, before anything is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from tinkuy.attendance.figures.queries.attendance import attendance_of
from tinkuy.attendance.figures.queries.safe_attendance import safe_attendance
from tinkuy.hiding import Audience, are_safe
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar

type Hours = tuple[datetime, datetime]


@dataclass(frozen=True)
class Effect:
    """Persons who attended, now and then: None where hidden. Nobody is counted while no report is there.

    They are for who reads the rows one by one alone: of many hours tried, one after the other, the numbers would tell
    when a single person came.
    """

    now: Hours
    then: Hours
    has_attendance: bool
    persons_now: int | None
    persons_then: int | None
    planned_minutes: int

    @property
    def minutes_now(self) -> int:
        return _minutes(self.now)

    @property
    def minutes_then(self) -> int:
        return _minutes(self.then)

    @property
    def leaves_nobody(self) -> bool:
        """The session would count as one to which nobody came."""
        return self.has_attendance and self.persons_then == 0 and self.persons_now != 0

    @property
    def is_far_from_planned(self) -> bool:
        """Under half or over double of what was planned, and of what stands: a slip rather than a correction."""
        lengths = (self.planned_minutes, self.minutes_now)
        return all(2 * self.minutes_then < length or self.minutes_then > 2 * length for length in lengths)

    @property
    def loses_many(self) -> bool:
        """More than a fifth of who attended would count no longer; only for who reads how many they are."""
        was, becomes = self.persons_now, self.persons_then
        return was is not None and becomes is not None and 5 * (was - becomes) > was

    @property
    def moves_start(self) -> bool:
        return self.now[0] != self.then[0]


def effect_of(cycle: Cycle, webinar: Webinar, hours: Hours) -> Effect:
    """Of the *cycle* in scope. How many more or fewer is a count of persons too: where few, the second is hidden."""
    now, then = _persons(cycle, webinar, {}), _persons(cycle, webinar, {webinar.pk: hours})
    was, becomes = now.get(webinar.ordinal, 0), then.get(webinar.ordinal, 0)
    if was is None or becomes is None or not are_safe((abs(becomes - was),), Audience.TEAM):
        becomes = None
    return Effect(webinar.window, hours, webinar.ordinal in now | then, was, becomes, webinar.minutes)


def _persons(cycle: Cycle, webinar: Webinar, instead: Mapping[int, Hours]) -> dict[int, int | None]:
    safe_numbers = safe_attendance(attendance_of(cycle, instead))
    return dict(zip(safe_numbers.sessions, safe_numbers.persons, strict=True))


def _minutes(hours: Hours) -> int:
    return round((hours[1] - hours[0]) / timedelta(minutes=1))
