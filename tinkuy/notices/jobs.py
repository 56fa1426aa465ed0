"""Jobs: long work owed to Django's Tasks. A job whose worker died runs again, three times at most.

The library claims and runs; it does not notice a worker that was killed. Each worker therefore gives signs of life,
and a job that is running under a worker without them goes back into the queue. A job may thus be begun twice:
it must write all or nothing.
"""

import logging
from datetime import timedelta

from django.tasks import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from tinkuy.core import clock

from .models import WorkerBeat

log = logging.getLogger("tinkuy.jobs")

MOST_ATTEMPTS = 3
KEPT = timedelta(days=2)
LOST = "tinkuy.notices.jobs.Lost"


class Lost(Exception):
    """Each worker that tried the job died over it. Stands in the failed job's row."""


def beat(worker_id: str) -> None:
    """A sign of life."""
    WorkerBeat.objects.update_or_create(worker_id=worker_id, defaults={"at": clock.now()})


def stop_beating(worker_id: str) -> None:
    """The worker ends in order; signs of workers that did not are a day old and go too."""
    WorkerBeat.objects.filter(worker_id=worker_id).delete()
    WorkerBeat.objects.exclude(at__range=(clock.now() - timedelta(days=1), clock.horizon())).delete()


def requeue_lost(lease: timedelta, *, but: str = "") -> int:
    """Put back the jobs of workers without a sign of life for *lease*; how many there were.

    Whoever asks lives, although its own job may hold the database so long that no sign of life can be written (*but*).
    """
    alive = set(WorkerBeat.alive_within(lease).values_list("worker_id", flat=True)) | {but}
    running = DBTaskResult.objects.running()
    return sum(_put_back(job) for job in running if not alive.intersection(job.worker_ids[-1:]))


def requeue_of(worker_id: str) -> int:
    """Put back what *worker_id* began and is not at any more: it runs one job at a time, and asks between two."""
    return sum(_put_back(job) for job in DBTaskResult.objects.running() if job.worker_ids[-1:] == [worker_id])


def forget_finished_jobs() -> int:
    """Forget jobs that ended more than two days ago, with where they broke; how many. The library keeps them all."""
    ended = DBTaskResult.objects.finished().filter(finished_at__lt=clock.now() - KEPT)
    return int(ended.delete()[0])


def _put_back(job: "DBTaskResult[..., object]") -> int:
    """Only as it was read: two workers may have seen the same lost job."""
    same = DBTaskResult.objects.filter(pk=job.pk, status=TaskResultStatus.RUNNING, started_at=job.started_at)
    if len(job.worker_ids) < MOST_ATTEMPTS:
        log.warning("job lost with its worker, runs again", extra={"job": job.task_path})
        return same.update(status=TaskResultStatus.READY, started_at=None)
    log.error("job lost too often, given up", extra={"job": job.task_path})
    return same.update(status=TaskResultStatus.FAILED, finished_at=clock.now(), exception_class_path=LOST)


def run_next(worker_id: str) -> bool:
    """Run the next job that is due, if any; whether there was one."""
    if not DBTaskResult.objects.ready().exists():
        return False
    Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=1,
        worker_id=worker_id,
        excluded_queue_names=[],
    ).run()
    return True
