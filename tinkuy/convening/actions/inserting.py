"""Many rows of one table at once, without an object for each: some ten times sooner than `bulk_create`."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import batched
from typing import Any

from django.db import connections, models, router
from django.db.models.sql import InsertQuery

AT_ONCE = 5_000
SQLITE_ROOM = "PRAGMA cache_size=-65536"
"""64 MiB."""

type Tell = Callable[[int], None]
"""Told how many rows are written so far."""


def insert_rows[M: models.Model](model: type[M], rows: Iterable[Mapping[str, Any]], tell: Tell | None = None) -> int:
    """Write *rows*, each a mapping from attribute to a value as Python has it; how many there were.

    What a row leaves out gets the field's default. No signal is sent, nothing is validated, no key comes back, and the
    caller holds the transaction.
    """
    connection = connections[router.db_for_write(model)]
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    statement = _statement(model, fields, connection)
    makers = [(field.attname, _maker(field, connection), field.get_default) for field in fields]
    written = 0
    with connection.cursor() as cursor, _room(connection, cursor):
        for chunk in batched(rows, AT_ONCE, strict=False):
            cursor.executemany(statement, [_values(row, makers) for row in chunk])
            written += len(chunk)
            if tell:
                tell(written)
    return written


@contextmanager
def _room(connection: Any, cursor: Any) -> Iterator[None]:
    """SQLite keeps the pages of the indexes at hand meanwhile, instead of writing and reading each again and again."""
    if connection.vendor != "sqlite":
        yield
        return
    ((before,),) = cursor.execute("PRAGMA cache_size").fetchall()
    cursor.execute(SQLITE_ROOM)
    try:
        yield
    finally:
        cursor.execute(f"PRAGMA cache_size={before:d}")


def _statement(model: type[models.Model], fields: list[Any], connection: Any) -> str:
    """Django's own INSERT of one row."""
    query = InsertQuery(model)
    query.insert_values(fields, [model()], raw=True)
    ((statement, _parameters),) = query.get_compiler(connection=connection).as_sql()
    return str(statement)


def _values(row: Mapping[str, Any], makers: list[tuple[str, Any, Any]]) -> list[Any]:
    return [make(row[name] if name in row else default()) for name, make, default in makers]


def _maker(field: Any, connection: Any) -> Callable[[Any], Any]:
    """What turns a value into the database's; dates and moments repeat, so that each is turned once."""
    if isinstance(field, models.DateField):
        known: dict[Any, Any] = {}

        def turned(value: Any) -> Any:
            if value not in known:
                known[value] = field.get_db_prep_save(value, connection)
            return known[value]

        return turned
    if isinstance(field, models.BinaryField | models.CharField | models.BooleanField | models.IntegerField):
        return lambda value: value
    if isinstance(field, models.ForeignKey):
        return lambda value: value
    return lambda value: field.get_db_prep_save(value, connection)
