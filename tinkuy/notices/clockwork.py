"""Doing what the clock asks for: each registered deed, once in its interval, by one worker."""

import logging

from tinkuy.core import clock, periodic

from .models import ClockRun

log = logging.getLogger("tinkuy.clock")


def run_due_clock_jobs() -> int:
    """Do the deeds whose interval has passed; how many were begun. One that fails is told and waits for its turn."""
    return sum(_run(job) for job in periodic.clock_jobs() if _claim(job))


def _claim(job: periodic.ClockJob) -> bool:
    """By a guarded update, so that of several workers one does it."""
    now = clock.now()
    run, is_new = ClockRun.objects.get_or_create(name=job.name, defaults={"began_at": now})
    due = ClockRun.objects.filter(pk=run.pk, began_at__lte=now - job.interval)
    return is_new or bool(due.update(began_at=now))


def _run(job: periodic.ClockJob) -> bool:
    try:
        job.deed()
    except Exception:  # one faulty deed must not stop the others, nor the mail
        log.exception("a deed of the clock failed", extra={"job": job.name})
    else:
        ClockRun.objects.filter(name=job.name).update(succeeded_at=clock.now())
    return True
