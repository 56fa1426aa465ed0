"""Telling what a start is at: from the first second, and again every few seconds while a step lasts."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

BEAT = 5.0


class Out(Protocol):
    """A stream of text, as a management command has it."""

    def write(self, text: str) -> object: ...

    def flush(self) -> object: ...


@contextmanager
def step(out: Out, words: str, *, beat: float = BEAT) -> Iterator[None]:
    """Say *words* at once, and how long it has been each *beat* seconds; at the end too, if it was that long."""
    began, ended = time.monotonic(), threading.Event()
    _say(out, f"{words} …")
    progress = threading.Thread(target=_report_progress, args=(out, began, ended, beat), daemon=True)
    progress.start()
    try:
        yield
    finally:
        ended.set()
        progress.join()
    if time.monotonic() - began >= beat:
        _say(out, f"  done, in {time.monotonic() - began:.0f} s")


def _report_progress(out: Out, began: float, ended: threading.Event, beat: float) -> None:
    while not ended.wait(beat):
        _say(out, f"  … {time.monotonic() - began:.0f} s")


def _say(out: Out, line: str) -> None:
    out.write(f"{line}\n")
    out.flush()
