"""One statement with its values, and all rows that it answers."""

from collections.abc import Sequence
from typing import Any


def rows_of(connection: Any, statement: str, values: Sequence[Any]) -> list[Any]:
    """By way of the cursors of *connection*, so that what listens to statements hears it."""
    if connection.vendor == "sqlite":
        rows: list[Any] = connection.rows_of(statement, values)
        return rows
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())
