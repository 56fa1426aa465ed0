"""A clock that jumps: nothing is erased ahead of its day, and nothing stands still afterwards (V13, V17)."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import translation

from tests.promises.clock.machines import NOON, YEAR
from tinkuy.config.alarm import raise_alarm
from tinkuy.config.doctor.work import time
from tinkuy.core import clock, machine_clock, periodic
from tinkuy.notices import timekeeping
from tinkuy.notices.models import ClockMark, ClockRun, Notice
from tinkuy.notices.queries import clock_in_doubt, late_deeds


def test_promise_V17_a_clock_that_jumps_by_a_year_and_back_erases_nothing_and_stops_nothing(
    machine, erasable, administrator
):
    machine.look()
    machine.jump(YEAR)
    machine.look()
    machine.pass_by(hours=2)
    machine.look()
    in_doubt = ClockMark.objects.get()

    assert len(erasable.days) == 1000
    assert erasable.done == 2, "deeds go on by the time that is certain"
    assert in_doubt.doubted_at is not None
    assert round(in_doubt.jump / timedelta(days=1)) == 400
    assert Notice.objects.filter(kind="clock-in-doubt", person=administrator).count() == 1

    machine.jump(-YEAR)
    machine.pass_by(hours=1)
    machine.look()

    assert erasable.done == 3
    assert ClockMark.objects.get().doubted_at is None
    assert ClockRun.objects.get().began_at <= machine.wall


@pytest.mark.parametrize("jump", [YEAR, -YEAR])
def test_promise_V17_doctor_tells_a_jump_before_the_worker_has_looked(machine, erasable, jump):
    machine.look()
    machine.jump(jump)

    with clock.at(machine.wall), translation.override("en"):
        (check,) = time()
    assert check.is_fault
    assert f"what is certain is {NOON:%Y-%m-%d %H:%M} UTC" in check.sentence


def test_promise_V17_while_the_clock_is_in_doubt_exactly_what_is_due_is_erased(machine, erasable):
    machine.look()
    machine.jump(YEAR)
    for _ in range(32):
        machine.pass_by(days=1)
        machine.look()

    assert len(erasable.days) == 980, "those of two days, though the clock shows that all are over"


def test_promise_V17_a_deed_that_began_in_the_future_is_due(machine, erasable):
    periodic.every(clock.today, hours=6)
    for job in periodic.clock_jobs():
        ClockRun.objects.create(name=job.name, began_at=NOON + YEAR, succeeded_at=NOON + YEAR)

    machine.look()

    assert erasable.done == 1
    assert {run.began_at for run in ClockRun.objects.all()} == {NOON}
    assert {run.succeeded_at for run in ClockRun.objects.all()} == {NOON}


@pytest.mark.parametrize("hours", [2, -2])
def test_promise_V13_a_clock_that_is_put_right_by_two_hours_is_believed(machine, hours):
    machine.moment()
    machine.jump(timedelta(hours=hours))

    assert machine.moment() == machine.wall
    assert ClockMark.objects.get().doubted_at is None


def test_corrections_by_hand_do_not_add_up(machine):
    for _ in range(10):
        machine.moment()
        machine.pass_by(minutes=5)
        machine.jump(timedelta(hours=1))

    assert machine.moment() < machine.wall - timedelta(hours=9)


def test_a_clock_that_went_back_is_in_doubt_and_nothing_is_done_ahead_of_it(machine):
    machine.moment()
    machine.jump(-YEAR)

    assert machine.moment() == machine.wall
    assert ClockMark.objects.get().jump < timedelta(0)


def test_a_machine_that_was_off_over_a_weekend_is_believed_and_after_a_year_is_asked(machine):
    machine.moment()
    machine.restart(after=timedelta(days=2.9))
    assert machine.moment() == machine.wall

    machine.restart(after=YEAR)
    assert machine.moment() < machine.wall - timedelta(days=399)
    machine.pass_by(hours=5)
    assert machine.moment() < machine.wall - timedelta(days=399)

    machine.is_synchronised = True
    assert machine.moment() == machine.wall
    machine.is_synchronised = False
    machine.pass_by(hours=5)
    assert machine.moment() == machine.wall, "what a time server proved stays proven"


def test_promise_V17_starts_of_the_machine_do_not_add_up(machine):
    machine.moment()
    for _ in range(10):
        machine.restart(after=timedelta(days=2.9, minutes=10))
        machine.moment()

    assert machine.moment() <= NOON + timedelta(days=3, minutes=100)
    assert ClockMark.objects.latest("pk").doubted_at is not None
    timekeeping.believe(machine.read())
    machine.restart(after=timedelta(days=2.9))
    assert machine.moment() == machine.wall


@pytest.mark.one_database
def test_a_machine_that_is_off_every_night_and_weekend_is_never_asked_about(machine, erasable):
    for day in range(28):
        machine.look()
        machine.pass_by(hours=6)
        machine.look()
        machine.restart(after=timedelta(hours=18 + (48 if day % 5 == 4 else 0)))

    assert machine.moment() == machine.wall


def test_without_a_mark_the_youngest_row_tells_what_was_certain(machine):
    ClockRun.objects.create(name="old", began_at=NOON, succeeded_at=NOON)
    ClockRun.objects.create(name="ahead", began_at=NOON + 2 * YEAR, succeeded_at=NOON + 2 * YEAR)
    machine.jump(YEAR)

    assert machine.moment() == NOON


def test_somebody_says_that_the_clock_is_right(machine, erasable):
    machine.look()
    machine.jump(YEAR)
    machine.look()

    timekeeping.believe(machine.read())

    assert machine.moment() == machine.wall
    machine.pass_by(hours=1)
    machine.look()
    assert len(erasable.days) == 1000, "the clock is right: what nobody announced is still asked about"
    assert ClockRun.objects.get().held_count == 1000


def test_the_machine_tells_how_long_it_runs():
    first, second = machine_clock.read(), machine_clock.read()

    assert first.boot == second.boot
    assert 0 <= second.seconds - first.seconds < 60
    assert replace(first, wall=second.wall, seconds=0) == replace(second, seconds=0)


def test_a_clock_that_jumps_again_while_it_is_in_doubt_is_told_as_it_stands(machine):
    machine.moment()
    for _ in range(2):
        machine.jump(YEAR)
        machine.moment()

    with clock.at(machine.wall):
        assert clock_in_doubt().certain == NOON


def test_promise_V17_P09_a_doubt_ends_with_its_start_of_the_machine_and_silences_no_alarm(
    machine, erasable, administrator
):
    machine.look()
    machine.jump(YEAR)
    machine.look()
    machine.restart(after=-YEAR + timedelta(hours=1))
    with clock.at(machine.wall):
        assert clock_in_doubt() is None, "before the worker looks, and after"
    machine.look()
    with clock.at(machine.wall):
        assert clock_in_doubt() is None
    machine.pass_by(days=10)
    with clock.at(machine.wall):
        assert len(late_deeds()) == raise_alarm() == 1
    machine.look()
    assert [mark.boot for mark in ClockMark.objects.all()] == [machine.boot]


def test_promise_V17_the_doubt_of_a_machine_that_works_beside_is_told_here(machine, erasable):
    machine.look()
    machine.jump(YEAR)
    machine.look()
    machine.pass_by(days=5)
    machine.look()
    machine.boot = "another"

    with clock.at(machine.wall):
        assert clock_in_doubt().jump == YEAR
