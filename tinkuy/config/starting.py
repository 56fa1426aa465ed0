"""Before a site begins or is filled: its tables are those of this version, and the terminal says what it is at."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.utils import translation

from tinkuy.config.backups.filling import RESTORING
from tinkuy.config.doctor.keys import closed_sentence
from tinkuy.config.migration_state import is_anything_waiting, newer_migrations

BEAT = 5.0


class Out(Protocol):
    """A stream of text, as a management command has it."""

    def write(self, text: str) -> object: ...

    def flush(self) -> object: ...


@contextmanager
def step(out: Out, words: str, *, beat: float = BEAT) -> Iterator[None]:
    """Say *words* at once, and how long it has been each *beat* seconds; at the end too, if it was that long."""
    began, ended = time.monotonic(), threading.Event()
    _say(out, f"{words} …")
    progress = threading.Thread(target=_report_progress, args=(out, began, ended, beat), daemon=True)
    progress.start()
    try:
        yield
    finally:
        ended.set()
        progress.join()
    if time.monotonic() - began >= beat:
        _say(out, f"  done, in {time.monotonic() - began:.0f} s")


def _report_progress(out: Out, began: float, ended: threading.Event, beat: float) -> None:
    while not ended.wait(beat):
        _say(out, f"  … {time.monotonic() - began:.0f} s")


def _say(out: Out, line: str) -> None:
    out.write(f"{line}\n")
    out.flush()


MIGRATING = 7_146_271
"""The number of PostgreSQL's advisory lock under which one server at a time migrates."""


def prepare_database() -> None:
    """Bring the tables to this version. Raises `CommandError` for a database that is another's or half restored."""
    if RESTORING in connection.introspection.table_names():
        raise CommandError("A restore into this database was cut off: run it again, or use another database.")
    if newer := newer_migrations():
        raise CommandError(
            f"The database is of a newer version of Tinkuy (it knows {newer[0]}). Start that version, or restore a "
            "backup of this one."
        )
    if is_anything_waiting():
        _migrate()
    _refuse_other_keys()


def _migrate() -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_advisory_lock(%s)", [MIGRATING])
    call_command("migrate", interactive=False, verbosity=0)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [MIGRATING])


def _refuse_other_keys() -> None:
    """With keys that do not open the data all would look well until the first person registers."""
    with translation.override("en"):
        if sentence := closed_sentence():
            raise CommandError(sentence)
