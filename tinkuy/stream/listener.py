"""One open stream: a socket, what it may hear, and next to nothing else, because there may be ten thousand; and whose
turn it is to get a sign of life: no timer for each listener, only a slot of a wheel that turns each second.
"""

import asyncio
import random
from enum import IntEnum
from typing import TYPE_CHECKING

from .tickets import Ticket

if TYPE_CHECKING:
    from .fan_out import FanOut

MOST_BUFFERED = 32 * 1024
MOST_HEARD = 4096
"""A browser sends nothing after its request. Who goes on for more bytes than this is cut off."""


class State(IntEnum):
    MISSING = 0  # waits for what it missed; hears nothing live yet
    LIVE = 1
    PAUSED = 2  # does not read; hears nothing, gets a resync once it reads again
    LEAVING = 3


class Listener(asyncio.Protocol):
    """Made by the fan-out, which alone changes its state; the transport calls the rest."""

    __slots__ = ("beats", "bytes_read", "channels", "fan_out", "holders", "language", "slot", "state", "transport")

    def __init__(self, fan_out: "FanOut", transport: asyncio.Transport, ticket: Ticket, beats: int) -> None:
        self.fan_out = fan_out
        self.transport = transport
        self.channels = ticket.channels
        self.holders = ticket.holders
        self.language = ticket.language
        self.state = State.MISSING
        self.beats = beats
        self.slot = 0
        self.bytes_read = 0
        transport.set_write_buffer_limits(high=MOST_BUFFERED)

    def data_received(self, data: bytes) -> None:
        self.bytes_read += len(data)
        if self.bytes_read > MOST_HEARD:
            self.transport.abort()

    def pause_writing(self) -> None:
        self.fan_out.pause(self)

    def resume_writing(self) -> None:
        self.fan_out.resume(self)

    def connection_lost(self, exc: Exception | None) -> None:
        self.fan_out.forget(self)


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
        return int(random.uniform(FEWEST_BEATS, MOST_BEATS + 1))  # noqa: S311

    def put(self, listener: Listener) -> None:
        """Its turn comes in some twenty seconds."""
        listener.slot = (self._now + int(random.uniform(SHORTEST, LONGEST + 1))) % len(self._slots)  # noqa: S311
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
