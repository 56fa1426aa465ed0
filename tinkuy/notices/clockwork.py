"""Doing what the clock asks for: each registered deed, once in its interval, by one worker; none erases more at once
than was announced.

What is kept until a day is known long before that day. So a deed that erases says each time how much will be due within
two days. If much more is due when it comes, a date was moved by mistake, or nobody did the deed for long: it waits for
somebody to agree, three days at most, and says so meanwhile.
"""

import logging
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta

from django.db.models import F

from tinkuy.core import clock, machine_clock, periodic
from tinkuy.core.periodic import ClockJob

from .models import ClockRun
from .outbox import tell_administrators
from .queries import GRACE
from .timekeeping import moment_to_go_by

log = logging.getLogger("tinkuy.clock")

AHEAD = timedelta(days=2)
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
ALWAYS = 100
"""So many rows are erased without asking: small cycles are never held up."""


def may_erase(job: ClockJob) -> bool:
    """Whether *job* erases no more than its share, or may do so by now; else it is held, and told of."""
    if job.due is None:
        return True
    run, due = ClockRun.objects.get(name=job.name), job.due()
    share = None if run.announced is None else max(run.announced, run.allowed) + ALWAYS
    if share is None or due <= share or _has_waited(run):
        return True
    run_row = ClockRun.objects.filter(pk=run.pk)
    if run_row.filter(held_at=None).update(held_at=clock.now()):
        log.error("an erasure is held: it is more than was announced", extra={"job": job.name, "count": due})
        key = f"{run.pk}-{clock.now():%Y%m%d%H%M}"
        tell_administrators("erasure-held", key=key, count=due, what=str(job.what), days=GRACE.days)
    run_row.update(held_count=due)
    return False


def announce(job: ClockJob) -> None:
    """After the deed: what will be due soon. Nothing is held any more."""
    announced = None
    if job.due is not None:
        with clock.at(clock.now() + AHEAD):
            announced = job.due()
    ClockRun.objects.filter(name=job.name).update(announced=announced, held_at=None, held_count=0, allowed=0)


def _has_waited(run: ClockRun) -> bool:
    return run.held_at is not None and clock.now() - run.held_at >= GRACE


def allow(name: str) -> bool:
    """Somebody agrees that as many rows go as are held; the deed is done at the next round. Whether any were held."""
    held_runs = ClockRun.objects.filter(name=name).exclude(held_at=None)
    return bool(held_runs.update(allowed=F("held_count"), began_at=LONG_AGO))


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
