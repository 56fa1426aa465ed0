"""What takes long to make and is the same for the same key: made once in a process, whoever asks."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable


class Remembered[K: Hashable, V]:
    """At most *most* values; the longest unasked is forgotten first. One object serves all threads.

    A key holds all that its value depends on. Of persons' words nothing is remembered so: see `language.memory`.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: OrderedDict[K, V] = OrderedDict()
        self._turn = threading.Lock()

    def once(self, key: K, make: Callable[[], V]) -> V:
        """What *make* answers, or answered before. Two who ask at once may both make it."""
        with self._turn:
            if (value := self._values.get(key)) is not None:
                self._values.move_to_end(key)
                return value
        value = make()
        with self._turn:
            self._values[key] = value
            while len(self._values) > self._most:
                self._values.popitem(last=False)
        return value

    def forget(self) -> None:
        with self._turn:
            self._values.clear()
