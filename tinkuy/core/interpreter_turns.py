"""Threads that make pages work one after another, each until it waits for something else than the interpreter.

Python gives its lock away at each statement of SQLite, and any thread that works takes it: a dozen of them change from
one to the other all the time. Nobody waits long for a turn: whoever has one for longer than `LONGEST` goes on beside
the next. On PostgreSQL, where each statement is a time to wait, there are no turns: pages would wait for each other's.
"""

import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

LONGEST = 0.05
"""Seconds."""


class InterpreterTurns:
    """One turn at a time, first come, first served, by the number of a thread."""

    def __init__(self, longest: float = LONGEST) -> None:
        self._longest = longest
        self._guard = threading.Lock()
        self._waiting: deque[tuple[int, threading.Lock]] = deque()
        self._working, self._since = 0, 0.0

    def take(self, *, is_urgent: bool = False) -> None:
        """Before all who wait, where it *is urgent*."""
        own = threading.get_ident()
        with self._guard:
            if not self._working:
                self._begin(own)
                return
            place = own, threading.Lock()
            place[1].acquire()
            (self._waiting.appendleft if is_urgent else self._waiting.append)(place)
        while not place[1].acquire(timeout=self._longest):
            with self._guard:
                is_next = self._waiting and self._waiting[0] is place
                if is_next and time.monotonic() - self._since > self._longest:
                    self._waiting.popleft()
                    self._begin(own)
                    return

    def pass_on(self) -> None:
        """Whose turn was given to another one already has none to pass on."""
        with self._guard:
            if self._working != threading.get_ident():
                return
            if self._waiting:
                thread, called = self._waiting.popleft()
                self._begin(thread)
                called.release()
            else:
                self._working = 0

    @property
    def number_waiting(self) -> int:
        with self._guard:
            return len(self._waiting)

    def _begin(self, thread: int) -> None:
        self._working, self._since = thread, time.monotonic()


_turns = InterpreterTurns()
_thread = threading.local()


@contextmanager
def page_turn() -> Iterator[None]:
    """What is done within it makes a page."""
    if connection.vendor != "sqlite":
        yield
        return
    _turns.take()
    _thread.makes_a_page = True
    try:
        yield
    finally:
        _thread.makes_a_page = False
        _turns.pass_on()


@contextmanager
def others_turn(*, is_urgent: bool = False) -> Iterator[None]:
    """Within it this thread waits for a lock or the disk, and another one makes its page. What it waits for may be what
    others wait for: then its own turn *is urgent* afterwards.
    """
    if not getattr(_thread, "makes_a_page", False):
        yield
        return
    _turns.pass_on()
    _thread.makes_a_page = False
    try:
        yield
    finally:
        _turns.take(is_urgent=is_urgent)
        _thread.makes_a_page = True
