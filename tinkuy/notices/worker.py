"""The worker's loop: put back what dead workers left, do what the clock asks, deliver, run jobs."""

import logging
import threading
from datetime import timedelta

from django.db import DatabaseError, close_old_connections, connection
from django.utils.crypto import get_random_string

from . import jobs
from .clockwork import run_due_clock_jobs
from .delivery import deliver_due

log = logging.getLogger("tinkuy.worker")

LEASE = timedelta(seconds=60)
PAUSE = 1.0
PAUSE_WITHOUT_DATABASE = 5.0


def work(stopping: threading.Event, *, lease: timedelta = LEASE, pause: float = PAUSE) -> None:
    """Work until *stopping* is set; a job that was begun is finished first."""
    logging.getLogger("django_tasks_db").setLevel(logging.WARNING)
    worker_id = get_random_string(32)
    heart = threading.Thread(target=_keep_beating, args=(worker_id, stopping, lease), daemon=True)
    heart.start()
    while not stopping.is_set():
        close_old_connections()
        try:
            pauses = 0 if turn(worker_id, lease) else pause
        except DatabaseError as error:
            log.error("the database does not answer: %s", type(error).__name__)
            pauses = PAUSE_WITHOUT_DATABASE
        stopping.wait(pauses)
    heart.join()
    jobs.stop_beating(worker_id)


def turn(worker_id: str, lease: timedelta) -> bool:
    """One round; whether there was anything to do, so that the next follows at once."""
    jobs.requeue_lost(lease)
    run_due_clock_jobs()
    delivered = deliver_due()
    return jobs.run_next(worker_id) or bool(delivered)


def _keep_beating(worker_id: str, stopping: threading.Event, lease: timedelta) -> None:
    """In a thread of its own: a job may be long. A beat that the database refuses is tried again at the next."""
    while not stopping.is_set():
        try:
            close_old_connections()
            jobs.beat(worker_id)
        except DatabaseError as error:
            log.warning("no sign of life could be written: %s", type(error).__name__)
        stopping.wait(lease.total_seconds() / 5)
    connection.close()
