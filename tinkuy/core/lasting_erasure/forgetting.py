"""What was deleted or overwritten goes from the disk too.

SQLite overwrites it in its file (`secure_delete`), but earlier pages stay in the write-ahead log until that is emptied.
PostgreSQL keeps former versions of rows, and the bytes of those that it vacuumed, until the table is written anew.
"""

import logging
from collections.abc import Iterator
from contextlib import closing, contextmanager

from django.db import DatabaseError, connection
from django.db.backends.utils import CursorWrapper
from django.db.models import Model

log = logging.getLogger("tinkuy.core")

LOCK_WAIT = "2s"
PATIENCE = 200
"""Milliseconds. While it waits for readers nobody can write: better to try again at the next turn of the clock."""


def empty_the_log() -> bool:
    """Whether no earlier page is left; on PostgreSQL its own vacuum sees to that."""
    if connection.vendor != "sqlite":
        return True
    with connection.cursor() as cursor:
        (usual,) = cursor.execute("PRAGMA busy_timeout").fetchone()
        cursor.execute(f"PRAGMA busy_timeout={PATIENCE}")
        try:
            (is_busy, _pages, _moved) = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            cursor.execute(f"PRAGMA busy_timeout={usual}")
    return not is_busy


def forget_former_rows(*models: type[Model]) -> bool:
    """Whether no byte is left of former rows of *models*. After the commit, outside of any transaction.

    On PostgreSQL their tables, TOAST and indexes are written anew, which locks each for as long as that takes. It waits
    `LOCK_WAIT` for who uses one, for others wait behind it: the clock tries again. Its log and copies of that log are
    the operator's (see `SECURITY.md`).
    """
    if connection.vendor != "postgresql":
        return empty_the_log()
    try:
        with closing(connection.cursor()) as cursor, _waiting_at_most(cursor, LOCK_WAIT):
            for model in models:
                cursor.execute(f"VACUUM (FULL) {connection.ops.quote_name(model._meta.db_table)}")
    except DatabaseError as fault:
        log.warning("former rows are still on the disk", extra={"fault": type(fault).__name__})
        return False
    return True


@contextmanager
def _waiting_at_most(cursor: CursorWrapper, wait: str) -> Iterator[None]:
    cursor.execute("SELECT set_config('lock_timeout', %s, false)", [wait])
    try:
        yield
    finally:
        cursor.execute("RESET lock_timeout")
