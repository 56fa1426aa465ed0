"""Rows that each vote, registration or event adds: the INSERT is made once, as a query is (`compiled_query`).

A manager makes a queryset, in a scope a filter that no INSERT has, and the words anew for each row: two thirds of what
a row costs. Values become what their columns take by Django's own fields, and statements go by way of the same cursor,
so that what listens to them hears them. No signal is sent: nothing here listens to any.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import (
    BinaryField,
    BooleanField,
    CharField,
    Field,
    ForeignKey,
    IntegerField,
    Model,
    TextField,
)
from django.db.models.constants import OnConflict
from django.db.models.sql import InsertQuery

PLAIN: dict[type[Field[Any, Any]], type] = {
    BinaryField: bytes,
    BooleanField: bool,
    CharField: str,
    ForeignKey: int,
    IntegerField: int,
    TextField: str,
}
"""Of which type a value is taken as Python has it. To ask its field costs more than all else of an INSERT."""
OF_BOTH = frozenset({bytes, bool, str})
"""PostgreSQL is told how wide a number is."""


class CompiledInsert:
    """Adds rows of *model* that have no key yet, with all their columns.

    A row that a constraint refuses is an `IntegrityError`; it is left out, with *ignore_conflicts*; or, where the
    *unique* columns are another row's, the columns *update* of that one change. Columns are named as in `bulk_create`.
    """

    def __init__(
        self,
        model: type[Model],
        *,
        ignore_conflicts: bool = False,
        update: Sequence[str] = (),
        unique: Sequence[str] = (),
    ) -> None:
        self.model = model
        self._on_conflict = OnConflict.UPDATE if update else OnConflict.IGNORE if ignore_conflicts else None
        self._update, self._unique = update, unique

    def add(self, *rows: Model) -> int:
        """How many were written; each then knows its key, unless some were left out."""
        if not rows:
            return 0
        connection = connections[DEFAULT_DB_ALIAS]
        with connection.cursor() as cursor:
            cursor.execute(self._words(len(rows)), [value for row in rows for value in self._values(row, connection)])
            keys = cursor.fetchall()
        if len(keys) == len(rows):
            for row, (key,) in zip(rows, keys, strict=True):
                row.pk = key
                row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS
        return len(keys)

    def _values(self, row: Model, connection: Any) -> list[Any]:
        if row.pk is not None:
            raise ValueError("a row that has a key is saved, not added")
        is_sqlite, of_row, values = connection.vendor == "sqlite", row.__dict__, []
        for field, kind in self._kinds:
            value = of_row.get(field.attname)
            if type(value) is not kind or not (is_sqlite or kind in OF_BOTH):
                value = field.get_db_prep_save(field.pre_save(row, add=True), connection)
            values.append(value)
        return values

    @cached_property
    def _kinds(self) -> list[tuple[Field[Any, Any], type | None]]:
        """Each field with the type of a value that is the database's already."""
        return [(field, _plain_type(field)) for field in self._fields]

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


def _plain_type(field: Field[Any, Any]) -> type | None:
    if type(field).pre_save is not Field.pre_save:
        return None
    return next((kind for known, kind in PLAIN.items() if isinstance(field, known)), None)
