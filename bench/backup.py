"""A backup of 100,000 registrations while somebody writes, and its restore: `python -m bench.backup [REGISTRATIONS]`.

Each command is a process of its own, as an operator runs it. The writer commits a row some fifty times a second on a
connection of the site's; its longest wait is told beside its longest wait before the backup began.
"""

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

ROUNDS = 3
PRESENCES_EACH = 3
PAUSE = 0.02


def main() -> None:
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory(prefix="tinkuy-bench-") as name:
        folder = Path(name)
        os.environ["TINKUY_DATA"] = str(folder / "data")
        (folder / "data").mkdir(mode=0o700)
        _setup(size)
        for _round in range(ROUNDS):
            print(json.dumps(_measured(folder)), flush=True)


def _setup(size: int) -> None:
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "tinkuy.config.settings"
    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from django_scopes import scope

    from bench.live.seeding import _cycle, _people, _webinar
    from tinkuy.people.models import Person

    if "TINKUY_DATABASE_URL" not in os.environ:
        call_command("migrate", interactive=False, verbosity=0)
    cycle = _cycle(Person.objects.create_user("c@example.org", "Coordinación regional"))
    with scope(cycle=cycle):
        webinar = _webinar(cycle)
        _people(cycle, webinar, size)
        _presences(cycle, webinar)
    connection.close()


def _presences(cycle: Any, webinar: Any) -> None:
    from tinkuy.attendance.presences.models import AttendanceImport, Presence
    from tinkuy.convening.registrations.models import Registration
    from tinkuy.core import clock, sealing
    from tinkuy.uploads.models import Batch

    erase_on, sealer = clock.today() + timedelta(days=60), sealing.Sealer(cycle.data_key)
    source = AttendanceImport.objects.create(
        batch=Batch.objects.create(cycle=cycle), cycle=cycle, webinar=webinar, erase_on=erase_on,
        layout="zoom", zone="UTC"
    )  # fmt: skip
    rows = (
        Presence(
            cycle=cycle, webinar=webinar, source=source, registration_id=pk, erase_on=erase_on, line=line,
            joined_at=webinar.starts_at, left_at=webinar.starts_at, sealed_name=sealer.seal(f"Tero {pk}", place="x"),
        )
        for pk in Registration.objects.values_list("pk", flat=True)
        for line in range(PRESENCES_EACH)
    )  # fmt: skip
    Presence.objects.bulk_create(rows, batch_size=2_000)


def _measured(folder: Path) -> dict[str, object]:
    from tinkuy.config.backups.age import new_pair

    identity, recipient = new_pair()
    place = Path(tempfile.mkdtemp(dir=folder))
    (place / "identity").write_text(identity)
    stopping, waits = threading.Event(), []
    writer = threading.Thread(target=_write, args=(stopping, waits))
    writer.start()
    time.sleep(15)
    before, quiet = max(wait for _at, wait in waits), len(waits)
    backup, memory = _run("backup", str(place / "one.age"), "--recipient", recipient)
    after = waits[quiet:]
    stopping.set()
    writer.join()
    into = place / "site"
    restore, memory_of_restore = _run(
        "restore", str(place / "one.age"), "--identity", str(place / "identity"), "--into", str(into)
    )
    return {
        "database MB": round((folder / "data" / "db.sqlite3").stat().st_size / 2**20) if into else 0,
        "backup MB": round((place / "one.age").stat().st_size / 2**20),
        "backup s": round(backup, 1),
        "memory MB": memory,
        "writes": len(after),
        "longest wait ms": round(max(wait for _at, wait in after) * 1000),
        "longest wait before ms": round(before * 1000),
        "restore s": round(restore, 1),
        "memory of the restore MB": memory_of_restore,
    }


def _write(stopping: threading.Event, waits: list[tuple[float, float]]) -> None:
    from django.db import connection, transaction

    from tinkuy.journal.models import AcceptedPost

    number = 0
    while not stopping.wait(PAUSE):
        began, number = time.monotonic(), number + 1
        with transaction.atomic():
            AcceptedPost.objects.create(key=f"{began}-{number}", sender="bench", route="bench", fingerprint="")
        waits.append((began, time.monotonic() - began))
    connection.close()


def _run(*words: str) -> tuple[float, int]:
    """Seconds, and megabytes at most."""
    began = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", "tinkuy.config.command", *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    _pid, status, used = os.wait4(process.pid, 0)
    assert status == 0, process.stderr.read().decode() if process.stderr else ""
    return time.monotonic() - began, used.ru_maxrss // 1024


if __name__ == "__main__":
    main()
