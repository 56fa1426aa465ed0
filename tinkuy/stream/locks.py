"""The order of writers. SQLite has one writer at a time, so there is nothing to do; PostgreSQL needs advisory locks.

Each is held until the transaction ends.
"""

from django.db import connection

TELLING = 7_146_272
SETTLING = 7_146_273
NEWS = "tinkuy_stream"
"""The channel of NOTIFY on which PostgreSQL tells the servers that there is an event."""

PATIENCE = "300ms"


def in_order_of_commits() -> None:
    """Ids are given to one transaction at a time, so that none with a lower id becomes visible later. Wakes servers."""
    _on_postgresql("SELECT pg_advisory_xact_lock(%s), pg_notify(%s, '')", TELLING, NEWS)


def settling_is_open() -> None:
    """What we add is not swept away before it is committed. Many add at once."""
    _on_postgresql("SELECT pg_advisory_xact_lock_shared(%s)", SETTLING)


def nobody_adds_meanwhile() -> None:
    """Alone with the rows that settle, after all who added some have committed; raises a database error otherwise."""
    _on_postgresql("SELECT set_config('lock_timeout', %s, true)", PATIENCE)
    _on_postgresql("SELECT pg_advisory_xact_lock(%s)", SETTLING)


def _on_postgresql(statement: str, *values: str | int) -> None:
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
