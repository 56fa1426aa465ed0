from datetime import timedelta

import pytest
from django.tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from tinkuy.core import clock, periodic
from tinkuy.notices import jobs
from tinkuy.notices.clockwork import run_due_clock_jobs
from tinkuy.notices.models import ClockRun, DevelopmentMessage, WorkerBeat
from tinkuy.notices.outbox import owe
from tinkuy.notices.worker import LEASE, turn

done: list[str] = []


@task
def write_minutes(webinar: str) -> None:
    done.append(webinar)


def tidy_the_room() -> None:
    done.append("tidied")


def fail() -> None:
    raise RuntimeError("the broom is gone")


def begun_by(worker_id: str) -> DBTaskResult:
    """A job that *worker_id* began and never ended."""
    write_minutes.enqueue("1")
    job = DBTaskResult.objects.get()
    job.claim(worker_id)
    return job


@pytest.mark.django_db(transaction=True)
def test_one_turn_delivers_and_runs_jobs(coordination):
    done.clear()
    owe(coordination, "sign-in-code", dedupe_key="a", code="123456")
    write_minutes.enqueue("1")

    assert turn("worker", LEASE)
    assert not turn("worker", LEASE)

    assert done.count("1") == 1
    assert DevelopmentMessage.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_the_job_of_a_worker_that_died_runs_again():
    done.clear()
    jobs.beat("dead")
    begun_by("dead")

    with clock.at(clock.now() + LEASE * 2):
        jobs.beat("alive")
        turn("alive", LEASE)

    assert done.count("1") == 1
    assert DBTaskResult.objects.get().status == TaskResultStatus.SUCCESSFUL


def test_the_job_of_a_worker_that_lives_is_left_to_it(db):
    jobs.beat("slow")
    begun_by("slow")

    assert jobs.requeue_lost(LEASE) == 0
    assert DBTaskResult.objects.get().status == TaskResultStatus.RUNNING


def test_a_job_that_kills_each_worker_is_given_up_after_three(db):
    job = begun_by("first")
    for worker in ("second", "third"):
        assert jobs.requeue_lost(LEASE) == 1
        job.refresh_from_db()
        job.claim(worker)

    assert jobs.requeue_lost(LEASE) == 1

    job.refresh_from_db()
    assert job.status == TaskResultStatus.FAILED
    assert job.exception_class_path == jobs.LOST


def test_a_worker_that_ends_in_order_leaves_no_sign(db):
    jobs.beat("worker")
    WorkerBeat.objects.create(worker_id="long dead", at=clock.now() - timedelta(days=2))

    jobs.stop_beating("worker")

    assert WorkerBeat.objects.count() == 0


def test_the_clock_does_each_deed_once_in_its_interval(db, monkeypatch):
    done.clear()
    monkeypatch.setattr(periodic, "_jobs", {})
    periodic.every(tidy_the_room, hours=1)
    start = clock.now()

    for minutes in (0, 30, 61, 62):
        with clock.at(start + timedelta(minutes=minutes)):
            run_due_clock_jobs()

    assert done == ["tidied", "tidied"]


def test_a_deed_that_fails_stops_no_other_and_its_failure_shows(db, monkeypatch):
    done.clear()
    monkeypatch.setattr(periodic, "_jobs", {})
    periodic.every(fail, hours=1)
    periodic.every(tidy_the_room, hours=1)

    run_due_clock_jobs()

    assert done == ["tidied"]
    assert ClockRun.objects.get(name__endswith="fail").succeeded_at is None
    assert ClockRun.objects.get(name__endswith="tidy_the_room").succeeded_at is not None
