"""Deeds that the clock wakes. An app registers its own in its `AppConfig.ready`; the worker does those that are due.

    periodic.every(erase_expired, hours=1, due=rows_to_erase, what=_("registrations and attendance"))

A deed takes no argument, may run twice and runs at least once in each interval while a worker lives. It asks the time
of `core.clock`: while the machine's clock is in doubt, the worker has it done by the time that is certain.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.utils.functional import Promise


@dataclass(frozen=True)
class ClockJob:
    """`due` counts what the deed would erase at `clock.now()`, and `what` says of what: then it erases no more at once
    than it announced two days before, unless somebody agrees."""

    name: str
    deed: Callable[[], object]
    interval: timedelta
    due: Callable[[], int] | None = None
    what: str | Promise = ""


_jobs: dict[str, ClockJob] = {}


def every(
    deed: Callable[[], object],
    *,
    hours: float = 0,
    minutes: float = 0,
    due: Callable[[], int] | None = None,
    what: str | Promise = "",
) -> ClockJob:
    """Have *deed* done each so many hours and minutes. Its module and name identify it, so it registers once."""
    name = f"{deed.__module__}.{deed.__qualname__}"
    _jobs[name] = ClockJob(name, deed, timedelta(hours=hours, minutes=minutes), due, what)
    return _jobs[name]


def clock_jobs() -> tuple[ClockJob, ...]:
    """All that are registered, by name."""
    return tuple(_jobs[name] for name in sorted(_jobs))
