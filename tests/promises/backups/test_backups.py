"""R02, R04: backups by hand and by the clock: of one moment, nothing half-written, none kept too long."""

import errno
import os
import resource
import shutil
import threading
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import translation
from django_scopes import scope

from tinkuy.config.backups import age, schedule
from tinkuy.config.backups.archive import unpack
from tinkuy.config.backups.faults import BackupFault
from tinkuy.config.backups.names import name_of, short_mark
from tinkuy.config.backups.schedule import back_up_when_due, last_backup, standing_of_backups, thin_out
from tinkuy.config.backups.snapshot import DRAFTS, snapshot
from tinkuy.config.backups.taking import take_backup
from tinkuy.config.backups.verifying import verify
from tinkuy.config.check_results import Finding
from tinkuy.config.doctor import keys
from tinkuy.config.doctor.work import backup
from tinkuy.config.environment import EnvironmentFault, read_environment
from tinkuy.core import clock
from tinkuy.core.keys.keyring import read_keyring
from tinkuy.core.lasting_erasure import erasure_ledger
from tinkuy.journal.erasures import note_erasure
from tinkuy.journal.trail import record
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.guests.models import Guest

NIGHT = datetime(2026, 11, 27, 3, 0, tzinfo=UTC)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def folder(settings, tmp_path):
    """Where the clock puts its backups."""
    settings.DATA_FOLDER = tmp_path / "data"
    settings.DATA_FOLDER.mkdir(mode=0o700)
    to = tmp_path / "backups"
    to.mkdir()
    settings.ENVIRONMENT = replace(
        settings.ENVIRONMENT, backup_to=to, backup_recipient=age.new_pair()[1], backup_days=35
    )
    return to


def finding() -> Finding:
    with translation.override("en"):
        (check,) = backup()
    return check


def names(folder) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_promise_R02_the_clock_backs_up_what_changed_and_keeps_the_keys_of_today(folder, cycle, coordination, caplog):
    with clock.at(NIGHT):
        assert back_up_when_due()
        assert not back_up_when_due()
    assert names(folder) == ["keys.age", "keys.erasures", "keys.owner", name_of(NIGHT)]
    keys = (folder / "keys.age").read_bytes()

    with clock.at(NIGHT + timedelta(minutes=15)):
        note_erasure("guest-erased", "somebody")
        record(coordination, "edited", cycle)
        assert back_up_when_due()
    assert names(folder)[3:] == [name_of(NIGHT), name_of(NIGHT + timedelta(minutes=15))]
    assert (folder / "keys.age").read_bytes() != keys

    with clock.at(NIGHT + timedelta(hours=25)):
        assert back_up_when_due(), "each day has one, whatever was seen to change"
        assert standing_of_backups() == {"state": "fresh", "age": 0, "fault": ""}
        assert not finding().is_fault
    with clock.at(NIGHT + timedelta(hours=51)):
        assert standing_of_backups()["state"] == "late"
        assert finding().sentence == "The newest backup is 26 hours old."


def test_backup_and_verify_name_the_same_number_of_rows(folder, cycle, coordination, signed_in):
    """Somebody is signed in: an open session is in no backup, and is not counted beside one either."""
    signed_in(coordination)

    with snapshot() as taken:
        backed_up = sum(taken.tables.values())

    rows = next(found for found in verify() if found.name == "rows")
    assert rows.sentence.startswith(f"{backed_up} rows in {len(taken.tables)} tables")


def test_a_backup_that_cannot_be_made_is_told_to_the_doctor_and_tried_again(folder, client):
    folder.rmdir()

    assert not back_up_when_due()

    assert "does not exist" in last_backup().fault
    assert finding().is_fault
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["status"], answer.json()["backup"]["state"]) == (
        200,
        "degraded",
        "failing",
    )
    folder.mkdir()
    assert back_up_when_due()
    assert client.get("/readyz").json()["status"] == "ok"


def test_of_the_last_hours_all_backups_stay_of_earlier_days_one_and_none_beyond_what_was_promised(folder):
    moments = [NIGHT - timedelta(hours=hours) for hours in (0, 1, 5, 20, 21, 22, 24 * 34, 24 * 36, 24 * 400)]
    for moment in moments:
        (folder / name_of(moment)).touch()
    (folder / "of-somebody-else.age").touch()
    (folder / f"tinkuy-{short_mark()}-20269999T999999Z.age").touch()

    with clock.at(NIGHT):
        assert thin_out(folder, timedelta(days=35)) == 5
        assert schedule.overdue_backups() == 0

    expected = [moments[place] for place in (6, 2, 1, 0)]
    assert [name for name in names(folder) if name.startswith("tinkuy-") and "9999" not in name] == [
        name_of(moment) for moment in expected
    ]
    assert "of-somebody-else.age" in names(folder)


@pytest.mark.parametrize("days", ["36", "0", "-1", "many"])
def test_no_backup_may_be_kept_longer_than_promised(days, monkeypatch):
    monkeypatch.setenv("TINKUY_BACKUP_DAYS", days)

    with pytest.raises(EnvironmentFault, match="from 1 to 35"):
        read_environment()


def test_what_cannot_be_written_is_one_sentence_and_leaves_nothing(folder, settings):
    to = settings.ENVIRONMENT.backup_recipient
    identity = age.new_pair()[0]
    (folder / "there.age").write_text("older")

    for place, recipient, sentence in (
        (folder / "there.age", to, "exists already"),
        (folder / "away" / "one.age", to, "does not exist"),
        (folder / "keys.age", to, "is the name of the keys"),
        (settings.DATA_FOLDER / "one.age", to, "is lost with it"),
        (folder / "one.age", "age1nobody", "is no recipient"),
        (folder / "one.age", identity, "keep it off this machine"),
        (folder / "one.age", "", "Say to whom"),
    ):
        with pytest.raises(CommandError, match=sentence):
            call_command("backup", str(place), recipient=recipient)
    with full_disk(), pytest.raises(CommandError, match=r"cannot be (written|copied|read)"):
        call_command("backup", str(folder / "one.age"), recipient=to)

    assert names(folder) == ["there.age"]
    assert (folder / "there.age").read_text() == "older"
    assert not list(settings.DATA_FOLDER.glob(f"{DRAFTS}*"))


@contextmanager
def full_disk(room: int = 20_000):
    """No file grows beyond *room* bytes."""
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, usual[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)


def test_promise_R02_of_two_backups_at_once_one_is_refused_and_the_other_is_whole(folder, settings, tmp_path, cycle):
    secret, to = age.new_pair()
    (tmp_path / "identity").write_text(secret)
    place, refused = folder / "one.age", []

    def begin_another(sentence):
        if not refused:
            with pytest.raises(CommandError, match="is being made at this moment") as fault:
                call_command("backup", str(place), recipient=to)
            refused.append(fault)
            assert not back_up_when_due()
            assert not last_backup().fault, "that somebody makes one by hand is no fault"

    made = take_backup(place, to, begin_another)

    assert refused
    with age.decrypted(place, age.read_identity(tmp_path / "identity")) as stream:
        assert set(made.members) < set(unpack(stream, tmp_path / "opened"))
    assert names(folder) == ["keys.age", "keys.erasures", "keys.owner", "one.age"]
    assert not list(settings.DATA_FOLDER.iterdir())


@pytest.mark.parametrize("links", [True, False])
def test_a_backup_takes_the_name_of_no_file_that_came_there_meanwhile(folder, monkeypatch, settings, links):
    """Also on a stick whose files have one name each."""
    if not links:
        monkeypatch.setattr(os, "link", no_links)
    place, to = folder / "one.age", settings.ENVIRONMENT.backup_recipient
    (folder / f".one.age.{short_mark()}.0123456789abcdef.draft").write_text("of one that was killed")

    with pytest.raises(BackupFault, match="exists already"):
        take_backup(place, to, lambda sentence: place.write_text("of somebody"))
    assert (names(folder), place.read_text()) == (["one.age"], "of somebody")

    place.unlink()
    take_backup(place, to)
    assert names(folder) == ["keys.age", "keys.erasures", "keys.owner", "one.age"]


def no_links(*places) -> None:
    raise OSError(errno.EPERM, os.strerror(errno.EPERM))


def test_promise_R02_somebody_writes_while_the_snapshot_is_taken_and_it_is_of_one_moment(folder, cycle):
    with snapshot() as taken:
        written = threading.Thread(target=_write)
        written.start()
        written.join(60)
        assert not written.is_alive(), "a snapshot keeps nobody from writing"
        assert taken.cycles == [cycle.public_id]
    assert Cycle.objects.count() == 2


def _write() -> None:
    try:
        Cycle.objects.create(slug="mientras", title={"es": "Mientras"})
    finally:
        connection.close()


def test_a_file_that_is_gone_while_a_row_names_it_stops_the_backup(folder, settings, cycle):
    with scope(cycle=cycle):
        Guest.objects.create(cycle=cycle, kind="speaker", photo="0" * 32, photo_rights="Prensa", photo_alt="Una mesa")

    with pytest.raises(CommandError, match="is gone, and a row names it"):
        call_command("backup", str(folder / "one.age"), recipient=settings.ENVIRONMENT.backup_recipient)

    assert names(folder) == []


def test_promise_R10_keys_that_are_not_those_of_the_site_replace_no_copy_of_them(folder, settings, tmp_path, cycle):
    settings.KEYS_FOLDER = shutil.copytree(settings.KEYS_FOLDER, tmp_path / "keys")
    settings.KEYRING = read_keyring(settings.KEYS_FOLDER)
    assert back_up_when_due()
    keys_of_today, there = (folder / "keys.age").read_bytes(), names(folder)

    for lose in (_data_is_away, _master_is_away, _keys_are_of_another):
        with lose(settings):
            note_erasure("guest-erased", f"somebody at {lose.__name__}")  # the ledger grew: keys.age is due
            assert not back_up_when_due()
            assert (standing_of_backups()["state"], finding().is_fault) == ("failing", True)
            with pytest.raises(CommandError, match=r"it may be the last copy"):
                call_command("backup", str(folder / "one.age"), recipient=settings.ENVIRONMENT.backup_recipient)
            assert ((folder / "keys.age").read_bytes(), names(folder)) == (keys_of_today, there)

    with clock.at(clock.now() + timedelta(minutes=15)):
        assert back_up_when_due()
        assert standing_of_backups()["state"] == "fresh"
    assert (folder / "keys.age").read_bytes() != keys_of_today


def test_promise_R05_a_damaged_ledger_is_told_replaces_no_copy_and_is_mended_from_one(
    folder, settings, tmp_path, cycle, capsys
):
    settings.KEYS_FOLDER = shutil.copytree(settings.KEYS_FOLDER, tmp_path / "keys")
    identity, recipient = age.new_pair()
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, backup_recipient=recipient)
    (tmp_path / "identity").write_text(identity)
    for name in ("one", "another"):
        note_erasure("guest-erased", name)
    assert back_up_when_due()
    known, keys_file = set(erasure_ledger.read()), (folder / "keys.age").read_bytes()
    ledger = settings.KEYS_FOLDER / "erased.ledger"

    for held in (ledger.read_bytes().replace(b"guest", b"\xffuest"), b""):
        ledger.write_bytes(held)
        note_erasure("guest-erased", "later")
        with clock.at(clock.now() + timedelta(minutes=15)):
            assert not back_up_when_due()
        assert (folder / "keys.age").read_bytes() == keys_file
        assert "The ledger of erasures" in last_backup().fault
        assert [one.name for one in verify() if one.is_fault] == ["ledger"]
        with translation.override("es"):
            (check,) = keys.ledger()
        assert (check.is_fault, "El libro de lo borrado" in check.sentence) == (True, True)
        with pytest.raises(CommandError, match="say --without-copy"):
            call_command("mend_ledger")

    call_command("mend_ledger", "--from", str(folder / "keys.age"), "--identity", str(tmp_path / "identity"))
    assert known < set(erasure_ledger.read())
    with clock.at(clock.now() + timedelta(minutes=30)):
        assert back_up_when_due()
    assert not any(one.is_fault for one in verify())
    call_command("mend_ledger")
    assert "nothing to mend" in capsys.readouterr().out


@contextmanager
def _data_is_away(settings):
    data = settings.KEYS_FOLDER / "data"
    away = data.rename(data.with_name("away"))
    try:
        yield
    finally:
        away.rename(data)


@contextmanager
def _master_is_away(settings):
    key = settings.KEYS_FOLDER / "master.key"
    away = key.rename(key.with_name("away"))
    try:
        yield
    finally:
        away.rename(key)


@contextmanager
def _keys_are_of_another(settings):
    own, key = settings.KEYRING, settings.KEYS_FOLDER / "master.key"
    key.chmod(0o600)
    key.write_bytes(b"x" * 32)
    settings.KEYRING = read_keyring(settings.KEYS_FOLDER)
    try:
        yield
    finally:
        key.write_bytes(own.master)
        settings.KEYRING = own
