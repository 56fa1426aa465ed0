"""The latest events, kept so that who comes back gets what was missed.

Written by the follower's thread alone. The event loop asks `misses_nothing`, which reads a dictionary and a number in
the order opposite to that in which `_forget` writes them.
"""

from collections.abc import Iterable

from .models import StreamEvent

MOST = 2000


class Memory:
    """Of events about the same thing only the last one: each is rendered as things stand, so it says all.

    `last_id` is the highest id that was read. Of what came up to `floor` nothing is remembered.
    """

    def __init__(self) -> None:
        self.last_id = -1
        self.floor = 0
        self._events: dict[tuple[str, str, str], StreamEvent] = {}
        self._channels: dict[str, dict[tuple[str, str, str], StreamEvent]] = {}
        self._newest: dict[str, int] = {}

    def prime(self, events: Iterable[StreamEvent]) -> None:
        """Begin with *events*, the last ones of the table in their order."""
        latest = list(events)
        self.floor = latest[0].id - 1 if latest else 0
        self.last_id = self.floor
        for event in latest:
            self.add(event)

    def add(self, event: StreamEvent) -> None:
        for place in (self._events, self._channels.setdefault(event.channel, {})):
            place.pop(event.about, None)
            place[event.about] = event
        self._newest[event.channel] = event.id
        if len(self._events) > MOST:
            self._forget(next(iter(self._events.values())))
        self.last_id = event.id

    def _forget(self, event: StreamEvent) -> None:
        self.floor = event.id
        del self._events[event.about]
        del self._channels[event.channel][event.about]
        if not self._channels[event.channel]:
            del self._channels[event.channel]
            del self._newest[event.channel]

    def reaches(self, after: int) -> bool:
        """Whether that event was read, and all that came after it is remembered."""
        return self.floor <= after <= self.last_id

    def misses_nothing(self, channels: Iterable[str], after: int) -> bool:
        """Whether it is certain that nothing was read of *channels* after the event *after*."""
        return all(self._newest.get(channel, 0) <= after for channel in channels) and self.floor <= after

    def missed(self, channels: Iterable[str], after: int) -> list[StreamEvent]:
        """What came on *channels* after the event *after*, oldest first."""
        events = []
        for channel in set(channels):
            for event in reversed(self._channels.get(channel, {}).values()):
                if event.id <= after:
                    break
                events.append(event)
        return sorted(events, key=lambda event: event.id)
