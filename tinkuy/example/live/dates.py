"""Moments of the pack, which counts them from the moment of loading.

The cycle as it is played, with everything that its sessions name, by the ids of the pack.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from operator import itemgetter
from zoneinfo import ZoneInfo

from tinkuy.core import clock
from tinkuy.example.pack import Item, Pack
from tinkuy.example.team import Team
from tinkuy.people.models import Person
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.hooks.models import Hook

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


@dataclass(frozen=True)
class Course:
    pack: Pack
    dates: Dates
    team: Team
    cycle: Cycle
    webinars: dict[str, Webinar] = field(default_factory=dict)
    hooks: dict[str, Hook] = field(default_factory=dict)

    @property
    def facilitation(self) -> Person:
        return self.team.persons["facil"]

    def focal_point(self, country: str) -> Person:
        own = (row for row in self.pack.cycle["team"] if row["role"] == Role.FOCAL_POINT)
        row = next(row for row in own if row["country"] == country)
        return self.team.persons[row["id"]]

    @property
    def rows(self) -> list[Item]:
        """The webinars of the pack, in order."""
        rows: list[Item] = self.pack.cycle["webinars"]
        return rows

    def opener(self, name: str) -> Person:
        """Who brings a thread into the plan: the facilitation does it for a speaker, who only tells it."""
        row = next(row for row in self.pack.cycle["team"] if row["id"] == name)
        return self.facilitation if row["role"] == Role.SPEAKER else self.team.persons[name]
