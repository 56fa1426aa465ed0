from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from tinkuy.core import clock, periodic

from .models import ClockMark, ClockRun, DevelopmentMessage, Notice, WorkerBeat

SIGN_OF_LIFE = timedelta(minutes=2)
SILENT = timedelta(hours=25)
GRACE = timedelta(days=3)
"""For so long an erasure that was not announced waits for somebody."""


def received_messages(most: int = 50) -> QuerySet[DevelopmentMessage]:
    """What the development mailbox received, the latest first."""
    return DevelopmentMessage.objects.all()[:most]


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


def late_deeds() -> list[str]:
    """The deeds of the clock that have not succeeded for more than a day, or never (promise P09), by name."""
    succeeded = dict(ClockRun.objects.values_list("name", "succeeded_at"))
    doubt = clock_in_doubt()
    lately = min(clock.now(), doubt.certain if doubt else clock.now()) - SILENT
    return [job.name for job in periodic.clock_jobs() if not (at := succeeded.get(job.name)) or at < lately]


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
    """What is in doubt about the clock of the machine that was seen last; None if nothing is."""
    mark = ClockMark.objects.exclude(doubted_at=None).order_by("-doubted_at").first()
    if mark is None or mark.doubted_at is None or mark.jump is None:
        return None
    return Doubt(mark.doubted_at, clock.now() - mark.jump, mark.jump)


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
