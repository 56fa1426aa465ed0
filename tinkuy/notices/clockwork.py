"""Doing what the clock asks for: each registered deed, once in its interval, by one worker."""

import logging
from contextlib import nullcontext
from datetime import datetime

from tinkuy.core import clock, machine_clock, periodic

from .models import ClockRun
from .shares import announce, may_erase
from .timekeeping import moment_to_go_by

log = logging.getLogger("tinkuy.clock")


def run_due_clock_jobs() -> int:
    """Do the deeds whose interval has passed; how many were begun. One that fails is told and waits for its turn.

    While the wall clock is in doubt they are done by the moment that is certain: none erases ahead of its day.
    """
    reading = machine_clock.read()
    moment = moment_to_go_by(reading)
    with nullcontext() if moment == reading.wall else clock.at(moment):
        began = dict(ClockRun.objects.values_list("name", "began_at"))
        return sum(_run(job) for job in periodic.clock_jobs() if _claim(job, began.get(job.name)))


def _claim(job: periodic.ClockJob, began: datetime | None) -> bool:
    """By a guarded update, so that of several workers one does it. One that began in the future is due."""
    now = clock.now()
    if began is None:
        return ClockRun.objects.get_or_create(name=job.name, defaults={"began_at": now})[1]
    if now - job.interval < began <= clock.horizon():
        return False
    return bool(ClockRun.objects.filter(name=job.name, began_at=began).update(began_at=now))


def _run(job: periodic.ClockJob) -> bool:
    try:
        if may_erase(job):
            job.deed()
            ClockRun.objects.filter(name=job.name).update(succeeded_at=clock.now())
            announce(job)
    except Exception:  # one faulty deed must not stop the others, nor the mail
        log.exception("a deed of the clock failed", extra={"job": job.name})
    return True
