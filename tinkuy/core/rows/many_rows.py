"""Many rows of one table at once, without an object for each: some ten times sooner than `bulk_create`.

Whoever holds a transaction writes with these what was made before it: on SQLite nobody else writes meanwhile.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from itertools import batched, repeat
from typing import Any

from django.db import connections, models, router
from django.db.models.sql import InsertQuery

AT_ONCE = 5_000
SQLITE_ROOM = "PRAGMA cache_size=-65536"
"""64 MiB."""
PLAIN = (
    models.BinaryField,
    models.CharField,
    models.TextField,
    models.BooleanField,
    models.IntegerField,
    models.ForeignKey,
)
"""What a database takes as Python has it."""

type Tell = Callable[[int], None]
"""Told how many rows are written so far."""


def insert_rows[M: models.Model](
    model: type[M],
    names: Sequence[str],
    rows: Iterable[Sequence[Any]],
    same: Mapping[str, Any],
    tell: Tell | None = None,
) -> int:
    """Write *rows*, each the values of the attributes *names* as Python has them; how many there were.

    Beside them each row has the *same* values, and what both leave out is the field's default. No signal is sent,
    nothing is validated, no key comes back, and the caller holds the transaction.
    """
    connection = connections[router.db_for_write(model)]
    by_name = {field.attname: field for field in model._meta.concrete_fields if not field.primary_key}
    others = [field for name, field in by_name.items() if name not in names]
    fields = [by_name[name] for name in names]
    last = [field.get_db_prep_save(same.get(field.attname, field.get_default()), connection) for field in others]
    statement = _statement(model, [*fields, *others], connection)
    makers = [(place, _maker(field, connection)) for place, field in enumerate(fields) if not isinstance(field, PLAIN)]
    written = 0
    with connection.cursor() as cursor, _room(connection, cursor):
        for chunk in batched(rows, AT_ONCE, strict=False):
            cursor.executemany(statement, _parameters(chunk, makers, last))
            written += len(chunk)
            if tell:
                tell(written)
    return written


def update_rows[M: models.Model](
    model: type[M], changed: Sequence[str], found_by: Sequence[str], rows: Iterable[Sequence[Any]]
) -> int:
    """Give rows other values; how many there were.

    Each of *rows* is the values of the attributes *changed*, then those of *found_by*: a row that is not as these say
    any more stays as it is. No signal is sent, nothing is validated, and the caller holds the transaction.
    """
    connection = connections[router.db_for_write(model)]
    by_name = {field.attname: field for field in model._meta.concrete_fields}
    fields = [by_name[name] for name in (*changed, *found_by)]
    quoted = [f"{connection.ops.quote_name(str(field.column))} = %s" for field in fields]
    table, some = connection.ops.quote_name(model._meta.db_table), len(changed)
    statement = f"UPDATE {table} SET {', '.join(quoted[:some])} WHERE {' AND '.join(quoted[some:])}"  # noqa: S608
    makers = [(place, _maker(field, connection)) for place, field in enumerate(fields) if not isinstance(field, PLAIN)]
    written = 0
    with connection.cursor() as cursor:
        for chunk in batched(rows, AT_ONCE, strict=False):
            cursor.executemany(statement, _parameters(chunk, makers, []))
            written += cursor.rowcount
    return written


def delete_rows(rows: models.QuerySet[Any]) -> int:
    """Delete *rows* on which nothing rests any more; how many there were. What does rest on one fails at the commit."""
    return int(rows._raw_delete(rows.db))


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


def _parameters(
    rows: Sequence[Sequence[Any]], makers: list[tuple[int, Callable[[Any], Any]]], last: list[Any]
) -> list[tuple[Any, ...]]:
    """The rows as a database takes them, *last* behind each. Column by column: nothing of Python runs for a row."""
    columns: list[Iterable[Any]] = list(zip(*rows, strict=True))
    for place, make in makers:
        columns[place] = map(make, columns[place])
    return list(zip(*columns, *(repeat(value, len(rows)) for value in last), strict=True))


def _maker(field: Any, connection: Any) -> Callable[[Any], Any]:
    """What turns a value into the database's; dates and moments repeat, so that each is turned once."""
    if isinstance(field, models.DateTimeField) and connection.vendor == "sqlite":
        return cache(lambda value: _moment_in_sqlite(value) or field.get_db_prep_save(value, connection))
    if isinstance(field, models.DateField):
        return cache(lambda value: field.get_db_prep_save(value, connection))
    return lambda value: field.get_db_prep_save(value, connection)


def _moment_in_sqlite(value: Any) -> str:
    """What Django makes of a moment in UTC, in a tenth of the time; "" of any other."""
    return str(value.replace(tzinfo=None)) if isinstance(value, datetime) and value.tzinfo is UTC else ""
