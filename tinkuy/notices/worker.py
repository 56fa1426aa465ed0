"""The worker's loops: put back what dead workers left, do what the clock asks, deliver; beside it, run jobs.

A job may take minutes (a large import), and a code to sign in does not wait for it: jobs have a thread of their own.
"""

import logging
import threading
from collections.abc import Callable
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
    hands = threading.Thread(target=_repeat, args=(lambda: next_job(worker_id), stopping, pause))
    hands.start()
    _repeat(lambda: round_of_duties(worker_id, lease), stopping, pause)
    hands.join()
    heart.join()
    jobs.stop_beating(worker_id)


def _repeat(deed: Callable[[], bool], stopping: threading.Event, pause: float) -> None:
    """Again at once while there is something to do."""
    while not stopping.is_set():
        close_old_connections()
        try:
            pauses = 0 if deed() else pause
        except (DatabaseError, OSError) as error:
            log.error("the database or the disk does not do its work: %s", type(error).__name__)
            pauses = PAUSE_WITHOUT_DATABASE
        stopping.wait(pauses)
    connection.close()


def turn(worker_id: str, lease: timedelta) -> bool:
    """One round of both; whether there was anything to do."""
    was_busy = round_of_duties(worker_id, lease)
    return next_job(worker_id) or was_busy


def round_of_duties(worker_id: str, lease: timedelta) -> bool:
    """All but jobs; whether there was anything to do."""
    jobs.requeue_lost(lease, but=worker_id)
    run_due_clock_jobs()
    return bool(deliver_due())


def next_job(worker_id: str) -> bool:
    """Run the next job; whether there was one. One that the database cut off in the middle runs again first."""
    jobs.requeue_of(worker_id)
    return jobs.run_next(worker_id)


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
