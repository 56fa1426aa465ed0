"""Deeds that want to know who is listening: that is how presence at a live page is known.

watch(20, note_presence)      # in an app's `ready`
"""

import asyncio
import logging
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from django.db import connection

from .actions import settle
from .fan_out import FanOut

Deed = Callable[[Mapping[str, frozenset[str]]], None]
NOBODY: Mapping[str, frozenset[str]] = {}


@dataclass
class Watch:
    deed: Deed
    seconds: float
    names_listeners: bool
    due_at: float = 0


_watches: dict[str, Watch] = {}


def watch(seconds: float, deed: Deed, *, names_listeners: bool = True) -> None:
    """Have *deed* called in a thread of each server, every so many seconds, with channel → holders connected there.

    To look at all listeners keeps the interpreter for a tenth of a second where a hundred thousand listen: a deed that
    comes often and does not want their names is called with nobody's.
    """
    _watches[f"{deed.__module__}.{deed.__qualname__}"] = Watch(deed, seconds, names_listeners)


def due(now: float) -> list[Watch]:
    """The watches whose time has come, each to be called once; *now* as a monotonic clock has it."""
    ripe = [watch for watch in _watches.values() if watch.due_at <= now]
    for watch in ripe:
        watch.due_at = now + watch.seconds
    return ripe


log = logging.getLogger("tinkuy.stream")

SECONDS_BETWEEN = 0.25
SECONDS_AFTER_AN_ERROR = 2
SECONDS_TO_STOP = 2


class Timekeeper:
    def __init__(self, fan_out: FanOut) -> None:
        self._fan_out = fan_out
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._keep_time, name="stream-timekeeper", daemon=True)

    def start(self) -> None:
        self._thread.start()

    async def stop(self) -> None:
        self._stopping.set()
        await asyncio.to_thread(self._thread.join, SECONDS_TO_STOP)

    def _keep_time(self) -> None:
        while not self._stopping.wait(SECONDS_BETWEEN):
            self._do(settle)
            for watch in due(time.monotonic()):
                self._do(partial(watch.deed, self._fan_out.present() if watch.names_listeners else NOBODY))
            connection.close_if_unusable_or_obsolete()
        connection.close()

    def _do(self, deed: Callable[[], object]) -> None:
        try:
            deed()
        except Exception:
            log.exception("a deed of the stream's clock failed")
            self._stopping.wait(SECONDS_AFTER_AN_ERROR)
