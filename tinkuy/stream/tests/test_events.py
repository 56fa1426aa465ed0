"""Events are rows: they stand exactly if their cause does, in the order of the commits."""

import threading
from datetime import timedelta

import pytest
from django.db import OperationalError, connection, transaction

from tinkuy.core import clock, periodic
from tinkuy.stream.actions import forget_old_events, settle, tell, tell_soon
from tinkuy.stream.models import Settling, StreamEvent
from tinkuy.stream.queries import latest_event


def rows() -> list[tuple[str, str, str]]:
    return [event.about for event in StreamEvent.objects.all()]


def test_an_event_of_a_deed_that_was_undone_does_not_exist(db):
    with transaction.atomic():
        tell("room", "said", "1")
        transaction.set_rollback(True)

    tell("room", "said", "2")

    assert rows() == [("room", "said", "2")]


def test_the_latest_event_is_none_at_first_and_then_the_highest(db):
    assert latest_event() == 0

    tell("room", "said")
    tell("room", "said")

    assert latest_event() == StreamEvent.objects.last().id


def test_what_moves_often_is_told_once(db):
    for _ in range(5):
        tell_soon("room", "tally", "poll")
    tell_soon("room", "tally", "other poll")

    assert settle() == 2

    assert rows() == [("room", "tally", "poll"), ("room", "tally", "other poll")]
    assert Settling.objects.count() == 0


def test_what_was_told_within_the_second_waits_for_the_next(db):
    tell_soon("room", "tally")
    assert settle() == 1

    tell_soon("room", "tally")

    assert settle() == 0
    StreamEvent.objects.update(at=clock.now() - timedelta(seconds=2))
    assert settle() == 1


def test_events_are_forgotten_after_a_day_except_the_newest(db):
    for subject in "123":
        tell("room", "said", subject)
    StreamEvent.objects.update(at=clock.now() - timedelta(hours=25))
    tell("room", "said", "4")
    StreamEvent.objects.update(at=clock.now() - timedelta(hours=25))

    assert forget_old_events() == 3

    assert rows() == [("room", "said", "4")]


def test_the_clock_forgets_old_events_each_hour():
    (job,) = [job for job in periodic.clock_jobs() if job.deed is forget_old_events]

    assert job.interval == timedelta(hours=1)


def in_thread(deed) -> threading.Thread:
    def whole() -> None:
        try:
            deed()
        finally:
            connection.close()

    thread = threading.Thread(target=whole)
    thread.start()
    return thread


def test_promise_L06_ids_follow_the_order_of_commits(transactional_db):
    with transaction.atomic():
        tell("room", "said", "first")
        late = in_thread(lambda: tell("room", "said", "second"))
        late.join(0.2)
        is_waiting = late.is_alive()
    late.join()

    assert is_waiting
    assert rows() == [("room", "said", "first"), ("room", "said", "second")]


def test_a_vote_that_is_not_committed_yet_is_not_swept_away_with_those_before_it(transactional_db):
    tell_soon("room", "tally")

    with transaction.atomic():
        tell_soon("room", "tally")
        sweeping = in_thread(settle_at_last)
        sweeping.join(0.5)
        told_too_early = not sweeping.is_alive()
    sweeping.join()

    assert not told_too_early
    assert rows() == [("room", "tally", "")]


def settle_at_last() -> None:
    """As the clock does: on PostgreSQL it gives up after a moment and tries again."""
    try:
        settle()
    except OperationalError:
        settle_at_last()


@pytest.mark.parametrize("subject", ["", "registration:abc"])
def test_an_event_shows_what_it_is_about(db, subject):
    tell("room", "said", subject)

    assert str(StreamEvent.objects.get()).endswith(f"room said {subject}")
