"""What stands still is told within 25 hours, whatever the clock says (P09)."""

import pytest
from django.core.management import call_command
from django.test import Client

from tests.promises.clock.machines import YEAR
from tinkuy.config.alarm import raise_alarm
from tinkuy.core import clock
from tinkuy.notices.models import Notice
from tinkuy.notices.queries import clock_in_doubt, late_deeds


def test_while_the_clock_is_in_doubt_no_deed_is_late_for_it(machine, erasable):
    machine.look()
    machine.jump(YEAR)
    machine.look()
    machine.pass_by(hours=2)
    machine.look()

    with clock.at(machine.wall):
        assert late_deeds() == []


def test_promise_P09_a_scheduler_that_stands_still_is_told_within_25_hours(machine, erasable, administrator):
    machine.look()
    machine.pass_by(hours=24.9)
    with clock.at(machine.wall):
        assert raise_alarm() == 0
    machine.pass_by(hours=0.2)
    with clock.at(machine.wall):
        assert raise_alarm() == raise_alarm() == 1

    notice = Notice.objects.get(kind="deeds-late")
    assert (notice.person, notice.sent_at) == (administrator, machine.wall), (
        "no worker lives: the web process delivers it"
    )


def test_promise_P09_a_worker_that_died_in_doubt_is_told_once_the_clock_is_right(machine, erasable, administrator):
    machine.look()
    machine.jump(YEAR)
    machine.look()
    machine.jump(-YEAR)
    machine.pass_by(days=10)

    with clock.at(machine.wall):
        assert clock_in_doubt() is None, "it says what is certain again, whoever looks"
        assert len(late_deeds()) == raise_alarm() == 1


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
