"""What the clock wakes while people listen: tallies that settle, and the deeds that want to know who is there.

A thread apart from the follower's: these deeds write, and a writer may have to wait for others; live events may not.
"""

import asyncio
import logging
import threading
import time
from collections.abc import Callable
from functools import partial

from django.db import connection

from .actions import settle
from .fan_out import FanOut
from .watching import due

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
                self._do(partial(watch.deed, self._fan_out.present()))
            connection.close_if_unusable_or_obsolete()
        connection.close()

    def _do(self, deed: Callable[[], object]) -> None:
        try:
            deed()
        except Exception:
            log.exception("a deed of the stream's clock failed")
            self._stopping.wait(SECONDS_AFTER_AN_ERROR)
