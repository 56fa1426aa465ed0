"""Work that keeps a processor busy: a few at once, a few more wait a moment, whoever comes beyond is told to come back;
and hundreds of thousands of objects made without the search for rings.

It is done before a transaction, never inside one: on SQLite nobody else writes meanwhile (promise V16).
"""

import gc
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection

SECONDS_TO_COME_BACK = 10
PATIENCE_OF_A_PAGE = 5
"""Seconds for which a page waits for its turn. A command and the worker wait as long as it takes."""

log = logging.getLogger("tinkuy.heavy")

_patience: ContextVar[float | None] = ContextVar("_patience", default=None)
_before_anybody: ContextVar[bool] = ContextVar("_before_anybody", default=False)


class Busy(Exception):
    """Too many ask for the same at this moment. Nothing was done; whoever asks again in some seconds gets it."""


class Bench:
    """Room for *at_once* who work and, of those who wait no longer than a page does, *waiting* who wait."""

    def __init__(self, name: str, *, at_once: int, waiting: int) -> None:
        self.name, self.most = name, at_once + waiting
        self._working = threading.BoundedSemaphore(at_once)
        self._room = threading.BoundedSemaphore(at_once + waiting)

    @contextmanager
    def turn(self) -> Iterator[None]:
        """A turn at the work; raises `Busy` where there is none to be had."""
        if is_misplaced():
            log.error("heavy work inside a transaction: %s", self.name)
        with self.seat():
            if not self._working.acquire(timeout=_patience.get()):
                raise Busy
            try:
                yield
            finally:
                self._working.release()

    @contextmanager
    def seat(self) -> Iterator[None]:
        """A place among those who work and who wait; raises `Busy` where none is free."""
        if not self._room.acquire(blocking=_patience.get() is None):
            raise Busy
        try:
            yield
        finally:
            self._room.release()


FILES = Bench("files", at_once=2, waiting=1)
PASSWORDS = Bench("passwords", at_once=2, waiting=1)
DOCUMENTS = Bench("documents", at_once=2, waiting=2)


@contextmanager
def with_patience(seconds: float = PATIENCE_OF_A_PAGE) -> Iterator[None]:
    """Within it nobody waits longer than that for a turn."""
    token = _patience.set(seconds)
    try:
        yield
    finally:
        _patience.reset(token)


@contextmanager
def before_anybody_comes() -> Iterator[None]:
    """Within it heavy work may be part of a transaction: the example is loaded whole or not at all, before a site
    answers. Whoever loads it beside a running site makes writers wait for as long.
    """
    token = _before_anybody.set(True)
    try:
        yield
    finally:
        _before_anybody.reset(token)


def is_misplaced() -> bool:
    """Whether heavy work done at this moment would make others wait for a lock."""
    return is_inside_transaction() and not _before_anybody.get()


def is_inside_transaction() -> bool:
    """Whether this thread holds a transaction, other than the one in which a test runs."""
    return any(not getattr(block, "_from_testcase", False) for block in connection.atomic_blocks)


@contextmanager
def uncollected() -> Iterator[None]:
    """Without the search for rings, which walks through all that was made again and again: a tenth of an import.

    What nobody refers to goes at once all the same. It holds for the whole process: for commands, not for pages.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
