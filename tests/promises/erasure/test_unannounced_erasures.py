"""An erasure that was not announced is held, told and asked about; what was announced goes by itself (V17)."""

from datetime import timedelta

from django.core.management import call_command

from tests.promises.clock.machines import NOON, YEAR
from tinkuy.core import clock
from tinkuy.notices import clockwork
from tinkuy.notices.models import ClockRun, Notice


def test_promise_V17_more_than_was_announced_is_held_and_told_and_goes_after_three_days(
    machine, erasable, administrator
):
    machine.look()
    erasable.days = [NOON - timedelta(days=1)] * 500  # a date was moved by mistake
    for _ in range(3):
        machine.pass_by(hours=1)
        machine.look()
    held = ClockRun.objects.get()
    assert (len(erasable.days), held.held_count) == (500, 500)
    assert Notice.objects.filter(kind="erasure-held", person=administrator).count() == 1

    machine.pass_by(days=1)
    machine.look()
    assert len(erasable.days) == 500
    machine.pass_by(days=2)
    machine.look()

    assert erasable.days == []
    assert ClockRun.objects.get().held_at is None


def test_an_erasure_that_somebody_agreed_to_is_done_at_the_next_round(machine, erasable):
    machine.look()
    erasable.days = [NOON - timedelta(days=1)] * 500
    machine.pass_by(hours=1)
    machine.look()

    clockwork.allow(ClockRun.objects.get().name)
    machine.pass_by(seconds=1)
    machine.look()

    assert erasable.days == []


def test_a_date_that_was_put_right_meanwhile_loses_nothing(machine, erasable):
    machine.look()
    days, erasable.days = erasable.days, [NOON - timedelta(days=1)] * 500
    machine.pass_by(hours=1)
    machine.look()
    erasable.days = days
    machine.pass_by(hours=1)
    machine.look()

    assert len(erasable.days) == 1000
    assert ClockRun.objects.get().held_at is None


def test_what_was_announced_and_what_is_little_is_erased_without_asking(machine, erasable):
    erasable.days = [NOON + timedelta(days=10)] * 800 + [NOON + timedelta(days=20)] * 3
    for _ in range(21):
        machine.look()
        machine.pass_by(days=1)
    erasable.days = [NOON] * 90
    machine.look()

    assert erasable.days == []
    assert not Notice.objects.filter(kind="erasure-held").exists()


def test_an_administrator_sees_what_is_in_doubt_and_settles_it(machine, erasable, administrator, observer, signed_in):
    machine.look()
    erasable.days = [NOON - timedelta(days=1)] * 500
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
    assert again.status_code == 422
    assert (ready.status_code, {"time", "erasures"} & set(ready.json()["warnings"])) == (200, {"erasures"})
    machine.pass_by(seconds=1)
    machine.look()
    assert erasable.days == []


def test_the_command_tells_and_settles(machine, erasable, capsys):
    machine.look()
    erasable.days = [NOON - timedelta(days=1)] * 500
    machine.pass_by(hours=1)
    machine.look()
    machine.jump(YEAR)
    machine.look()

    with clock.at(machine.wall):
        call_command("clock")
        output = capsys.readouterr().out
        call_command("clock", "--is-right", "--erase")
        settled = capsys.readouterr().out

    assert output.count("✗") == 2
    assert "Agreed: 500 rows" in settled
    assert "✓ The machine's clock goes evenly." in settled
