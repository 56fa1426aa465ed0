from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.tasks import Task, TaskResultStatus
from django_tasks_db.models import DBTaskResult

from tinkuy.core import clock, machine_clock, periodic

from .clock_models import SLACK
from .models import ClockMark, ClockRun, DevelopmentMessage, Notice, WorkerBeat

SIGN_OF_LIFE = timedelta(minutes=2)
SILENT = timedelta(hours=25)
GRACE = timedelta(days=3)
"""For so long an erasure that was not announced waits for somebody."""


def received_messages(most: int = 50) -> QuerySet[DevelopmentMessage]:
    """What the development mailbox received, the latest first."""
    return DevelopmentMessage.objects.all()[:most]


def received_message(pk: int) -> DevelopmentMessage | None:
    return DevelopmentMessage.objects.filter(pk=pk).first()


def overdue_notices(late: timedelta) -> int:
    """How many messages should have gone *late* ago or more and were neither sent nor given up."""
    return Notice.objects.filter(sent_at=None, failed_at=None, owed_at__lt=clock.now() - late, tries__gt=0).count()


def notices_about(about: str) -> QuerySet[Notice]:
    """The messages that are or were owed about someone, the oldest first."""
    return Notice.objects.filter(about=about).order_by("owed_at", "id")


def living_workers() -> int:
    """How many workers gave a sign of life within `SIGN_OF_LIFE`."""
    return WorkerBeat.alive_within(SIGN_OF_LIFE).count()


def lost_jobs() -> int:
    """How many jobs are running under a worker that gives no sign of life."""
    alive = set(WorkerBeat.alive_within(SIGN_OF_LIFE).values_list("worker_id", flat=True))
    return sum(not alive.intersection(job.worker_ids[-1:]) for job in DBTaskResult.objects.running())


def is_job_owed(task: str) -> bool:
    """Whether the job with this id waits or runs; not once it succeeded, failed or was given up."""
    return DBTaskResult.objects.filter(pk=task, status__in=(TaskResultStatus.READY, TaskResultStatus.RUNNING)).exists()


def waits_for_the_worker(task: Task[..., Any], *args: Any) -> bool:
    """Whether a job of *task* with these arguments waits, and so has read nothing yet; not once it runs."""
    waiting = DBTaskResult.objects.filter(task_path=task.module_path, status=TaskResultStatus.READY)
    return waiting.filter(args_kwargs={"args": list(args), "kwargs": {}}).exists()


def late_deeds() -> list[str]:
    """The deeds of the clock that have not succeeded for more than a day, or never (promise P09), by name.

    By the wall clock, or by an earlier moment that is certain of this machine's own start: no doubt of another start
    keeps the alarm silent. What is noted at a moment to come was not done either.
    """
    succeeded = dict(ClockRun.objects.values_list("name", "succeeded_at"))
    reading = machine_clock.read()
    mark = ClockMark.objects.filter(boot=reading.boot).first()
    is_believed = mark is None or mark.believes(reading)
    now = reading.wall if mark is None or is_believed else min(reading.wall, mark.certain_at(reading.seconds))
    lately, ahead = now - SILENT, reading.wall + clock.SKEW
    return [
        job.name for job in periodic.clock_jobs() if not (at := succeeded.get(job.name)) or not lately <= at <= ahead
    ]


def runs_in_the_future() -> list[str]:
    """The deeds that are noted at a moment to come, because the clock was ahead."""
    ahead = Q(began_at__gt=clock.horizon()) | Q(succeeded_at__gt=clock.horizon())
    return sorted(ClockRun.objects.filter(ahead).values_list("name", flat=True))


@dataclass(frozen=True)
class Doubt:
    """The clock jumped by *jump*, noticed at *since*; *certain* is the moment now by how long the machine runs."""

    since: datetime
    certain: datetime
    jump: timedelta


def clock_in_doubt() -> Doubt | None:
    """What is in doubt about this machine's clock as it stands now, or that of the one which works; None if nothing.

    Whether or not the worker has looked since it jumped. A mark of an earlier start doubts nothing any more: the clock
    may have been put right while the machine was off.
    """
    reading = machine_clock.read()
    own = ClockMark.objects.filter(boot=reading.boot).first()
    if own is None:
        return _doubt_of_another(reading.wall)
    if own.believes(reading):
        return None
    certain = own.certain_at(reading.seconds)
    return Doubt(own.doubted_at or reading.wall, certain, reading.wall - certain)


def _doubt_of_another(wall: datetime) -> Doubt | None:
    """Of the machine that was seen last, while it is seen: its worker notes each minute what is certain."""
    mark = ClockMark.objects.order_by("-seen_at").first()
    if mark is None or mark.doubted_at is None or mark.jump is None:
        return None
    certain = wall - mark.jump
    return Doubt(mark.doubted_at, certain, mark.jump) if abs(certain - mark.seen_at) <= SLACK else None


@dataclass(frozen=True)
class HeldErasure:
    """*count* rows of *what* that were not announced wait for somebody to agree, or for the moment *until*."""

    name: str
    what: str
    count: int
    until: datetime


def held_erasures() -> list[HeldErasure]:
    whats = {job.name: str(job.what) for job in periodic.clock_jobs()}
    runs = ClockRun.objects.exclude(held_at=None).order_by("name")
    return [
        HeldErasure(run.name, whats.get(run.name, ""), run.held_count, run.held_at + GRACE)
        for run in runs
        if run.held_at is not None
    ]


def mails_about(about: str) -> list[Notice]:
    """What is owed, or went lately, *about* somebody, the latest first."""
    return list(Notice.objects.filter(about=about).order_by("-owed_at", "-id"))
