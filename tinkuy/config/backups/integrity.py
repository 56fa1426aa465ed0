"""Whether a database is whole: its pages, its foreign keys, its rows."""

from typing import Any

from django.db import connection

from .faults import BackupFault
from .manifest import Manifest


def demand_whole(manifest: Manifest) -> None:
    """Refuse a database that is not what *manifest* says; before migrations and erasures change it."""
    fault = fault_of_pages() or fault_of_foreign_keys()
    if fault:
        raise BackupFault(f"The database in the backup is damaged: {fault}.")
    counted = {table: rows_of(table) for table in manifest.tables}
    wrong = sorted(table for table, count in manifest.tables.items() if counted[table] != count)
    if wrong:
        table = wrong[0]
        raise BackupFault(f"{table} has {counted[table]} rows, and had {manifest.tables[table]} when it was backed up.")


def rows_of(table: str) -> int:
    return int(_asked(f'SELECT count(*) FROM "{table}"')[0][0])  # noqa: S608  a name of ours


def fault_of_pages() -> str:
    """What SQLite's own examination finds, in its words; empty if nothing. PostgreSQL has checksums of its own."""
    if connection.vendor != "sqlite":
        return ""
    said = str(_asked("PRAGMA integrity_check(1)")[0][0])
    return "" if said == "ok" else said


def fault_of_foreign_keys() -> str:
    """A reference that leads nowhere; empty if there is none. PostgreSQL refuses one before it is written."""
    if connection.vendor != "sqlite":
        return ""
    found = _asked("PRAGMA foreign_key_check")
    return f"a row of {found[0][0]} refers to one of {found[0][2]} that is not there" if found else ""


def _asked(statement: str) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())
