"""A clock that jumps: nothing is erased ahead of its day, nothing stands still afterwards, and it is said."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from django.test import Client

from tinkuy.config.alarm import raise_alarm
from tinkuy.core import clock, machine_clock, periodic
from tinkuy.core.machine_clock import Reading
from tinkuy.notices import shares, timekeeping
from tinkuy.notices.clockwork import run_due_clock_jobs
from tinkuy.notices.models import ClockMark, ClockRun, Notice
from tinkuy.notices.queries import clock_in_doubt, late_deeds

YEAR = timedelta(days=400)
NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)


class Machine:
    """Its wall clock and how long it runs, as the tests say; `look` lets the worker do a round."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.wall, self.seconds, self.boot, self.is_synchronised = NOON, 1000.0, "first", False
        monkeypatch.setattr(machine_clock, "read", self.read)

    def read(self) -> Reading:
        return Reading(self.boot, self.seconds, self.wall, self.is_synchronised)

    def pass_by(self, **time: float) -> None:
        self.wall += timedelta(**time)
        self.seconds += timedelta(**time).total_seconds()

    def jump(self, by: timedelta) -> None:
        self.wall += by

    def restart(self, after: timedelta) -> None:
        self.boot, self.seconds, self.wall = self.boot + "+", 10.0, self.wall + after

    def look(self) -> None:
        with clock.at(self.wall):
            run_due_clock_jobs()

    def moment(self) -> datetime:
        with clock.at(self.wall):
            return timekeeping.moment_to_go_by(self.read())


@pytest.fixture
def machine(db, monkeypatch) -> Machine:
    return Machine(monkeypatch)


class Kept:
    """Rows, each kept until a day; a deed that erases those whose day has passed."""

    def __init__(self, *days: datetime) -> None:
        self.days = list(days)
        self.done = 0

    def erase(self) -> None:
        self.done += 1
        self.days = [day for day in self.days if day >= clock.now()]

    def due(self) -> int:
        return sum(day < clock.now() for day in self.days)


@pytest.fixture
def kept(monkeypatch) -> Kept:
    """A thousand rows, kept for a month and more."""
    kept = Kept(*(NOON + timedelta(days=30 + number // 10) for number in range(1000)))
    monkeypatch.setattr(periodic, "_jobs", {})
    monkeypatch.setattr(Kept.erase, "__qualname__", "erase")
    periodic.every(kept.erase, hours=1, due=kept.due, what="rows")
    return kept


def test_promise_V17_a_clock_that_jumps_by_a_year_and_back_erases_nothing_and_stops_nothing(
    machine, kept, administrator
):
    machine.look()
    machine.jump(YEAR)
    machine.look()
    machine.pass_by(hours=2)
    machine.look()
    in_doubt = ClockMark.objects.get()

    assert len(kept.days) == 1000
    assert kept.done == 2, "deeds go on by the time that is certain"
    assert in_doubt.doubted_at is not None
    assert round(in_doubt.jump / timedelta(days=1)) == 400
    assert Notice.objects.filter(kind="clock-in-doubt", person=administrator).count() == 1

    machine.jump(-YEAR)
    machine.pass_by(hours=1)
    machine.look()

    assert kept.done == 3
    assert ClockMark.objects.get().doubted_at is None
    assert ClockRun.objects.get().began_at <= machine.wall


def test_promise_V17_while_the_clock_is_in_doubt_exactly_what_is_due_is_erased(machine, kept):
    machine.look()
    machine.jump(YEAR)
    for _ in range(32):
        machine.pass_by(days=1)
        machine.look()

    assert len(kept.days) == 980, "those of two days, though the clock shows that all are over"


def test_promise_V17_a_deed_that_began_in_the_future_is_due(machine, kept):
    periodic.every(clock.today, hours=6)
    for job in periodic.clock_jobs():
        ClockRun.objects.create(name=job.name, began_at=NOON + YEAR, succeeded_at=NOON + YEAR)

    machine.look()

    assert kept.done == 1
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


def test_a_machine_that_is_off_every_night_and_weekend_is_never_asked_about(machine):
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


def test_somebody_says_that_the_clock_is_right(machine, kept):
    machine.look()
    machine.jump(YEAR)
    machine.look()

    timekeeping.believe(machine.read())

    assert machine.moment() == machine.wall
    machine.pass_by(hours=1)
    machine.look()
    assert len(kept.days) == 1000, "the clock is right: what nobody announced is still asked about"
    assert ClockRun.objects.get().held_count == 1000


def test_promise_V17_more_than_was_announced_is_held_and_told_and_goes_after_three_days(machine, kept, administrator):
    machine.look()
    kept.days = [NOON - timedelta(days=1)] * 500  # a date was moved by mistake
    for _ in range(3):
        machine.pass_by(hours=1)
        machine.look()
    held = ClockRun.objects.get()
    assert (len(kept.days), held.held_count) == (500, 500)
    assert Notice.objects.filter(kind="erasure-held", person=administrator).count() == 1

    machine.pass_by(days=1)
    machine.look()
    assert len(kept.days) == 500
    machine.pass_by(days=2)
    machine.look()

    assert kept.days == []
    assert ClockRun.objects.get().held_at is None


def test_an_erasure_that_somebody_agreed_to_is_done_at_the_next_round(machine, kept):
    machine.look()
    kept.days = [NOON - timedelta(days=1)] * 500
    machine.pass_by(hours=1)
    machine.look()

    shares.allow(ClockRun.objects.get().name)
    machine.pass_by(seconds=1)
    machine.look()

    assert kept.days == []


def test_a_date_that_was_put_right_meanwhile_loses_nothing(machine, kept):
    machine.look()
    days, kept.days = kept.days, [NOON - timedelta(days=1)] * 500
    machine.pass_by(hours=1)
    machine.look()
    kept.days = days
    machine.pass_by(hours=1)
    machine.look()

    assert len(kept.days) == 1000
    assert ClockRun.objects.get().held_at is None


def test_what_was_announced_and_what_is_little_is_erased_without_asking(machine, kept):
    kept.days = [NOON + timedelta(days=10)] * 800 + [NOON + timedelta(days=20)] * 3
    for _ in range(21):
        machine.look()
        machine.pass_by(days=1)
    kept.days = [NOON] * 90
    machine.look()

    assert kept.days == []
    assert not Notice.objects.filter(kind="erasure-held").exists()


def test_the_machine_tells_how_long_it_runs():
    first, second = machine_clock.read(), machine_clock.read()

    assert first.boot == second.boot
    assert 0 <= second.seconds - first.seconds < 60
    assert replace(first, wall=second.wall, seconds=0) == replace(second, seconds=0)


def test_while_the_clock_is_in_doubt_no_deed_is_late_for_it(machine, kept):
    machine.look()
    machine.jump(YEAR)
    machine.look()
    machine.pass_by(hours=2)
    machine.look()

    with clock.at(machine.wall):
        assert late_deeds() == []


def test_a_clock_that_jumps_again_while_it_is_in_doubt_is_told_as_it_stands(machine):
    machine.moment()
    for _ in range(2):
        machine.jump(YEAR)
        machine.moment()

    with clock.at(machine.wall):
        assert clock_in_doubt().certain == NOON


def test_promise_P09_a_scheduler_that_stands_still_is_told_within_25_hours(machine, kept, administrator):
    machine.look()
    machine.pass_by(hours=24.9)
    with clock.at(machine.wall):
        assert raise_alarm() == 0
    machine.pass_by(hours=0.2)
    with clock.at(machine.wall):
        assert raise_alarm() == raise_alarm() == 1

    told = Notice.objects.get(kind="deeds-late")
    assert (told.person, told.sent_at) == (administrator, machine.wall), "no worker lives: the web process delivers it"


def test_an_administrator_sees_what_is_in_doubt_and_settles_it(machine, kept, administrator, observer, signed_in):
    machine.look()
    kept.days = [NOON - timedelta(days=1)] * 500
    machine.pass_by(hours=1)
    machine.look()
    machine.jump(YEAR)
    machine.look()
    client, name = signed_in(administrator), ClockRun.objects.get().name

    with clock.at(machine.wall):
        page = client.get("/es/installation/")
        assert client.post("/es/installation/clock/").status_code == 302
        assert client.post("/es/installation/erasure/", {"held": name}).status_code == 302
        again = client.post("/es/installation/erasure/", {"held": "no such"})
        assert signed_in(observer).get("/es/installation/").status_code in (403, 404)
        ready = client.get("/readyz")

    assert "¿Está bien el reloj?" in page.text
    assert "500" in page.text
    assert again.status_code == 409
    assert (ready.status_code, {"time", "erasures"} & set(ready.json()["warnings"])) == (200, {"erasures"})
    machine.pass_by(seconds=1)
    machine.look()
    assert kept.days == []


def test_the_command_tells_and_settles(machine, kept, capsys):
    machine.look()
    kept.days = [NOON - timedelta(days=1)] * 500
    machine.pass_by(hours=1)
    machine.look()
    machine.jump(YEAR)
    machine.look()

    with clock.at(machine.wall):
        call_command("clock")
        told = capsys.readouterr().out
        call_command("clock", "--is-right", "--erase")
        settled = capsys.readouterr().out

    assert told.count("✗") == 2
    assert "Agreed: 500 rows" in settled
    assert "✓ The machine's clock goes evenly." in settled


def test_promise_V17_P09_a_doubt_ends_with_its_start_of_the_machine_and_silences_no_alarm(machine, kept, administrator):
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


def test_promise_P09_a_worker_that_died_in_doubt_is_told_once_the_clock_is_right(machine, kept, administrator):
    machine.look()
    machine.jump(YEAR)
    machine.look()
    machine.jump(-YEAR)
    machine.pass_by(days=10)

    with clock.at(machine.wall):
        assert clock_in_doubt() is None, "it says what is certain again, whoever looks"
        assert len(late_deeds()) == raise_alarm() == 1


def test_promise_V17_the_doubt_of_a_machine_that_works_beside_is_told_here(machine, kept):
    machine.look()
    machine.jump(YEAR)
    machine.look()
    machine.pass_by(days=5)
    machine.look()
    machine.boot = "another"

    with clock.at(machine.wall):
        assert clock_in_doubt().jump == YEAR


def test_promise_P09_what_nobody_set_up_is_not_told_as_in_order(administrator, signed_in, capsys):
    """A site of one machine may go without backups; that is no fault there, and no sign of health."""
    with pytest.raises(SystemExit):
        call_command("doctor")
    page = signed_in(administrator).get("/es/installation/").text
    head, sound = page.split('id="sound"')

    assert "· No backups are made by the clock" in capsys.readouterr().out
    assert "TINKUY_BACKUP_TO" in head
    assert "TINKUY_BACKUP_TO" not in sound
    assert Client().get("/readyz").json()["status"] == "ok"
