"""What is said to PostgreSQL alone, and which errors are its own. SQLite has one writer at a time, and needs no order
among several.
"""

import sys

from django.db import connection


def on_postgresql(statement: str, *values: str | int) -> None:
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def is_of_postgresql(error: BaseException | None) -> bool:
    """Whether psycopg raised it. Where nobody has loaded that, it did not."""
    psycopg = sys.modules.get("psycopg")
    return psycopg is not None and isinstance(error, psycopg.Error)
