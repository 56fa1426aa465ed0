"""The database at one moment, without keeping anybody from writing: what a backup takes of it."""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.db import connection, transaction

from tinkuy.core.file_folders import file_folders

from .archive import Writing
from .faults import BackupFault
from .integrity import LEFT_OUT, Asking, rows_by_table

DATABASE = "db.sqlite3"
TABLES = "tables/"
DRAFTS = ".snapshot-"


@dataclass
class Snapshot:
    """What the database held at its moment. `write` puts its content into an archive."""

    migrations: list[list[str]]
    tables: dict[str, int]
    files: dict[str, list[str]]
    cycles: list[str]
    sequences: dict[str, int] = field(default_factory=dict)
    contents: dict[str, IO[bytes]] = field(default_factory=dict)

    def write(self, archive: Writing) -> None:
        for name, content in self.contents.items():
            content.seek(0)
            archive.add(name, content)


@contextmanager
def snapshot() -> Iterator[Snapshot]:
    """The default database. Its copies on the disk have no name any more when this returns: they go however we end."""
    sweep_drafts()
    folder = Path(tempfile.mkdtemp(prefix=DRAFTS, dir=settings.DATA_FOLDER))
    copied: Snapshot | None = None
    try:
        copied = _of_sqlite(folder) if connection.vendor == "sqlite" else _of_postgresql(folder)
        shutil.rmtree(folder)
        yield copied
    finally:
        for content in copied.contents.values() if copied else ():
            content.close()
        shutil.rmtree(folder, ignore_errors=True)


def sweep_drafts() -> None:
    """What a process that was killed in the middle left behind: of a site one backup is made at a time."""
    for draft in Path(settings.DATA_FOLDER).glob(f"{DRAFTS}*"):
        shutil.rmtree(draft, ignore_errors=True)


def _of_sqlite(folder: Path) -> Snapshot:
    """`VACUUM INTO` reads under a reader's lock, which in the write-ahead log keeps nobody from writing; free pages,
    and what was deleted in them, stay behind.
    """
    place = folder / DATABASE
    try:
        _vacuum_into(place)
        with closing(sqlite3.connect(place, isolation_level=None)) as copy:
            copy.executescript("PRAGMA synchronous=OFF; PRAGMA journal_mode=MEMORY; PRAGMA secure_delete=ON")
            for table in LEFT_OUT:
                copy.execute(f"DELETE FROM {table}")  # noqa: S608  names of our own
            copied = _snapshot_of(copy)
    except sqlite3.Error as fault:
        raise BackupFault(f"The database cannot be copied ({fault}). Run `tinkuy doctor`.") from None
    copied.contents[DATABASE] = place.open("rb")
    return copied


def _vacuum_into(place: Path) -> None:
    """Without waiting for the disk: the copy lives as long as this process, and no writer's commit waits behind it."""
    with closing(sqlite3.connect(str(connection.settings_dict["NAME"]), isolation_level=None, timeout=10)) as live:
        live.execute("PRAGMA synchronous=OFF")
        try:
            live.execute("VACUUM INTO ?", [str(place)])
        finally:
            live.execute("PRAGMA synchronous=FULL")  # who closes last empties the log, and that is synced


def _snapshot_of(copy: sqlite3.Connection) -> Snapshot:
    def ask(statement: str) -> list[Any]:
        return copy.execute(statement).fetchall()

    return _snapshot_by(ask)


def _snapshot_by(ask: Asking) -> Snapshot:
    """What can be said in the same words on both databases. An earlier version has no table yet of the later files."""
    tables, files = rows_by_table(ask), {}
    for folder in file_folders():
        named = f"SELECT {folder.column} FROM {folder.table} WHERE {folder.column} <> '' ORDER BY 1"  # noqa: S608
        files[folder.name] = [row[0] for row in ask(named)] if folder.table in tables else []
    return Snapshot(
        migrations=[list(row) for row in ask("SELECT app, name FROM django_migrations ORDER BY id")],
        tables=tables,
        files=files,
        cycles=[row[0] for row in ask("SELECT public_id FROM planning_cycle ORDER BY 1")],
    )


def _of_postgresql(folder: Path) -> Snapshot:
    """One transaction that sees one moment, and `COPY` of each table in it: what every server has, of any version."""
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")

        def ask(statement: str) -> list[Any]:
            cursor.execute(statement)
            return list(cursor.fetchall())

        copied = _snapshot_by(ask)
        copied.sequences = {name: last for name, last in ask(SEQUENCES) if last is not None}
        for table in copied.tables:
            if table not in LEFT_OUT:
                copied.contents[f"{TABLES}{table}"] = _copied(cursor, table, folder / table)
    return copied


SEQUENCES = "SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = current_schema() ORDER BY 1"
COLUMNS = """
SELECT column_name FROM information_schema.columns
WHERE table_schema = current_schema() AND table_name = %s AND is_generated = 'NEVER' ORDER BY ordinal_position
"""


def _copied(cursor: Any, table: str, place: Path) -> IO[bytes]:
    """The table's rows, under a first line that names its columns."""
    cursor.execute(COLUMNS, [table])
    columns = [row[0] for row in cursor.fetchall()]
    with place.open("wb") as file:
        file.write((" ".join(columns) + "\n").encode())
        with cursor.copy(f"COPY {table} ({quoted(columns)}) TO STDOUT") as rows:
            for part in rows:
                file.write(part)
    return place.open("rb")


def quoted(columns: list[str]) -> str:
    return ", ".join(f'"{name}"' for name in columns)
