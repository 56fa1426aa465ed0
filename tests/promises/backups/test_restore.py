"""R01, R03–R06, R11: what was backed up is restored and proven, and what was erased stays erased. On both databases.

What is refused or asked about for its file, its keys or its ledger is so before any database is opened: on one.
"""

import shutil
import sqlite3
import tempfile
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from tests.blank_database import BlankOnServer, blank
from tests.conftest import database
from tests.promises.backups.backed_up import (
    AFTER,
    EXPIRED,
    OF_GUEST,
    OF_REMOVED,
    SAID,
    STAYS,
    BackedUp,
    Restored,
    erase_since,
    make_world,
)
from tinkuy.config.backups import age
from tinkuy.config.backups.faults import BackupFault, alone
from tinkuy.config.backups.filling import LOCK, RESTORING
from tinkuy.config.backups.taking import write_contents
from tinkuy.config.backups.unpacking import Wanted, unpack_all
from tinkuy.config.databases import address as address_of
from tinkuy.core import clock
from tinkuy.core.keys import key_store
from tinkuy.journal.erasures import forget_old_erasures, move_to_ledger, note_erasure
from tinkuy.planning.cycles.models.cycle import key_name

pytestmark = [pytest.mark.processes, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def world(transactional_db, settings, tmp_path, cycle, webinars, systematisation, administrator) -> BackedUp:
    settings.DATA_FOLDER = tmp_path / "data"
    settings.DATA_FOLDER.mkdir(mode=0o700)
    return make_world(tmp_path, cycle, webinars[0], systematisation)


def new_database() -> str:
    made = blank()
    return database(made.address() if isinstance(made, BlankOnServer) else "")


def test_promise_R01_R05_R11_a_bare_machine_has_the_site_again_and_nobody_who_was_erased(world):
    """The first site goes on, and erases. Its copy of before was started with the same folder of backups: it has what
    was there, and backs up nothing that brings back what was erased.
    """
    world.back_up()
    copied = world.restore("copy", database=new_database())
    assert copied.code == 0, copied.complaint
    before = copied.opened()
    assert sorted(before["names"]) == sorted([STAYS, AFTER, EXPIRED, OF_REMOVED])
    assert (before["guests"], before["materials"], before["presences"], before["cycles"]) == (1, 1, 1, 2)
    assert OF_GUEST.encode() not in world.place.read_bytes()
    erase_since(world)
    assert not key_store.wrapped(key_name(world.other.public_id))
    world.refresh_keys()
    assert_nothing_is_backed_up(world, copied)
    (world.folder / ".site.restoring").mkdir()  # what a restore that was killed left behind (R06)
    (world.folder / ".site.restoring" / "db.sqlite3").write_text("half")

    restored = world.restore("site", database=new_database())

    assert restored.code == 0, restored.complaint
    assert "Somebody can sign in" in restored.said
    assert "The sheet ficha is read" in restored.said
    assert restored.opened() == {
        "names": [STAYS], "registrations": 4, "presences": 0, "guests": 0, "cycles": 1,
        "captions": ["[…]"], "materials": 0,
    }  # fmt: skip
    if connection.vendor == "sqlite":
        assert SAID.encode() not in restored.bytes()
    assert restored.run("-m", "tinkuy.config.command", "verify").returncode == 0
    again = world.restore("site")
    assert again.code == 1
    assert "is not empty" in again.complaint


def assert_nothing_is_backed_up(world: BackedUp, copied: Restored) -> None:
    """By a copy that does not know all erasures, and says so."""
    there = {file.name: file.read_bytes() for file in world.place.parent.iterdir()}

    command = ["backup", str(world.place.with_name("two.age")), "--recipient", world.recipient]
    backup = copied.run("-m", "tinkuy.config.command", *command)
    folder = {"TINKUY_BACKUP_TO": str(world.place.parent), "TINKUY_BACKUP_RECIPIENT": world.recipient}
    doctor = copied.run("-m", "tinkuy.config.command", "doctor", **folder)

    assert backup.returncode == 1
    assert "knows erasures that this site does not" in backup.stderr
    assert "knows erasures that this site does not" in doctor.stdout
    assert {file.name: file.read_bytes() for file in world.place.parent.iterdir()} == there


@pytest.mark.one_database
def test_promise_R04_what_is_not_whole_ours_or_the_newest_is_refused_with_a_reason(world):
    world.back_up()
    whole, keys = world.place.read_bytes(), world.keys.read_bytes()
    first = world.place.rename(world.place.with_name("first.age"))
    world.back_up()
    newest = world.keys.read_bytes()
    stranger, third = another_installation(world), len(whole) // 3

    for sentence, bytes_of_it, keys_of_it, name in (
        ("is damaged or cut short", whole[: len(whole) // 2], keys, "one.age"),
        ("is damaged or cut short", whole[:third] + bytes([whole[third] ^ 1]) + whole[third + 1 :], keys, "one.age"),
        ("is damaged or cut short", whole[:30], keys, "one.age"),
        ("is damaged or cut short", whole, keys[:-5], "one.age"),
        ("another one's", stranger, newest, "one.age"),
        ("A newer one was made", whole, newest, "one.age"),
        ("older than the backup", world.place.read_bytes(), keys, "one.age"),
        ("another one's name", whole, keys, "tinkuy-20200101T000000Z.age"),
        ("is not there. Without the keys", whole, None, "one.age"),
    ):
        assert sentence in refusal(world, bytes_of_it, keys_of_it, name), sentence
    assert "encrypted to another one" in refusal(world, whole, keys, "one.age", identity=age.new_pair()[0])
    assert "holds no identity" in refusal(world, whole, keys, "one.age", identity="a word")
    assert first.exists()


@pytest.mark.one_database
def test_promise_R05_keys_that_do_not_know_the_erasures_of_today_are_asked_about(world, settings, tmp_path):
    settings.KEYS_FOLDER = shutil.copytree(settings.KEYS_FOLDER, tmp_path / "live")
    with clock.at(clock.now() - timedelta(days=3)):
        world.back_up()
    old = shutil.copytree(settings.KEYS_FOLDER, tmp_path / "old")
    bare = shutil.copytree(settings.KEYS_FOLDER, tmp_path / "bare")
    (bare / "erased.until").unlink()

    for keys, sentence in ((None, "known until 20"), (old, "known until 20"), (bare, "do not tell")):
        with pytest.raises(BackupFault, match=sentence):
            unpacked(world, keys)
        assert any(sentence in message for message in unpacked(world, keys, takes_older_keys=True))

    move_to_ledger()  # as the clock does every ten minutes
    copied = shutil.copytree(settings.KEYS_FOLDER, tmp_path / "copied")
    assert any("known until" in message for message in unpacked(world, copied))
    note_erasure("guest-erased", "somebody")
    world.refresh_keys()
    with pytest.raises(BackupFault, match="knows 1 erasures that these keys do not"):
        unpacked(world, copied)
    for keys in (settings.KEYS_FOLDER, None):
        assert any("known until" in message for message in unpacked(world, keys))


@pytest.mark.one_database
def test_promise_R05_a_ledger_that_was_changed_or_lost_is_asked_about(world, settings, tmp_path):
    settings.KEYS_FOLDER = shutil.copytree(settings.KEYS_FOLDER, tmp_path / "live")
    for name in ("first", "second"):
        note_erasure("guest-erased", name)
    world.back_up()
    note_erasure("guest-erased", "later")
    assert unpacked(world, settings.KEYS_FOLDER)
    whole = (settings.KEYS_FOLDER / "erased.ledger").read_bytes()
    changed = whole.replace(b" guest-erased ", b" guess-erased ", 1)

    for held, sentence in (
        (changed, "was changed: its lines"),
        (b"\xff" + whole, "was changed: its lines"),
        (b"", "is not whole: "),
        (whole[: whole.index(b"= ")], "is not whole: "),
        (None, "is not whole: "),
    ):
        keys = Path(shutil.copytree(settings.KEYS_FOLDER, tmp_path / "damaged", dirs_exist_ok=True))
        (keys / "erased.ledger").unlink() if held is None else (keys / "erased.ledger").write_bytes(held)
        with pytest.raises(BackupFault, match=sentence):
            unpacked(world, keys)
        assert any(sentence in message for message in unpacked(world, keys, takes_older_keys=True))
        (keys / "erased.until").unlink()  # the backup knows how far its ledger had come
        assert any(sentence in message for message in unpacked(world, keys, takes_older_keys=True))

    (keys / "erased.ledger").write_bytes(changed)
    restored = world.restore("site", "--keys", str(keys), "--older-keys", database=new_database())
    assert restored.code == 0, restored.complaint
    assert "! The ledger of erasures" in restored.said
    mended = restored.run("-m", "tinkuy.config.command", "mend-ledger", "--without-copy", keys=keys)
    assert mended.returncode == 0, mended.stderr
    assert restored.run("-m", "tinkuy.config.command", "verify", keys=keys).returncode == 0


@pytest.mark.one_database
def test_promise_R04_keys_that_were_put_together_from_two_installations_are_refused(world, settings, tmp_path):
    world.back_up()
    for name in ("master", "index"):
        keys = Path(shutil.copytree(settings.KEYS_FOLDER, tmp_path / f"mixed-{name}"))
        (keys / f"{name}.key").chmod(0o600)
        (keys / f"{name}.key").write_bytes(b"k" * 32)
        with pytest.raises(BackupFault, match="another one's" if name == "master" else "was changed"):
            unpacked(world, keys)
    refused = world.restore("site", "--keys", str(keys), "--older-keys", database=new_database())
    assert (refused.code, (world.folder / "site").exists()) == (1, False)
    assert "or nobody is found" in refused.complaint


@pytest.mark.one_database
def test_promise_R04_an_older_backup_is_asked_about_whichever_keys_are_named(world, settings):
    world.back_up()
    world.place.rename(world.place.with_name("first.age"))
    world.back_up()
    world.place.with_name("first.age").rename(world.place)

    for keys in (Path(settings.KEYS_FOLDER), world.keys, None):
        with pytest.raises(BackupFault, match="A newer one was made"):
            unpacked(world, keys)
        assert unpacked(world, keys, takes_older=True)


@pytest.mark.one_database
def test_promise_R04_a_ledger_that_forgot_since_makes_no_backup_older_than_its_keys(world, settings, tmp_path):
    settings.KEYS_FOLDER = shutil.copytree(settings.KEYS_FOLDER, tmp_path / "live")
    note_erasure("guest-erased", "somebody")
    world.back_up()
    with clock.at(clock.now() + timedelta(days=800)):
        assert forget_old_erasures() > 0
    with clock.at(clock.now() - timedelta(minutes=1)):  # and the clock was set right meanwhile
        world.refresh_keys()

    assert unpacked(world, None)


def test_promise_R01_of_two_restores_at_once_one_is_refused_and_the_other_goes_on(world):
    world.back_up()
    draft, lock = world.folder / ".site.restoring", world.folder / ".site.restoring.lock"
    draft.mkdir()
    (draft / "db.sqlite3").write_text("what the first has done so far")
    address = new_database()

    with alone(lock, "of this test"):
        refused = world.restore("site", database=address)
    assert (refused.code, draft.exists()) == (1, True)
    assert "is under way" in refused.complaint

    lock.touch()  # as one that was killed leaves it
    if connection.vendor == "postgresql":
        with psycopg.connect(address_of(address), autocommit=True) as first:
            first.execute(f"CREATE TABLE {RESTORING} ()")
            first.execute("SELECT pg_advisory_lock(%s)", [LOCK])
            refused = world.restore("elsewhere", database=address)
            assert first.execute("SELECT to_regclass(%s)", [RESTORING]).fetchone() == (RESTORING,)
        assert (refused.code, (world.folder / "elsewhere").exists()) == (1, False)
        assert "fills this database" in refused.complaint
    restored = world.restore("site", database=address)
    assert restored.code == 0, restored.complaint
    assert not lock.exists()


@pytest.mark.one_database
def test_promise_R03_a_backup_of_a_newer_version_is_refused_before_anything_is_written(world):
    MigrationRecorder(connection).record_applied("people", "0999_of_tomorrow")
    try:
        world.back_up()
    finally:
        MigrationRecorder(connection).record_unapplied("people", "0999_of_tomorrow")

    refused = world.restore("site", database=new_database())

    assert refused.code == 1
    assert "does not know 0999_of_tomorrow" in refused.complaint
    assert not (world.folder / "site").exists()


def unpacked(world: BackedUp, keys: Path | None, **asked: bool) -> list[str]:
    """What a restore says until the draft stands."""
    messages: list[str] = []
    into = Path(tempfile.mkdtemp(dir=world.folder)) / "site"
    asked = {"takes_older": False, "goes_without_keys": False} | asked
    unpack_all(Wanted(world.place, world.identity, into, keys, **asked), messages.append)
    return messages


def refusal(world: BackedUp, held: bytes, keys: bytes | None, name: str, *, identity: str = "") -> str:
    """Why it is refused; nothing is left at its place."""
    folder = Path(tempfile.mkdtemp(dir=world.folder))
    (folder / name).write_bytes(held)
    if keys is not None:
        (folder / "keys.age").write_bytes(keys)
    paper = folder / "identity"
    paper.write_text(identity or world.identity.read_text())
    wanted = Wanted(folder / name, paper, folder / "site", None, takes_older=False, goes_without_keys=False)
    with pytest.raises(BackupFault) as refused:
        unpack_all(wanted, lambda sentence: None)
    assert {path.name for path in folder.iterdir()} <= {name, "keys.age", "identity"}
    return str(refused.value)


def another_installation(world: BackedUp) -> bytes:
    """What somebody else may encrypt to the same recipient, which is no secret."""
    place = world.folder / "stranger.age"
    before = settings.KEYRING
    settings.KEYRING = replace(before, master=b"m" * 32)
    try:
        with place.open("wb") as out, age.encrypted(out, age.read_recipient(world.recipient)) as stream:
            write_contents(stream, clock.now(), lambda sentence: None)
    finally:
        settings.KEYRING = before
    return place.read_bytes()


def take_practice_out(place: Path) -> None:
    """Its tables, to which no other points, and what is noted of them: as they are after none of its migrations."""
    with closing(sqlite3.connect(place)) as database, database:
        found = database.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'practice%'")
        tables = [name for (name,) in found]
        for name in tables:
            database.execute(f'DROP TABLE "{name}"')
        done = database.execute("DELETE FROM django_migrations WHERE app = 'practice'")
        assert len(tables) >= done.rowcount > 10


@pytest.mark.one_database
def test_promise_R03_a_backup_of_an_earlier_version_is_restored_through_all_migrations(world):
    """The same site as a version had it that knew nothing of practice: its tables are not there yet."""
    world.back_up()
    site = world.restore("site", database=new_database())
    take_practice_out(site.data / "db.sqlite3")
    place = world.folder / "backups" / "earlier.age"
    command = ("-m", "tinkuy.config.command", "backup", str(place), "--recipient", world.recipient)
    done = site.run(*command)
    assert done.returncode == 0, done.stderr

    restored = world.restore("again", place=place, database=new_database())

    assert restored.code == 0, restored.complaint
    assert sorted(restored.opened()["names"]) == sorted([STAYS, AFTER, EXPIRED, OF_REMOVED])


@pytest.mark.one_database
def test_without_the_keys_the_rest_is_restored_and_says_what_is_lost(world):
    world.back_up()
    world.keys.unlink()

    restored = world.restore("site", "--without-keys", database=new_database())

    assert restored.code == 0, restored.complaint
    assert "names, addresses, photos and files were lost" in restored.said
    assert restored.opened() == {
        "names": [], "registrations": 5, "presences": 0, "guests": 0, "cycles": 2,
        "captions": [f"Referente: {SAID} quedó."], "materials": 0,
    }  # fmt: skip
    assert restored.run("-m", "tinkuy.config.command", "verify").returncode == 0
