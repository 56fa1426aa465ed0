"""A machine whose clock goes as a test says, and rows that a deed of the clock erases."""

from datetime import UTC, datetime, timedelta

import pytest

from tinkuy.core import clock, machine_clock
from tinkuy.core.machine_clock import Reading
from tinkuy.notices import timekeeping
from tinkuy.notices.clockwork import run_due_clock_jobs

YEAR = timedelta(days=400)
NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)


class Machine:
    """Its wall clock and how long it runs, as the tests say; `look` lets the worker do a round."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.wall, self.seconds, self.boot, self.is_synchronised = NOON, 1000.0, "first", False
        monkeypatch.setattr(machine_clock, "read", self.read)

    def read(self) -> Reading:
        return Reading(self.boot, self.seconds, self.wall, self.is_synchronised)

    def pass_by(self, **time: float) -> None:
        self.wall += timedelta(**time)
        self.seconds += timedelta(**time).total_seconds()

    def jump(self, by: timedelta) -> None:
        self.wall += by

    def restart(self, after: timedelta) -> None:
        self.boot, self.seconds, self.wall = self.boot + "+", 10.0, self.wall + after

    def look(self) -> None:
        with clock.at(self.wall):
            run_due_clock_jobs()

    def moment(self) -> datetime:
        with clock.at(self.wall):
            return timekeeping.moment_to_go_by(self.read())


class ErasableRows:
    """Rows, each kept until a day; a deed that erases those whose day has passed."""

    def __init__(self, *days: datetime) -> None:
        self.days = list(days)
        self.done = 0

    def erase(self) -> None:
        self.done += 1
        self.days = [day for day in self.days if day >= clock.now()]

    def due(self) -> int:
        return sum(day < clock.now() for day in self.days)
