from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from tinkuy.core import clock

from .models import ClockRun, DevelopmentMessage, Notice, WorkerBeat

SIGN_OF_LIFE = timedelta(minutes=2)


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
    return WorkerBeat.objects.filter(at__gt=clock.now() - SIGN_OF_LIFE).count()


def lost_jobs() -> int:
    """How many jobs are running under a worker that gives no sign of life."""
    alive = set(WorkerBeat.objects.filter(at__gt=clock.now() - SIGN_OF_LIFE).values_list("worker_id", flat=True))
    return sum(not alive.intersection(job.worker_ids[-1:]) for job in DBTaskResult.objects.running())


def is_job_owed(task: str) -> bool:
    """Whether the job with this id waits or runs; not once it succeeded, failed or was given up."""
    return DBTaskResult.objects.filter(pk=task, status__in=(TaskResultStatus.READY, TaskResultStatus.RUNNING)).exists()


def clock_runs() -> dict[str, datetime | None]:
    """When each deed of the clock last succeeded, by name."""
    return dict(ClockRun.objects.values_list("name", "succeeded_at"))
