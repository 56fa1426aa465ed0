"""R02, R10: a folder of backups has one owner. No site writes over the keys of another, nor removes a file of its."""

import os
import shutil
import signal
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation
from django_scopes import scope

from tinkuy.config.backups import age, schedule
from tinkuy.config.backups.companion import write_companion
from tinkuy.config.backups.faults import BackupFault
from tinkuy.config.backups.last_backup import LastBackup, last_backup, remember_backup
from tinkuy.config.backups.names import draft_of, name_of, unmarked_name_of
from tinkuy.config.backups.ownership import claim_folder, demand_own_folder
from tinkuy.config.backups.schedule import back_up_when_due, thin_out
from tinkuy.config.backups.taking import one_backup, take_backup
from tinkuy.config.doctor.work import backup
from tinkuy.core import clock
from tinkuy.core.keys.keyring import read_keyring
from tinkuy.core.lasting_erasure import erasure_ledger
from tinkuy.journal import erasures
from tinkuy.journal.models import LedgerMark
from tinkuy.planning.guests.models import Guest

ROUNDS = 12
"""Of two that begin at one moment: one is enough to see both win where none keeps the other out."""
NIGHT = datetime(2026, 11, 27, 3, 0, tzinfo=UTC)

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.one_database]


@pytest.fixture
def sites(settings, tmp_path):
    """Makes this process the site of a name, with keys and a data folder of its own; all back up into one folder."""
    shared, recipient = tmp_path / "shared", age.new_pair()[1]
    shared.mkdir()

    def be(name: str):
        settings.DATA_FOLDER, settings.KEYS_FOLDER = tmp_path / name, tmp_path / f"{name}-keys"
        settings.DATA_FOLDER.mkdir(exist_ok=True)
        settings.KEYRING = read_keyring(settings.KEYS_FOLDER, may_make=lambda: True)
        settings.ENVIRONMENT = replace(
            settings.ENVIRONMENT,
            backup_to=shared,
            backup_recipient=recipient,
            backup_days=35,
            address=f"https://{name}.example",
        )
        return shared

    return be


def contents(folder) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_promise_R10_a_second_site_writes_nothing_into_the_folder_of_a_first(sites, settings, client):
    folder = sites("first")
    take_backup(folder / "one.age", settings.ENVIRONMENT.backup_recipient)
    with clock.at(NIGHT):
        assert back_up_when_due()
    there = contents(folder)

    sites("second")
    to = settings.ENVIRONMENT.backup_recipient
    for words in ((), ("--adopt-folder",)):
        with pytest.raises(CommandError, match=r"belongs to another site \(first\.example\)"):
            call_command("backup", str(folder / "two.age"), "--recipient", to, *words)
    with pytest.raises(BackupFault, match="belongs to another site"):
        write_companion(folder, age.read_recipient(to), newest="", newest_at="")
    with clock.at(NIGHT + timedelta(hours=1)):
        assert not back_up_when_due()
    with translation.override("en"):
        (check,) = backup()
    assert (check.is_fault, "belongs to another site" in check.sentence) == (True, True)
    assert client.get("/readyz").json()["backup"]["state"] == "failing"
    with clock.at(NIGHT + timedelta(days=99)):
        assert schedule.overdue_backups() == 0, "nobody is told to remove what is another's"
    assert contents(folder) == there

    sites("first")
    with clock.at(NIGHT + timedelta(hours=1)):
        take_backup(folder / "three.age", to)
    assert contents(folder)["keys.age"] != there["keys.age"], "the owner goes on, also with other data folders"


def test_promise_R02_what_lies_there_of_another_site_is_neither_thinned_out_nor_cleared(sites, settings):
    folder = sites("first")
    to = settings.ENVIRONMENT.backup_recipient
    with clock.at(NIGHT):
        foreign = [name_of(NIGHT - timedelta(days=days, hours=hour)) for days in (2, 99) for hour in (1, 2)]
        under_way = f".x.age.{foreign[0].split('-')[1]}.0123456789abcdef.draft"
        sites("second")
        own = [name_of(NIGHT - timedelta(days=2, hours=hour)) for hour in (1, 2)]
        unmarked = [unmarked_name_of(NIGHT - timedelta(days=days)) for days in (2, 34, 36)]
        take_backup(folder / "one.age", to)
        for name in (*foreign, *own, *unmarked, under_way):
            (folder / name).touch()
        os.utime(folder / under_way, (0, 0))

        take_backup(folder / "two.age", to)
        assert thin_out(folder, timedelta(days=35)) == 2

    expected = {
        *foreign,
        own[0],
        *unmarked[:2],
        under_way,
        "one.age",
        "two.age",
        "keys.age",
        "keys.erasures",
        "keys.owner",
    }
    assert set(contents(folder)) == expected


def test_a_folder_from_before_marks_is_taken_by_the_site_that_knows_its_newest_backup(sites, settings):
    folder = sites("first")
    (folder / "keys.age").write_bytes(b"of the first")
    older, newest = (folder / unmarked_name_of(NIGHT - timedelta(minutes=minutes)) for minutes in (15, 0))
    older.write_bytes(b"of the second")
    newest.write_bytes(b"of the first")
    remember_backup(LastBackup(at=NIGHT.isoformat(), size=newest.stat().st_size))
    sites("second")
    remember_backup(LastBackup(at=(NIGHT - timedelta(minutes=15)).isoformat(), size=older.stat().st_size))
    there = contents(folder)

    with clock.at(NIGHT + timedelta(minutes=15)):
        assert not back_up_when_due()
        assert "nothing tells whose they are" in last_backup().fault
        assert contents(folder) == there
        sites("first")
        assert back_up_when_due()
    assert contents(folder)["keys.age"] != b"of the first"
    assert older.exists()
    assert newest.exists()


def test_a_folder_from_before_marks_that_nobody_knows_is_taken_when_the_operator_says_so(sites, settings):
    folder = sites("first")
    to = settings.ENVIRONMENT.backup_recipient
    for name, content in (("keys.age", b"x"), ("keys.owner", b"torn"), (unmarked_name_of(NIGHT), b"x")):
        (folder / name).write_bytes(content)
        with pytest.raises(CommandError, match="nothing tells whose"):
            call_command("backup", str(folder / "one.age"), "--recipient", to)
        assert contents(folder) == {name: content}
        (folder / name).unlink()
    (folder / "keys.age").write_bytes(b"x")
    (folder / "keys.owner").write_bytes(b"torn")

    call_command("backup", str(folder / "one.age"), "--recipient", to, "--adopt-folder")
    call_command("backup", str(folder / "two.age"), "--recipient", to)

    assert len(contents(folder)["keys.age"]) > 1


def test_of_two_sites_that_begin_in_an_empty_folder_together_one_has_it(sites, settings):
    folder = sites("first")

    def meanwhile(sentence: str) -> None:
        if not (folder / "two.age").exists() and sentence.startswith("Copying"):
            sites("second")
            take_backup(folder / "two.age", settings.ENVIRONMENT.backup_recipient)
            sites("first")

    with pytest.raises(BackupFault, match="belongs to another site"):
        take_backup(folder / "one.age", settings.ENVIRONMENT.backup_recipient, meanwhile)

    assert sorted(contents(folder)) == ["keys.age", "keys.erasures", "keys.owner", "two.age"]


def begin_and_be_killed(place) -> None:
    """What a process leaves at *place* that was killed while it wrote a backup."""
    pid = os.fork()
    if not pid:
        with one_backup(), draft_of(place) as draft:
            draft.write_bytes(b"half of it")
            os.kill(os.getpid(), signal.SIGKILL)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == -signal.SIGKILL


def test_promise_R02_the_draft_of_a_killed_backup_goes_with_the_next_one_wherever_it_was(sites, settings, tmp_path):
    folder = sites("first")
    to, stick = settings.ENVIRONMENT.backup_recipient, tmp_path / "stick"
    stick.mkdir()
    for place in (folder / "by-hand.age", stick / "other.age"):
        begin_and_be_killed(place)
    assert [path.name for path in stick.iterdir() if path.name.endswith(".draft")]
    shutil.copytree(stick, tmp_path / "away")

    with clock.at(NIGHT):
        assert back_up_when_due()

    assert not [*folder.glob(".*.draft"), *stick.glob(".*.draft"), *settings.DATA_FOLDER.glob(".backup.*")]
    take_backup(tmp_path / "away" / "third.age", to)  # without a note of it, as after a restore
    assert not [*(tmp_path / "away").glob(".*.draft")]


@pytest.fixture
def restored_copy(sites, settings, tmp_path):
    """A site and a copy of it that was restored: the same keys and folder of backups, ledgers of their own. Makes this
    process the one or the other, and gives the folder.
    """
    folder = sites("first")
    with clock.at(NIGHT):
        assert back_up_when_due()
    for ending in ("", "-keys"):
        shutil.copytree(tmp_path / f"first{ending}", tmp_path / f"copy{ending}")
    marks = {"first": erasures.noted_mark(), "copy": erasures.noted_mark()}
    now = ["first"]

    def be(name: str):
        marks[now[0]], now[0] = erasures.noted_mark(), name
        LedgerMark.objects.all().delete()  # each has a database of its own
        LedgerMark.objects.create(**marks[name]._asdict())
        return sites(name)

    return folder, be


def erase(*names: str) -> None:
    for name in names:
        erasures.note_erasure("guest-erased", name)
    erasures.move_to_ledger()


def test_promise_R11_a_restored_copy_does_not_replace_keys_that_know_a_newer_erasure(restored_copy, settings, client):
    folder, be = restored_copy
    erase("somebody")
    with clock.at(NIGHT + timedelta(minutes=15)):
        assert back_up_when_due()
    there, to = contents(folder), settings.ENVIRONMENT.backup_recipient

    be("copy")
    with clock.at(NIGHT + timedelta(minutes=30)):
        assert not back_up_when_due()
    for words in ((), ("--adopt-folder",)):
        with pytest.raises(CommandError, match="knows erasures that this site does not: 1 more"):
            call_command("backup", str(folder / "two.age"), "--recipient", to, *words)
    with pytest.raises(BackupFault, match="restored copy"):
        write_companion(folder, age.read_recipient(to), newest="", newest_at="")

    assert contents(folder) == there
    assert client.get("/readyz").json()["backup"]["state"] == "failing"


def test_promise_R11_the_doctor_tells_a_restored_copy_before_it_tried_to_back_up(restored_copy):
    _folder, be = restored_copy
    erase("somebody")
    with clock.at(NIGHT + timedelta(minutes=15)):
        back_up_when_due()

        be("copy")
        with translation.override("en"):
            (check,) = backup()

    assert (check.is_fault, "knows erasures that this site does not" in check.sentence) == (True, True)


def test_promise_R11_of_a_site_and_its_copy_that_erase_others_the_second_is_refused(restored_copy, settings):
    folder, be = restored_copy
    be("copy")
    erase("somebody", "another")
    with clock.at(NIGHT + timedelta(minutes=15)):
        assert back_up_when_due()
    there = contents(folder)

    be("first")
    erase("a third", "a fourth", "a fifth")
    with clock.at(NIGHT + timedelta(minutes=30)):
        assert not back_up_when_due()

    assert contents(folder) == there


def test_promise_R11_a_copy_goes_on_once_it_knows_and_did_what_the_keys_in_the_folder_know(
    restored_copy, tmp_path, cycle
):
    folder, be = restored_copy
    shutil.copytree(tmp_path / "first-keys" / "data", tmp_path / "copy-keys" / "data")
    identity = tmp_path / "identity"
    secret, to = age.new_pair()
    identity.write_text(secret)
    with scope(cycle=cycle):
        guest = Guest(cycle=cycle, kind="speaker")
        guest.seal(name="Ñandubay", email="guest@example.org")
        guest.save()
    erase(guest.public_id)
    take_backup(folder / "two.age", to)

    be("copy")
    erase("a third")
    with pytest.raises(BackupFault, match="mend-ledger --from"):
        take_backup(folder / "three.age", to)
    call_command("mend_ledger", "--from", str(folder / "keys.age"), "--identity", str(identity))
    take_backup(folder / "three.age", to)

    assert {one.fingerprint for one in erasure_ledger.read()} >= {
        erasure_ledger.fingerprint("guest-erased", name) for name in (guest.public_id, "a third")
    }
    with scope(cycle=cycle):
        assert bytes(Guest.objects.get(pk=guest.pk).sealed_name) == b""
    be("first")
    with pytest.raises(BackupFault, match="restored copy"):
        take_backup(folder / "four.age", to)


def test_promise_R11_keys_whose_note_a_crash_left_behind_are_still_known(restored_copy, settings):
    """The note of what `keys.age` knows is written before it: cut off between, the keys are those of before."""
    folder, be = restored_copy
    before = contents(folder)["keys.age"]
    erase("somebody")
    take_backup(folder / "two.age", settings.ENVIRONMENT.backup_recipient)
    (folder / "keys.age").write_bytes(before)

    be("copy")
    take_backup(folder / "three.age", settings.ENVIRONMENT.backup_recipient)

    assert contents(folder)["keys.age"] != before


def test_promise_R02_of_two_processes_that_claim_a_fresh_folder_at_once_one_has_it(sites, settings, tmp_path):
    for name in ("first", "second"):
        sites(name)
    for number in range(ROUNDS):
        folder = tmp_path / f"fresh-{number}"
        folder.mkdir()
        (folder / "keys.owner").write_bytes(b"torn")

        begin, go = os.pipe()
        claims = [claiming(sites, name, folder, begin, go) for name in ("first", "second")]
        os.close(begin)
        os.close(go)
        codes = [os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in claims]

        assert sorted(codes) == [0, 1]
        sites(("first", "second")[codes.index(0)])
        assert demand_own_folder(folder), "it is marked as the one's that was told so"


def claiming(sites, name: str, folder, begin: int, go: int) -> int:
    """A process of the site *name* that claims *folder* once nobody holds *go* open any more, so that both do at once,
    and ends with 0, or with 1 where it is refused.
    """
    pid = os.fork()
    if pid:
        return pid
    code = 2
    try:
        sites(name)
        os.close(go)
        os.read(begin, 1)
        code = 0 if claim_folder(folder, adopts=True) else 3
    except BackupFault:
        code = 1
    finally:
        os._exit(code)
