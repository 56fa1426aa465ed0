"""The database as it was before a test that commits: blank again, without making all tables and declarations anew.

Django's own way does: it empties each table and asks each app for what it declares, for a third of a second on SQLite
and twice that on PostgreSQL, after each of hundreds of tests.
"""

import sqlite3
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connection

from tests.blank_database import BlankFile

SECONDS = 120
"""How long somebody else may go on writing into the database, on a slow machine."""


def empty(in_djangos_way: Callable[[], None]) -> None:
    """*in_djangos_way* where a test on a server changed what Django declares, or nobody has kept a blank file."""
    if connection.vendor == "sqlite" and BlankFile.path.exists():
        put(BlankFile.path)
    elif connection.vendor == "sqlite" or not _is_emptied_on_server():
        in_djangos_way()


def put(file: Path) -> None:
    """What *file* holds, in the place of all that the open SQLite database does."""
    limit = time.monotonic() + SECONDS

    def go_on(*_pages: int) -> None:
        if time.monotonic() > limit:
            raise TimeoutError("Somebody else does not end their writing into the database of the tests.")

    connection.ensure_connection()
    copy = sqlite3.connect(file)
    try:
        copy.backup(connection.connection, progress=go_on)
    finally:
        copy.close()


@cache
def declared() -> dict[str, int]:
    """How many rows the tables have that Django fills for each app; asked for the first time in a blank database."""
    rows = rows_by_table()
    return {table: rows[table] for table in (Permission._meta.db_table, ContentType._meta.db_table)}


def rows_by_table() -> dict[str, int]:
    """Of the tables that hold any; the journal of migrations is not among them."""
    tables = _tables_with_pages() if connection.vendor == "postgresql" else _tables()
    each = " UNION ALL ".join(f"SELECT '{table}', count(*) FROM \"{table}\"" for table in sorted(tables))
    with connection.cursor() as cursor:
        cursor.execute(each)
        return {table: count for table, count in cursor.fetchall() if count}


def _tables() -> set[str]:
    return {*connection.introspection.django_table_names(only_existing=True, include_views=False)}


def _tables_with_pages() -> set[str]:
    """Of a server: those that held a row since they were made. To count each of three hundred takes it five times as
    long as to ask for their sizes.
    """
    models = {*connection.introspection.django_table_names(only_existing=False, include_views=False)}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class"
            " WHERE relkind = 'r' AND pg_table_is_visible(oid) AND pg_relation_size(oid) > 0"
        )
        return models & {name for (name,) in cursor.fetchall()}


def _is_emptied_on_server() -> bool:
    """Only what holds rows: a table that is made anew costs the server a file for it and for each of its indexes."""
    rows = rows_by_table()
    if any(rows.get(table) != count for table, count in declared().items()):
        return False
    with connection.cursor() as cursor:
        each = "".join(f'DELETE FROM "{table}";' for table in sorted(rows.keys() - declared().keys()))
        # The rows go in any order of their tables, and no trigger is asked whether they may.
        cursor.execute(f"BEGIN; SET LOCAL session_replication_role = replica; {each} COMMIT")
    return True
