"""What is said to PostgreSQL alone. SQLite has one writer at a time, and needs no order among several."""

from django.db import connection


def on_postgresql(statement: str, *values: str | int) -> None:
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
