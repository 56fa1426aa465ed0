"""Erasing no more at once than was announced.

What is kept until a day is known long before that day. So a deed that erases says each time how much will be due within
two days. If much more is due when it comes, a date was moved by mistake, or nobody did the deed for long: it waits for
somebody to agree, three days at most, and says so meanwhile.
"""

import logging
from datetime import UTC, datetime, timedelta

from django.db.models import F

from tinkuy.core import clock
from tinkuy.core.periodic import ClockJob

from .models import ClockRun
from .outbox import tell_administrators
from .queries import GRACE

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
