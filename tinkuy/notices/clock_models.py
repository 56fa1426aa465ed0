"""What the worker remembers of time: when each deed was done, and what moment was certain when it last looked."""

from datetime import datetime, timedelta
from typing import ClassVar

from django.db import models

from tinkuy.core.machine_clock import Reading
from tinkuy.core.personal_data_map import holds_nobody

SLACK = timedelta(hours=3)
"""A clock may be put right by so much, nothing is erased by the hour: two hours either way are no matter."""


MADE_UP = 6
"""An hour that the machine was seen running makes up for so many in which it was off: two a day, for every night."""


class ClockRun(models.Model):
    """When a deed of the clock last began and last succeeded.

    `announced`: how many rows it would erase within the next two days, as it said when it last succeeded. More than its
    share is `held_at` a moment, `held_count` rows of it; `allowed` are those to which somebody agreed.
    """

    name = models.CharField(max_length=200, unique=True)
    began_at = models.DateTimeField()
    succeeded_at = models.DateTimeField(null=True, blank=True)
    announced = models.PositiveIntegerField(null=True, blank=True)
    held_at = models.DateTimeField(null=True, blank=True)
    held_count = models.PositiveIntegerField(default=0)
    allowed = models.PositiveIntegerField(default=0)

    personal_data: ClassVar = (holds_nobody("name", "Ids and words of the program"),)

    def __str__(self) -> str:
        return f"{self.name} {self.began_at:%Y-%m-%d %H:%M}"


class ClockMark(models.Model):
    """Of one start of a machine (`boot`): the wall clock's moment that was believed, and for how many seconds the
    machine had been running then. From the two follows what moment is certain at any later look.

    `unwitnessed` is what was believed without having been seen, up to then: the time that the machine was off, of this
    start and of those before it, less what was seen since.

    `seen_at` is the last certain moment, and goes on while the wall clock says another. Then it is in doubt: since
    `doubted_at`, by `jump` (forward, or back when negative). A mark tells of its own start alone.
    """

    boot = models.CharField(max_length=64, unique=True)
    believed_at = models.DateTimeField()
    believed_seconds = models.FloatField()
    unwitnessed = models.DurationField(default=timedelta(0))
    seen_at = models.DateTimeField()
    doubted_at = models.DateTimeField(null=True, blank=True)
    jump = models.DurationField(null=True, blank=True)

    personal_data: ClassVar = (holds_nobody("boot", "Ids and words of the program"),)

    def __str__(self) -> str:
        return f"{self.boot} {self.seen_at:%Y-%m-%d %H:%M}"

    def certain_at(self, seconds: float) -> datetime:
        """The moment at which the machine had been running for so many *seconds*."""
        return self.believed_at + timedelta(seconds=seconds - self.believed_seconds)

    def still_unwitnessed(self) -> timedelta:
        """What of it is not made up for by the time that the machine has run since."""
        return max(timedelta(0), self.unwitnessed - MADE_UP * (self.seen_at - self.believed_at))

    def believes(self, reading: Reading) -> bool:
        """Whether the wall clock of *reading*, of this start, says what is certain or has a time server behind it."""
        return reading.is_synchronised or abs(reading.wall - self.certain_at(reading.seconds)) <= SLACK
