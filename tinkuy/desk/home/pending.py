"""What a person reads of what is due: the one thing of now, the rest by day, and what others are awaited for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _, ngettext

from tinkuy.desk.checkup.wording import day_written
from tinkuy.desk.due.item import Due, DueLine
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.hours import city_of, local_hour

FEW = 8
"""So many hang on one cord; more of them stand by today, this week and later, the later ones folded."""
MOST_AWAITED = 6


@dataclass(frozen=True)
class PendingLine:
    """A line with its day as the reader of *today* says it."""

    line: DueLine
    today: date

    @property
    def due(self) -> Due:
        return self.line.due

    @property
    def title(self) -> str:
        return self.due.thing or self.due.words

    @property
    def deed(self) -> str:
        return self.due.deed or _("Open")

    @property
    def time(self) -> str:
        """How long such a thing usually takes, in words that promise no more than an estimate."""
        minutes = self.due.minutes
        return (
            ngettext("About %(count)d minute", "About %(count)d minutes", minutes) % {"count": minutes}
            if minutes
            else ""
        )

    @property
    def day(self) -> str:
        if not self.due.has_day:
            return _("No fixed day")
        if self.due.is_late:
            return _("Overdue since %(day)s") % {"day": day_written(self.due.on, self.today)}
        return _("Today, %(hour)s") % {"hour": self.hour} if self.due.is_today and self.hour else self.date

    @property
    def date(self) -> str:
        return _("Today") if self.due.is_today else day_written(self.due.on, self.today)

    @property
    def example_day(self) -> str:
        """The day on which the clock of an example stands: what is past for its reader is not late there."""
        own_today = self.due.cycle.today()
        return day_written(own_today, self.today) if self.due.cycle.clock_stands_at else ""

    @property
    def hour(self) -> str:
        """«12:00 en Montevideo», of what begins at an hour."""
        if self.due.begins_at is None:
            return ""
        zone = self.due.cycle.zone
        return _("%(hour)s in %(city)s") % {"hour": local_hour(self.due.begins_at, zone), "city": city_of(zone)}


@dataclass(frozen=True)
class PendingGroup:
    """Lines under one heading; `is_folded` where they are many and of later."""

    heading: str
    lines: Sequence[PendingLine]
    is_folded: bool = False


@dataclass(frozen=True)
class Pending:
    """`first` stands in the box. `awaited` are others' to do, `ahead` are days to know of, those of an example last."""

    first: PendingLine | None
    groups: Sequence[PendingGroup]
    awaited: Sequence[PendingLine]
    awaited_folded: Sequence[PendingLine]
    ahead: Sequence[PendingLine]
    count: int
    late_count: int
    examples: Sequence[tuple[Cycle, str]]
    """Each cycle whose clock stands, with the day it is there."""


def pending_of(lines: Iterable[DueLine], today: date) -> Pending:
    """Of `due_to_person`'s lines."""
    read = [PendingLine(line, today) for line in lines]
    mine = [one for one in read if one.line.is_mine]
    first = min(mine, key=_urgency, default=None)
    others = [one for one in read if not one.line.is_mine]
    awaited = [one for one in others if not one.due.is_event]
    ahead = [one for one in others if one.due.is_event and not one.due.is_late]
    return Pending(
        first=first,
        groups=_groups([one for one in mine if one is not first]),
        awaited=awaited[:MOST_AWAITED],
        awaited_folded=awaited[MOST_AWAITED:],
        ahead=sorted(ahead, key=lambda one: bool(one.example_day))[:MOST_AWAITED],
        count=len(mine),
        late_count=sum(one.due.is_late for one in mine),
        examples=list(_standing_clocks(read)),
    )


def _standing_clocks(read: Iterable[PendingLine]) -> Iterable[tuple[Cycle, str]]:
    """Each cycle once."""
    standing = [(one.due.cycle, one.example_day) for one in read if one.example_day]
    return {cycle.pk: (cycle, day) for cycle, day in standing if isinstance(cycle, Cycle)}.values()


def _urgency(one: PendingLine) -> tuple[bool, bool, timedelta]:
    """What has its hour today, then what is due today, then by day: the oldest first, by the clock of its cycle."""
    is_today = one.due.is_today
    return not (is_today and one.due.begins_at), not is_today, one.due.on - one.due.cycle.today()


def _groups(lines: Sequence[PendingLine]) -> list[PendingGroup]:
    if len(lines) <= FEW:
        return [PendingGroup("", lines)] if lines else []
    week = timedelta(days=7)
    now = [one for one in lines if one.due.on <= one.due.cycle.today()]
    soon = [one for one in lines if one.due.cycle.today() < one.due.on <= one.due.cycle.today() + week]
    later = [one for one in lines if one.due.on > one.due.cycle.today() + week]
    groups = (
        PendingGroup(_("For today"), now),
        PendingGroup(_("This week"), soon),
        PendingGroup(_("Later"), later, True),
    )
    return [group for group in groups if group.lines]
