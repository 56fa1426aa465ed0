"""Whether a database is whole: its pages, its foreign keys, its rows."""

from collections.abc import Callable
from typing import Any

from django.db import connection

from .archive import Manifest
from .faults import BackupFault

type Asking = Callable[[str], list[Any]]
"""Asks a database for the rows of a statement: this one, or a copy of it."""

LEFT_OUT = ("django_session", "people_signinsession")
"""Whoever is signed in signs in again on a restored site: an open session is worth stealing, and nothing to keep."""


def demand_whole(manifest: Manifest) -> None:
    """Refuse a database that is not what *manifest* says; before migrations and erasures change it."""
    fault = fault_of_pages() or fault_of_foreign_keys()
    if fault:
        raise BackupFault(f"The database in the backup is damaged: {fault}.")
    counted = rows_by_table()
    wrong = sorted(table for table, count in manifest.tables.items() if counted.get(table) != count)
    if wrong:
        table = wrong[0]
        now, then = counted.get(table, 0), manifest.tables[table]
        raise BackupFault(f"{table} has {now} rows, and had {then} when it was backed up.")


def rows_by_table(ask: Asking | None = None) -> dict[str, int]:
    """How many rows each table has that a backup holds, of this database or of the copy that *ask* asks.

    Backup, restore and `verify` count here, so that all three name the same number. Open sessions are in no backup.
    """
    ask = ask or _ask
    tables = tables_in(ask)
    return {table: 0 if table in LEFT_OUT else _rows_of(table, ask) for table in tables}


def tables_in(ask: Asking) -> list[str]:
    """In their order; not those in which SQLite keeps itself or the inside of a table for searching."""
    if connection.vendor != "sqlite":
        return [row[0] for row in ask(TABLES_OF_POSTGRESQL)]
    names = [row[0] for row in ask("SELECT name FROM sqlite_master WHERE type='table' ORDER BY name")]
    virtual = [row[0] for row in ask("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL%'")]
    own = ("sqlite_", *(f"{name}_" for name in virtual))
    return [name for name in names if not name.startswith(own) and f"{name}_" not in own]


TABLES_OF_POSTGRESQL = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1"


def _rows_of(table: str, ask: Asking) -> int:
    return int(ask(f'SELECT count(*) FROM "{table}"')[0][0])  # noqa: S608  a name of ours


def fault_of_pages() -> str:
    """What SQLite's own examination finds, in its words; empty if nothing. PostgreSQL has checksums of its own."""
    if connection.vendor != "sqlite":
        return ""
    sentence = str(_ask("PRAGMA integrity_check(1)")[0][0])
    return "" if sentence == "ok" else sentence


def fault_of_foreign_keys() -> str:
    """A reference that leads nowhere; empty if there is none. PostgreSQL refuses one before it is written."""
    if connection.vendor != "sqlite":
        return ""
    broken = _ask("PRAGMA foreign_key_check")
    return f"a row of {broken[0][0]} refers to one of {broken[0][2]} that is not there" if broken else ""


def _ask(statement: str) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())
