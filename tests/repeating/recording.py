"""What one call of a fixture did: its statements, its files, what it returned, and what it changed of earlier rows."""

import io
import pickle
import time
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.db.models import Model

from tests.repeating.written_files import WrittenFiles


class NotRepeatable(Exception):
    """It wrote nothing, or what it returned or left cannot be noted."""


class Recording:
    """*rows* are those that the test was given before."""

    def __init__(self, rows: list[Any]) -> None:
        self.rows = rows
        self.statements: list[tuple[str, Any, bool]] = []
        self._made_at = time.monotonic()

    def make(self, call: Callable[[], Any]) -> Any:
        before, waiting = connection.connection.total_changes, [*connection.run_on_commit]
        self._former = [_state(row) for row in self.rows]
        with connection.execute_wrapper(self._note), WrittenFiles() as self.files:
            value = call()
        self.changes = connection.connection.total_changes - before
        self.waiting = connection.run_on_commit[len(waiting) :]
        self._is_whole = connection.run_on_commit[: len(waiting)] == waiting and not connection.needs_rollback
        return value

    def keep(self, value: Any) -> None:
        if not self.changes or not self._is_whole or not self.files.are_known():
            raise NotRepeatable
        changed = {
            place: row.__dict__
            for place, (row, former) in enumerate(zip(self.rows, self._former, strict=True))
            if _is_changed(row, former)
        }
        self.value, fresh = written(value, changed, self.rows)
        if not any("ROLLBACK TO" in sql for sql, _values, _many in self.statements):
            self.statements = [one for one in self.statements if not one[0].startswith(("SAVEPOINT", "RELEASE"))]
        self.rows += fresh
        del self._former, self.rows  # they are of this test

    def is_good(self, seconds: float) -> bool:
        """It is not older, and nobody took away or changed what it wrote into files."""
        return time.monotonic() - self._made_at <= seconds and self.files.are_there()

    def repeat(self, rows: list[Any]) -> Any:
        before = connection.connection.total_changes
        with connection.cursor() as cursor:
            for sql, values, many in self.statements:
                (cursor.cursor.executemany if many else cursor.cursor.execute)(sql, values)
                if " RETURNING " in sql:
                    cursor.cursor.fetchall()
        changes = connection.connection.total_changes - before
        assert changes == self.changes, f"{changes} rows were written again, and {self.changes} at first"
        connection.run_on_commit += self.waiting
        value, changed, fresh = _Reader(io.BytesIO(self.value), rows).load()
        for place, state in changed.items():
            rows[place].__dict__.clear()
            rows[place].__dict__.update(state)
        rows += fresh
        return value

    def _note(self, execute: Callable[..., Any], sql: str, values: Any, many: bool, context: dict[str, Any]) -> Any:
        if not sql.lstrip().upper().startswith("SELECT"):
            self.statements.append((sql, [*values] if many else values, many))
        return execute(sql, values, many, context)


def written(value: Any, changed: dict[int, Any], rows: list[Any]) -> tuple[bytes, list[Any]]:
    """As bytes, in which *rows* are named by their places; and the rows that are new."""
    file = io.BytesIO()
    writer = _Writer(file, rows)
    try:
        writer.dump((value, changed, writer.fresh))
    except (pickle.PicklingError, TypeError, AttributeError) as error:
        raise NotRepeatable from error
    return file.getvalue(), writer.fresh


class _Writer(pickle.Pickler):
    def __init__(self, file: io.BytesIO, rows: list[Any]) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self.places = {id(row): place for place, row in enumerate(rows)}
        self.fresh: list[Any] = []
        """Filled while what comes before it is written."""

    def persistent_id(self, thing: Any) -> int | None:
        return self.places.get(id(thing))

    def reducer_override(self, thing: Any) -> Any:
        if isinstance(thing, Model):
            self.fresh.append(thing)
        return NotImplemented


class _Reader(pickle.Unpickler):
    def __init__(self, file: io.BytesIO, rows: list[Any]) -> None:
        super().__init__(file)
        self.rows = rows

    def persistent_load(self, place: int) -> Any:
        return self.rows[place]


def _state(row: Any) -> tuple[list[tuple[str, Any]], list[str]]:
    """What shows later that somebody changed it: what it holds, and what stands in that which can be changed."""
    held = [("adding", row._state.adding), *vars(row).items(), *row._state.fields_cache.items()]
    return held, [repr(thing) for _name, thing in held if type(thing) in (dict, list)]


def _is_changed(row: Any, former: tuple[list[tuple[str, Any]], list[str]]) -> bool:
    held, words = _state(row)
    is_same = [name for name, _ in held] == [name for name, _ in former[0]] and all(
        thing is before for (_, thing), (_, before) in zip(held, former[0], strict=True)
    )
    return not is_same or words != former[1]
