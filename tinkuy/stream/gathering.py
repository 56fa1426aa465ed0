"""What happens where very many listen: it goes out together, each thing once, as it stands then.

One event costs one write to each listener. With ten thousand that is a tenth of a second of a processor, so in a room
with more than that, which talks a lot, pages would not be answered and nobody would hear anything in time.
"""

import time

from .models import StreamEvent

CROWD = 10_000
"""Listeners of a channel, in one process. With more than these, its events are gathered."""

SECONDS_TOGETHER = 2
"""Between two times that what was gathered goes out, or longer, until everyone has what went out before. After a pause
the first event goes out at once."""


class Gathering:
    """Used by the follower's thread alone."""

    def __init__(self) -> None:
        self._events: dict[tuple[str, str, str], StreamEvent] = {}
        self._due_at = 0.0

    def add(self, event: StreamEvent) -> None:
        self._events.pop(event.about, None)
        self._events[event.about] = event

    def forget(self, event: StreamEvent) -> None:
        """*event* goes out by itself: what waits of the same thing is older, and would come after it."""
        self._events.pop(event.about, None)

    @property
    def seconds(self) -> float:
        """How long until it is to go out; for ever, where nothing is gathered."""
        return self._due_at - time.monotonic() if self._events else float("inf")

    def number_of(self, event: StreamEvent) -> int:
        """What a frame that goes out now may bear. Who knows a number knows all before it, so it stays below those that
        wait: a browser that comes back then gets them, and this one twice, rather than never.
        """
        oldest = next(iter(self._events.values()), None)
        return event.id if oldest is None else min(event.id, oldest.id - 1)

    def release(self) -> list[StreamEvent]:
        """All of it, oldest first."""
        self._due_at = time.monotonic() + SECONDS_TOGETHER
        events = list(self._events.values())
        self._events.clear()
        return events
