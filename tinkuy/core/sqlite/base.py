"""The connection: a transaction takes its turn before it asks SQLite for the lock; whoever has waited longest is next.

SQLite lets one write at a time. Whoever finds it locked sleeps and asks again, ever more seldom, while those who come
later take the lock: under load some waited for seconds, and meanwhile nobody wrote. Other processes are waited for as
before.
"""

import sqlite3
from collections import defaultdict, deque
from threading import Lock
from typing import Any

from django.db import OperationalError
from django.db.backends.sqlite3 import base, operations

from tinkuy.core.interpreter_turns import others_turn


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

_turns: defaultdict[str, Turns] = defaultdict(Turns)
"""Of each database file that this process writes to."""


class DatabaseOperations(operations.DatabaseOperations):
    compiler_module = "tinkuy.core.sqlite.compiler"


class DatabaseWrapper(base.DatabaseWrapper):
    ops_class = DatabaseOperations

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._turn: Turns | None = None

    def _start_transaction_under_autocommit(self) -> None:
        turns = _turns[str(self.settings_dict["NAME"])]
        if not turns.take(self.settings_dict["OPTIONS"].get("timeout", PATIENCE)):
            raise OperationalError("database is locked") from _busy()
        self._turn = turns
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._pass_on()
            raise

    def _commit(self) -> None:
        with others_turn():
            super()._commit()  # type: ignore[misc]  # where it fails, a rollback follows
            self._pass_on()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self._pass_on()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            self._pass_on()

    def _pass_on(self) -> None:
        turn, self._turn = self._turn, None
        if turn is not None:
            turn.pass_on()


def _busy() -> sqlite3.OperationalError:
    """As the driver says it."""
    error = sqlite3.OperationalError("database is locked")
    error.sqlite_errorcode = sqlite3.SQLITE_BUSY
    return error
