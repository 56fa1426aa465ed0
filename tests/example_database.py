"""The example's cycles in the database of a test: loaded by their own actions once in a run, and copied afterwards.

On SQLite the copy is a file of the run, on PostgreSQL a template on its server. The files that loading wrote (keys of
cycles and rooms, documents) are copied beside it: all processes of a run have the same master key.
"""

import fcntl
import json
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import psycopg
from django.conf import settings
from django.db import connection

from tests import blank_database, emptied_database
from tinkuy.core import clock
from tinkuy.example.loading import load_example

FRESH = timedelta(minutes=20)
"""Its live session goes on: a copy that is older is loaded anew."""


def bring_example() -> datetime:
    """Into a database that holds nothing, outside a transaction. When it was loaded: its live session began before."""
    place = Path(os.environ["TINKUY_TEST_RUN"])
    with (place / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # the first process loads it, the others wait and copy
        loaded_at = _loaded_at(place)
        if clock.now() - loaded_at > FRESH:
            return _load(place)
    _copy_files(place / "files", settings.DATA_FOLDER.parent)
    _put(place / "example.sqlite3")
    return loaded_at


@contextmanager
def example_brought() -> Iterator[datetime]:
    """For the tests of a module, whose own writing is rolled back; afterwards the database is blank, as it was."""
    try:
        yield bring_example()
    finally:
        blank = blank_database.blank()
        _put(blank.path if isinstance(blank, blank_database.BlankFile) else Path(blank_database.name()))


def _loaded_at(place: Path) -> datetime:
    moment_file = place / "example.json"
    return (
        datetime.fromisoformat(json.loads(moment_file.read_text())) if moment_file.exists() else clock.now() - 2 * FRESH
    )


def _load(place: Path) -> datetime:
    folder = Path(settings.DATA_FOLDER).parent
    before = set(_files(folder))
    load_example()
    loaded_at = clock.now()
    shutil.rmtree(place / "files", ignore_errors=True)
    for path in set(_files(folder)) - before:
        _copy_file(path, place / "files" / path.relative_to(folder))
    _keep(place / "example.sqlite3")
    (place / "example.json").write_text(json.dumps(loaded_at.isoformat()))
    return loaded_at


def _files(folder: Path) -> Iterator[Path]:
    """What loading writes apart from the database: files of the folders of data and of keys."""
    for name in ("data", "data-keys"):
        yield from (path for path in (folder / name).rglob("*") if path.is_file())


def _copy_files(source: Path, target: Path) -> None:
    for path in source.rglob("*"):
        if path.is_file() and not (there := target / path.relative_to(source)).exists():
            _copy_file(path, there)


def _copy_file(path: Path, there: Path) -> None:
    there.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    shutil.copy2(path, there)


def _keep(file: Path) -> None:
    """The database as it is now, under the name of *file*."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        file.unlink(missing_ok=True)
        with sqlite3.connect(file) as copy:
            connection.connection.backup(copy)
        copy.close()
    else:
        _copy_on_server(str(connection.settings_dict["NAME"]), file.stem)


def _put(file: Path) -> None:
    """What was kept under the name of *file*, in the place of the database's content."""
    if connection.vendor == "sqlite":
        emptied_database.put(file)
    else:
        _copy_on_server(file.stem, str(connection.settings_dict["NAME"]))


def _copy_on_server(name: str, copy: str) -> None:
    from tests.postgresql import address, copying

    connection.close()  # nobody may be connected with a database that is copied, nor a thread of a former test
    with psycopg.connect(address(), autocommit=True) as server:
        server.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])
        server.execute(f'DROP DATABASE IF EXISTS "{copy}" WITH (FORCE)')  # type: ignore[arg-type]
        server.execute(copying(copy, name))  # type: ignore[arg-type]
