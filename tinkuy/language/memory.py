"""What was made of a text a moment ago, kept in this process only: drafts, vectors.

Nothing is written to disk, keys are hashes, and nothing lives longer than ten minutes: of words that were taken out of
a transcript nothing is left soon after (promise P10). `forget_all` empties every memory of this process at once.
"""

import hashlib
import threading
import time
from collections import OrderedDict
from typing import Any
from weakref import WeakSet

LIFE = 600.0
"""Seconds."""

_all: "WeakSet[Memory[Any]]" = WeakSet()


class Memory[V]:
    """At most *most* values, the oldest dropped first. One object serves all threads."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._entries: OrderedDict[bytes, tuple[float, V]] = OrderedDict()
        self._lock = threading.Lock()
        _all.add(self)

    def get(self, *words: str) -> V | None:
        """What was made of *words*, if that is not long ago."""
        with self._lock:
            self._drop_old()
            entry = self._entries.get(_key(words))
            return entry[1] if entry else None

    def put(self, *words: str, value: V) -> None:
        with self._lock:
            self._entries[_key(words)] = (time.monotonic(), value)
            self._entries.move_to_end(_key(words))
            self._drop_old()

    def forget(self) -> None:
        with self._lock:
            self._entries.clear()

    def _drop_old(self) -> None:
        oldest = time.monotonic() - LIFE
        while self._entries and (len(self._entries) > self.most or next(iter(self._entries.values()))[0] < oldest):
            self._entries.popitem(last=False)


def forget_all() -> None:
    """What to call when words are taken out of something."""
    for memory in list(_all):
        memory.forget()


def _key(words: tuple[str, ...]) -> bytes:
    return hashlib.sha256("\0".join(words).encode()).digest()
