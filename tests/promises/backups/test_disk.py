"""A disk that is full, damaged or closed: sentences, no traceback, and all goes on once there is room (V11)."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import DatabaseError, OperationalError
from django.test import Client

from tests.running import Site, running
from tinkuy.config.backups.verifying import verify
from tinkuy.config.doctor import database
from tinkuy.config.doctor.examining import examine
from tinkuy.config.faults import Fault, fault_of


def test_what_an_error_of_the_disk_tells():
    import errno
    import sqlite3

    def of_sqlite(code: int) -> DatabaseError:
        error = OperationalError("x")
        error.__cause__ = sqlite3.OperationalError("x")
        error.__cause__.sqlite_errorcode = code
        return error

    assert fault_of(of_sqlite(sqlite3.SQLITE_FULL)) is Fault.FULL
    assert fault_of(of_sqlite(sqlite3.SQLITE_READONLY_DIRECTORY)) is Fault.READ_ONLY
    assert fault_of(of_sqlite(sqlite3.SQLITE_CORRUPT)) is Fault.DAMAGED
    assert fault_of(of_sqlite(sqlite3.SQLITE_IOERR_READ)) is Fault.DAMAGED
    assert fault_of(of_sqlite(sqlite3.SQLITE_IOERR_WRITE)) is Fault.READ_ONLY, "nothing of it is damaged"
    assert fault_of(of_sqlite(sqlite3.SQLITE_IOERR_FSYNC)) is Fault.READ_ONLY
    assert fault_of(of_sqlite(sqlite3.SQLITE_BUSY)) is Fault.BUSY
    assert fault_of(OSError(errno.ENOSPC, "x")) is Fault.FULL
    assert fault_of(PermissionError(errno.EACCES, "x")) is Fault.READ_ONLY
    assert fault_of(OperationalError("no such table")) is None
    assert fault_of(ValueError("x")) is None


@pytest.mark.parametrize(
    ("code", "status", "path", "sentence"),
    [
        ("SQLITE_FULL", 507, "/es/", "No queda espacio en el disco"),
        ("SQLITE_CORRUPT", 503, "/pt-br/", "não é possível ler o que aqui se guarda"),
        ("SQLITE_BUSY", 503, "/en/", "Others are at work right now"),
    ],
)
def test_promise_V11_a_page_that_cannot_be_made_says_why_in_the_reader_s_language(
    db, monkeypatch, code, status, path, sentence
):
    """Every question to the database fails, so the answer asks none."""
    with monkeypatch.context() as failing:
        failing.setattr("django.db.backends.utils.CursorWrapper.execute", failure(code))
        answer = Client(raise_request_exception=False).get(path)

    assert answer.status_code == status
    assert sentence in answer.text
    assert answer.headers["Retry-After"]
    assert answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("code", "method", "expected", "untold"),
    [
        ("SQLITE_FULL", "get", "Puede que algunas páginas tampoco se abran", "acaba de enviar"),
        ("SQLITE_FULL", "post", "Lo que acaba de enviar no se guardó", "No había enviado nada"),
        ("SQLITE_CORRUPT", "get", "No había enviado nada", "sigue guardado"),
    ],
)
def test_promise_V11_what_the_page_says_of_reading_and_sending_is_so(db, monkeypatch, code, method, expected, untold):
    with monkeypatch.context() as failing:
        failing.setattr("django.db.backends.utils.CursorWrapper.execute", failure(code))
        browser = Client(raise_request_exception=False)
        answer = browser.get("/es/") if method == "get" else browser.post("/es/sign-in/", {"email": "a@example.org"})

    assert expected in answer.text
    assert untold not in answer.text
    assert "como siempre" not in answer.text


def failure(code: str) -> Callable[..., None]:
    """A question to the database that ends with this error of SQLite."""
    import sqlite3

    def fail(*args: object, **kwargs: object) -> None:
        error = sqlite3.OperationalError("x")
        error.sqlite_errorcode = getattr(sqlite3, code)
        raise OperationalError("x") from error

    return fail


def test_the_database_of_a_newer_version_is_named(db):
    from django.db.migrations.recorder import MigrationRecorder

    MigrationRecorder.Migration.objects.create(app="planning", name="9999_from_the_future")

    (finding,) = database.tables()

    assert finding.is_fault
    assert "planning.9999_from_the_future" in finding.sentence


def test_a_migration_that_is_pending_is_counted_by_the_doctor_and_by_verify(db):
    from django.db.migrations.recorder import MigrationRecorder

    MigrationRecorder.Migration.objects.filter(app="people", name="0003_chosen_language").delete()

    (finding,) = database.tables()
    of_verify = next(one for one in verify() if one.name == "migrations")

    assert (finding.is_fault, of_verify.is_fault) == (True, True)
    assert "1" in finding.sentence
    assert of_verify.sentence == "1 migrations are pending."


def test_the_doctor_finds_the_database_whole(db):
    (finding,) = [finding for finding in examine() if finding.name == "integrity"]

    assert not finding.is_fault, finding.sentence


def damage(file: Path) -> None:
    """Overwrite pages in the middle of the file, as a dying disk does; its first page stays."""
    with file.open("r+b") as database_file:
        for place in range(8, file.stat().st_size // 4096 - 2, 3):
            database_file.seek(place * 4096)
            database_file.write(b"\xa5" * 4096)


@pytest.mark.processes
@pytest.mark.one_database
def test_a_damaged_database_is_told_by_doctor_serve_and_pages_without_a_traceback(site: Site):
    file = site.folder / "data" / "db.sqlite3"
    if not file.exists():
        pytest.fail("this test is of SQLite's file")
    damage(file)

    examined, served = site.run("doctor"), site.run("serve")

    assert examined.returncode == 1
    assert "damaged" in examined.stdout + examined.stderr
    assert served.returncode == 1
    assert "damaged" in served.stderr
    assert "Traceback" not in examined.stderr + examined.stdout + served.stderr


@pytest.mark.processes
@pytest.mark.one_database
def test_a_folder_in_which_nothing_can_be_written_and_a_locked_database_are_sentences(site: Site):
    import sqlite3

    line = sqlite3.connect(site.folder / "data" / "db.sqlite3", isolation_level=None)
    line.execute("BEGIN EXCLUSIVE")
    locked = site.run("serve")
    line.close()
    blocked = Site(site.folder, TINKUY_DATA=str(site.folder / "data" / "db.sqlite3" / "below")).run("doctor")

    assert (locked.returncode, blocked.returncode) == (1, 1)
    assert "locked by another program" in locked.stderr
    assert "below cannot be used" in blocked.stderr
    assert "Traceback" not in locked.stderr + blocked.stderr


def test_promise_V11_opening_the_database_writes_nothing_and_waits_for_nobody(tmp_path: Path):
    """A thread's first page came to nothing on a full disk: each connection wrote a page as it opened."""
    import sqlite3

    from tinkuy.config import databases

    file = tmp_path / databases.FILE
    opening = databases.sqlite(file)["OPTIONS"]["init_command"]
    with sqlite3.connect(file, isolation_level=None) as writer:
        writer.executescript(f"{opening}; CREATE TABLE kept (line)")
        writer.execute("BEGIN IMMEDIATE")
        with sqlite3.connect(file, timeout=0) as reader:
            reader.executescript(opening)

            assert reader.execute("SELECT count(*) FROM kept").fetchone() == (0,)


@pytest.fixture
def small_disk(site: Site) -> Iterator[Path]:
    """The data on a disk of some megabytes. Only root may mount one, as in CI."""
    data, backups = site.folder / "data", site.folder / "kept"
    shutil.move(data, backups)
    data.mkdir(mode=0o700)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m,mode=700", "tmpfs", str(data)], check=True)
    try:
        shutil.copytree(backups, data, dirs_exist_ok=True)
        yield data
    finally:
        subprocess.run(["umount", "-l", str(data)], check=True)


def fill(file: Path) -> None:
    """Until nothing goes in any more."""
    with file.open("wb", buffering=0) as ballast:
        for size in (2**20, 2**12, 1):
            try:
                while True:
                    ballast.write(b"x" * size)
            except OSError:
                continue


@pytest.mark.parametrize("name", ["DATA_FOLDER", "KEYS_FOLDER"])
def test_promise_V11_a_folder_that_takes_nothing_is_told_to_doctor_and_probe(db, name, tmp_path, settings, client):
    """Pages opened and nothing was kept, and `/readyz` had no word for it. Only root may mount, as in CI."""
    assert not [one for one in examine(quick=True) if one.name == "writing" and one.is_fault]
    subprocess.run(["mount", "-t", "tmpfs", "-o", "ro", "tmpfs", str(tmp_path)], check=True)
    try:
        setattr(settings, name, tmp_path)
        sentences = [one.sentence for one in examine(quick=True) if one.name == "writing" and one.is_fault]
        ready = client.get("/readyz").json()
    finally:
        subprocess.run(["umount", "-l", str(tmp_path)], check=True)

    assert sentences == [Fault.READ_ONLY.advice_for(tmp_path)]
    assert str(tmp_path) in sentences[0]
    assert "writing" in ready["warnings"]


@pytest.mark.processes
@pytest.mark.one_database
def test_promise_V11_on_a_full_disk_reading_goes_on_and_room_restores_writing_without_a_restart(site: Site, small_disk):
    seed = site.seed()
    page = "/es/team/c/ciclo/plan/"
    with running(site):
        assert site.get(page, seed["session"]).status == 200
        fill(small_disk / "ballast")
        read = [site.get(address, seed["session"]) for address in (page, "/es/", "/pt-br/hub/", "/es/team/cycles/") * 3]
        written = site.post("/es/sign-in/", {"email": "alguien@example.org"})
        ready = site.get("/readyz")
        examined = site.run("doctor")
        (small_disk / "ballast").unlink()
        restored = site.post("/es/sign-in/", {"email": "alguien@example.org"})
        log = site.log()

    assert {answer.status for answer in read} == {200}
    assert written.status == 507
    assert "No queda espacio en el disco" in written.body
    assert (ready.status, "space" in ready.body) == (200, True)
    assert examined.returncode == 1
    assert restored.status == 302
    assert "Traceback" not in log + examined.stdout + examined.stderr
