"""Rows that each vote, registration or event adds: the INSERT is made once, as a query is (`compiled_query`).

A manager makes a queryset, in a scope a filter that no INSERT has, and the words anew for each row: two thirds of what
a row costs. Values become what their columns take by Django's own fields, and statements go by way of the same cursor,
so that what listens to them hears them. No signal is sent: nothing here listens to any.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import (
    NOT_PROVIDED,
    BinaryField,
    BooleanField,
    CharField,
    DateField,
    DateTimeField,
    Field,
    ForeignKey,
    IntegerField,
    Model,
    TextField,
)
from django.db.models.base import ModelState
from django.db.models.constants import OnConflict
from django.db.models.sql import InsertQuery

from .statements import rows_of

PLAIN: dict[type[Field[Any, Any]], type] = {
    BinaryField: bytes,
    BooleanField: bool,
    CharField: str,
    DateTimeField: datetime,
    DateField: date,
    ForeignKey: int,
    IntegerField: int,
    TextField: str,
}
"""Of which type a value is taken as Python has it. To ask its field costs more than all else of an INSERT."""
OF_BOTH = frozenset({bytes, bool, str})
"""PostgreSQL is told how wide a number is."""
EMPTY = type(None)


class CompiledInsert[Row: Model]:
    """Adds rows of *model* that have no key yet, with all their columns.

    A row that a constraint refuses is an `IntegrityError`; it is left out, with *ignore_conflicts*; or, where the
    *unique* columns are another row's, the columns *update* of that one change. Columns are named as in `bulk_create`.
    """

    def __init__(
        self,
        model: type[Row],
        *,
        ignore_conflicts: bool = False,
        update: Sequence[str] = (),
        unique: Sequence[str] = (),
    ) -> None:
        self.model = model
        self._on_conflict = OnConflict.UPDATE if update else OnConflict.IGNORE if ignore_conflicts else None
        self._update, self._unique = update, unique

    def row(self, **values: Any) -> Row:
        """A row that was not added yet, of these *values*, each by the name of its field, and what the model says of
        the others. Django asks each field twice and hands on each value by itself, which takes longer than to add it.
        """
        row = self.model.__new__(self.model)
        state = row._state = ModelState()
        of_row = row.__dict__
        of_row.update(self._standing)
        for name, value in values.items():
            column, related = self._columns[name]
            of_row[column] = value
            if related:
                state.fields_cache[name] = value
                of_row[column] = None if value is None else getattr(value, related)
        for column, make in self._made:
            if column not in of_row:
                of_row[column] = make()
        return row

    def add(self, *rows: Row) -> int:
        """How many were written; each then knows its key, unless some were left out."""
        if not rows:
            return 0
        connection = connections[DEFAULT_DB_ALIAS]
        values = [value for row in rows for value in self._values(row, connection)]
        keys = rows_of(connection, self._words(len(rows)), values)
        if len(keys) == len(rows):
            for row, (key,) in zip(rows, keys, strict=True):
                row.pk = key
                row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS
        return len(keys)

    def _values(self, row: Row, connection: Any) -> list[Any]:
        if row.pk is not None:
            raise ValueError("a row that has a key is saved, not added")
        is_sqlite, of_row, values = connection.vendor == "sqlite", row.__dict__, []
        for column, field, kind in self._kinds:
            value = of_row.get(column)
            own = type(value)
            if own is not kind or not (is_sqlite or kind in OF_BOTH):
                if own is not EMPTY or kind is None:
                    value = field.get_db_prep_save(field.pre_save(row, add=True), connection)
            elif own in (datetime, date):
                value = _as_sqlite(field, value, connection)
            values.append(value)
        return values

    @cached_property
    def _kinds(self) -> list[tuple[str, Field[Any, Any], type | None]]:
        """Each column and its field, with the type of a value that is the database's already."""
        return [(field.attname, field, _plain_type(field)) for field in self._fields]

    @cached_property
    def _columns(self) -> dict[str, tuple[str, str]]:
        """By the name of a field its column and, where another row is meant, the attribute of that one."""
        return {
            field.name: (field.attname, field.target_field.attname if isinstance(field, ForeignKey) else "")
            for field in self._fields
        }

    @cached_property
    def _standing(self) -> dict[str, Any]:
        """By column what is the same in each new row."""
        always = [field for field in self._fields if field.default is NOT_PROVIDED or not callable(field.default)]
        return {self.model._meta.pk.attname: None} | {field.attname: field.get_default() for field in always}

    @cached_property
    def _made(self) -> list[tuple[str, Callable[[], Any]]]:
        """By column what is made anew for each row."""
        return [(field.attname, field.get_default) for field in self._fields if field.attname not in self._standing]

    @cached_property
    def _fields(self) -> list[Field[Any, Any]]:
        """All but the key, which the database draws."""
        return [field for field in self.model._meta.concrete_fields if not field.primary_key]

    @cached_property
    def _words_of_one(self) -> tuple[str, str, str]:
        """Before the places of the values, these, and after them: what Django says of an empty row."""
        meta = self.model._meta
        query = InsertQuery(
            self.model,
            on_conflict=self._on_conflict,
            update_fields=[meta.get_field(name) for name in self._update],
            unique_fields=[meta.get_field(name) for name in self._unique],
        )
        query.insert_values(self._fields, [self.model()], raw=True)
        compiler = query.get_compiler(using=DEFAULT_DB_ALIAS)
        compiler.returning_fields = [meta.pk]
        ((sql, _values),) = compiler.as_sql()
        places = f"({', '.join(['%s'] * len(self._fields))})"
        before, after = sql.split(f"VALUES {places}")
        return f"{before}VALUES ", places, after

    def _words(self, rows: int) -> str:
        before, places, after = self._words_of_one
        return before + ", ".join([places] * rows) + after


def _as_sqlite(field: Field[Any, Any], value: Any, connection: Any) -> Any:
    """A day, or a moment: as Django writes it, who asks settings and zone for each one."""
    if type(value) is date:
        return str(value)
    if isinstance(value, datetime) and value.tzinfo is UTC and connection.timezone is UTC:
        return str(value.replace(tzinfo=None))
    return field.get_db_prep_save(value, connection)


def _plain_type(field: Field[Any, Any]) -> type | None:
    if isinstance(field, DateField):
        is_set_by_itself = field.auto_now or field.auto_now_add
    else:
        is_set_by_itself = type(field).pre_save is not Field.pre_save
    return None if is_set_by_itself else next((kind for known, kind in PLAIN.items() if isinstance(field, known)), None)
