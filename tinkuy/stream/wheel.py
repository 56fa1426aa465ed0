"""Whose turn it is to get a sign of life: no timer for each listener, only a slot of a wheel that turns each second."""

import random

from .listener import Listener

SHORTEST, LONGEST = 15, 25
"""Seconds between two signs of life of a listener."""

FEWEST_BEATS, MOST_BEATS = 60, 120
"""Signs of life in a listener's life: twenty to forty minutes, then it asks for a new ticket."""


class Wheel:
    def __init__(self) -> None:
        self._slots: list[set[Listener]] = [set() for _ in range(LONGEST + 1)]
        self._now = 0

    def lifetime(self) -> int:
        """The number of signs of life that a new listener may get."""
        return random.randint(FEWEST_BEATS, MOST_BEATS)  # noqa: S311

    def put(self, listener: Listener) -> None:
        """Its turn comes in some twenty seconds."""
        listener.slot = (self._now + random.randint(SHORTEST, LONGEST)) % len(self._slots)  # noqa: S311
        self._slots[listener.slot].add(listener)

    def drop(self, listener: Listener) -> None:
        self._slots[listener.slot].discard(listener)

    def turn(self) -> list[Listener]:
        """A second has passed: those whose turn it is, each already put where its next turn is."""
        self._now = (self._now + 1) % len(self._slots)
        ripe = list(self._slots[self._now])
        self._slots[self._now].clear()
        for listener in ripe:
            self.put(listener)
        return ripe
