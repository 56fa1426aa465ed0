"""What was deleted goes from the disk too.

SQLite overwrites it in its file (`secure_delete`), but earlier pages stay in the write-ahead log until that is emptied.
"""

from django.db import connection

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
