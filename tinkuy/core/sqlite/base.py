"""The connection: a transaction takes its turn before it asks SQLite for the lock; whoever has waited longest is next.

SQLite lets one write at a time. Whoever finds it locked sleeps and asks again, ever more seldom, while those who come
later take the lock: under load some waited for seconds, and meanwhile nobody wrote. Another process, which knows of no
turns, is asked for the lock often, and waited for without keeping the interpreter from those who make pages.
"""

import sqlite3
import time
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from threading import Lock
from typing import Any

from django.db import OperationalError
from django.db.backends.sqlite3 import base, operations

from tinkuy.core.interpreter_turns import others_turn

from .log_sync import LogSync


class Turns:
    """One turn at a time, first come, first served. A plain lock goes to whoever happens to ask as it is given back."""

    def __init__(self) -> None:
        self._guard = Lock()
        self._waiting: deque[Lock] = deque()
        self._is_taken = False

    def take(self, seconds: float) -> bool:
        """Whether the turn came within *seconds*; then it is to be passed on."""
        with self._guard:
            if not self._is_taken:
                self._is_taken = True
                return True
            place = Lock()
            place.acquire()
            self._waiting.append(place)
        with others_turn(is_urgent=True):
            if place.acquire(timeout=seconds):
                return True
        with self._guard:
            if place in self._waiting:
                self._waiting.remove(place)
                return False
        return True  # it came as the patience ended

    def pass_on(self) -> None:
        with self._guard:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._is_taken = False


PATIENCE = 5.0
"""Seconds, where the setting `timeout` says nothing: those of SQLite's driver."""
BETWEEN_QUESTIONS = 0.001
"""Seconds. A commit of another process takes some tenths of a thousandth; SQLite itself would sleep ever longer after
each question."""

_turns: defaultdict[str, Turns] = defaultdict(Turns)
"""Of each database file that this process writes to."""
_syncs: dict[str, LogSync] = {}


class Cursor(base.SQLiteCursorWrapper):
    """Django's, with the words of a statement turned into SQLite's once: it searched them anew at each asking."""

    def convert_query(self, query: str, *, param_names: Any = None) -> Any:
        if param_names is not None or len(query) > LONGEST_REMEMBERED:
            return super().convert_query(query, param_names=param_names)
        return _with_question_marks(query)


LONGEST_REMEMBERED, MOST_REMEMBERED = 4_096, 1_024
"""Letters of a statement, and statements: long ones name hundreds of keys, and each is another one."""


@lru_cache(MOST_REMEMBERED)
def _with_question_marks(query: str) -> str:
    return base.FORMAT_QMARK_REGEX.sub("?", query).replace("%%", "%")


class DatabaseOperations(operations.DatabaseOperations):
    compiler_module = "tinkuy.core.sqlite.compiler"


class DatabaseWrapper(base.DatabaseWrapper):
    ops_class = DatabaseOperations

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._turn: Turns | None = None
        self._idle_cursors: list[Any] = []

    def rows_of(self, statement: str, values: Sequence[Any]) -> list[Any]:
        """All rows that *statement* answers, by a cursor that goes on to the next one: to make, wrap and close another
        takes as long as SQLite for its answer. What is asked meanwhile, by what listens to it, has a cursor of its own.
        """
        self.validate_thread_sharing()
        self.ensure_connection()
        cursor = self._idle_cursors.pop() if self._idle_cursors and not self.queries_logged else self.cursor()
        cursor.execute(statement, values)  # where that fails, its cursor is not asked again
        rows: list[Any] = cursor.fetchall()
        if not self.queries_logged:
            self._idle_cursors.append(cursor)
        return rows

    def create_cursor(self, name: str | None = None) -> Any:
        return self.connection.cursor(factory=Cursor)

    def _start_transaction_under_autocommit(self) -> None:
        turns, until = _turns[self._file], time.monotonic() + self._patience
        if not turns.take(self._patience):
            raise OperationalError("database is locked") from _busy()
        self._turn = turns
        try:
            with self._asking_once():
                if not self._begins():
                    with others_turn(is_urgent=True):
                        self._begin_until(until)
        except BaseException:
            self._end()
            raise

    @property
    def _file(self) -> str:
        return str(self.settings_dict["NAME"])

    @property
    def _patience(self) -> float:
        return float(self.settings_dict["OPTIONS"].get("timeout", PATIENCE))

    @contextmanager
    def _asking_once(self) -> Iterator[None]:
        """SQLite says at once that another process holds the lock, and leaves it to us to sync what is committed."""
        self.connection.execute("PRAGMA busy_timeout=0")
        if not self.is_in_memory_db():
            self.connection.execute("PRAGMA synchronous=NORMAL")
        try:
            yield
        finally:
            self.connection.execute(f"PRAGMA busy_timeout={self._patience * 1000:.0f}")

    def _begins(self, *, is_last: bool = False) -> bool:
        """Whether the transaction began; what else stands in its way is raised, and the *last* time the lock too."""
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except OperationalError as error:
            if is_last or getattr(error.__cause__, "sqlite_errorcode", None) != sqlite3.SQLITE_BUSY:
                raise
            return False
        return True

    def _begin_until(self, until: float) -> None:
        while not self._begins(is_last=time.monotonic() > until):
            time.sleep(BETWEEN_QUESTIONS)

    def _commit(self) -> None:
        with others_turn():
            super()._commit()  # type: ignore[misc]  # where it fails, a rollback follows
            if self._end() and not self.is_in_memory_db():
                _syncs.setdefault(self._file, LogSync(self._file)).wait()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self._end()

    def _close(self) -> None:
        self._idle_cursors.clear()
        try:
            super()._close()  # type: ignore[misc]
        finally:
            self._pass_on()

    def _end(self) -> bool:
        """Whether a transaction had begun. The next one may begin; what is written without one SQLite syncs itself."""
        if self._turn is not None and not self.connection.in_transaction:
            self.connection.execute("PRAGMA synchronous=FULL")
        return self._pass_on()

    def _pass_on(self) -> bool:
        turn, self._turn = self._turn, None
        if turn is not None:
            turn.pass_on()
        return turn is not None


def _busy() -> sqlite3.OperationalError:
    """As the driver says it."""
    error = sqlite3.OperationalError("database is locked")
    error.sqlite_errorcode = sqlite3.SQLITE_BUSY
    return error
