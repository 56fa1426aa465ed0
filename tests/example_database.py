"""The example's cycles in the database of a test: loaded by their own actions once in a process, and copied afterwards.

Only SQLite copies a whole database under open connections; on PostgreSQL they are loaded, and removed, each time.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cache

from django.db import connection

from tinkuy.core import clock
from tinkuy.example.loading import load_example, remove_example


def bring_example() -> datetime:
    """Into a database that holds nothing, outside a transaction. When it was loaded: its live session began before."""
    if connection.vendor == "sqlite":
        copy, loaded_at = _example()
        _put(copy)
        return loaded_at
    load_example()
    return clock.now()


@contextmanager
def example_brought() -> Iterator[datetime]:
    """For the tests of a module, whose own writing is rolled back; afterwards the database is as it was."""
    before = _copied() if connection.vendor == "sqlite" else None
    yield bring_example()
    if before:
        _put(before)
    else:
        remove_example()


@cache
def _example() -> tuple[sqlite3.Connection, datetime]:
    load_example()
    return _copied(), clock.now()


def _copied() -> sqlite3.Connection:
    copy = sqlite3.connect(":memory:", check_same_thread=False)
    connection.ensure_connection()
    connection.connection.backup(copy)
    return copy


def _put(copy: sqlite3.Connection) -> None:
    connection.ensure_connection()
    copy.backup(connection.connection)
