"""Deeds that the clock wakes. An app registers its own in its `AppConfig.ready`; the worker does those that are due.

    periodic.every(erase_expired, hours=1)

A deed takes no argument, may run twice and runs at least once in each interval while a worker lives.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class ClockJob:
    name: str
    deed: Callable[[], object]
    interval: timedelta


_jobs: dict[str, ClockJob] = {}


def every(deed: Callable[[], object], *, hours: float = 0, minutes: float = 0) -> ClockJob:
    """Have *deed* done each so many hours and minutes. Its module and name identify it, so it registers once."""
    name = f"{deed.__module__}.{deed.__qualname__}"
    _jobs[name] = ClockJob(name, deed, timedelta(hours=hours, minutes=minutes))
    return _jobs[name]


def clock_jobs() -> tuple[ClockJob, ...]:
    """All that are registered, by name."""
    return tuple(_jobs[name] for name in sorted(_jobs))
