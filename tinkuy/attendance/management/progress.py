"""A line on a terminal that says how far a long deed is; silent where nobody looks."""

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

_WIDTH = 24
_BEAT = 0.5
_CLEAR = "\r\x1b[K"


class Progress:
    """A bar over *whole* units of work, with the step that is being done and its seconds, if *out* is a terminal."""

    def __init__(self, whole: int, out: TextIO | None = None) -> None:
        self.whole, self.done, self.out = max(whole, 1), 0, out or sys.stderr
        self.is_seen = self.out.isatty()
        self._within = 0.0

    @contextmanager
    def step(self, words: str, units: int) -> Iterator[Callable[[int, int], None]]:
        """Do a step of so many *units*; the line beats meanwhile, since a step may take a minute. What it gives is told
        how much of the step is done, and of how much.
        """

        def tell(done: int, whole: int) -> None:
            self._within = units * done / max(whole, done, 1)

        if not self.is_seen:
            yield tell
            return
        ended, begun = threading.Event(), time.monotonic()
        beat = threading.Thread(target=self._beat, args=(words, begun, ended), daemon=True)
        beat.start()
        try:
            yield tell
            self.done += units
        finally:
            self._within = 0.0
            ended.set()
            beat.join()
            self.out.write(_CLEAR)
            self.out.flush()

    def _beat(self, words: str, begun: float, ended: threading.Event) -> None:
        self.out.write(self.line(words, 0))
        self.out.flush()
        while not ended.wait(_BEAT):
            self.out.write(_CLEAR + self.line(words, round(time.monotonic() - begun)))
            self.out.flush()

    def line(self, words: str, seconds: int) -> str:
        share = min((self.done + self._within) / self.whole, 1.0)
        filled = round(share * _WIDTH)
        return f"{'█' * filled}{'░' * (_WIDTH - filled)} {share:4.0%}  {words} · {seconds} s"
