"""All open streams of this process. A finished frame is written straight to each transport.

Everything here runs in the event loop. What the follower asks for is done in its order, one deed after another, in
slices between which pages are served. A deed is an iterator that yields at the end of each slice.
"""

import asyncio
import logging
import random
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tinkuy.core.clock import SKEW

from .audiences import audiences
from .listener import Listener, State, Wheel
from .memory import Memory
from .rendering import frame
from .tickets import SECONDS_GOOD, BadTicket, Ticket

log = logging.getLogger("tinkuy.stream")

SLICE = 250
"""Listeners written to before pages are served again: some two milliseconds."""

MOST_EACH = 8
"""Open streams of one person or registration, over all their windows and devices: a ticket may be used many times."""

SECONDS_TO_READ_AGAIN = 10
SECONDS_TO_LEAVE = 3
GOODBYE = frame("bye", "{}")


@dataclass(frozen=True)
class EventFrames:
    """The event *number* as it goes out: its frame in each language that was heard on its channel."""

    number: int
    channel: str
    frames: Mapping[str, bytes]


CatchUp = Callable[[Listener, int], None]
Deed = Iterator[None]


class FanOut:
    """`catch_up(listener, after)` asks the follower for what the listener missed; it answers with `admit`.

    `latest` is the id of the last event whose delivery has begun.
    """

    def __init__(self, memory: Memory, languages: Iterable[str], catch_up: CatchUp) -> None:
        self.memory = memory
        self.languages = tuple(languages)
        self.listeners: set[Listener] = set()
        self.is_closing = False
        self._catch_up = catch_up
        self._rooms: dict[tuple[str, str], set[Listener]] = {}
        self.latest = -1
        self._revoked: dict[str, float] = {}
        self._deadlines: dict[Listener, float] = {}
        self._wheel = Wheel()
        self._deeds: deque[Deed] = deque()
        self._of_each: dict[str, list[Listener]] = {}

    # Coming and going

    def open(self, transport: asyncio.Transport, ticket: Ticket) -> Listener:
        """A new listener, which hears nothing before `begin`; raises `BadTicket`."""
        if self._revoked and any(self._revoked.get(holder, 0) >= ticket.made_at for holder in ticket.holders):
            raise BadTicket
        listener = Listener(self, transport, ticket, self._wheel.lifetime())
        self.listeners.add(listener)
        self._wheel.put(listener)
        self._make_room_for(listener)
        return listener

    def _make_room_for(self, listener: Listener) -> None:
        """Of somebody's streams the oldest ends, when they open one more than anybody needs."""
        for whose in listener.holders[:1]:
            own = self._of_each.setdefault(whose, [])
            own.append(listener)
            if len(own) > MOST_EACH:
                self._say_goodbye(own.pop(0))

    def begin(self, listener: Listener, after: int | None) -> None:
        """It knows all up to the event *after*, and hears all that follows; None: what follows this moment.

        Live at once when nothing was missed, which is the common case: thousands may come in a second.
        """
        if after is None or (after <= self.latest and self.memory.misses_nothing(listener.channels, after)):
            self._join(listener)
        else:
            self._catch_up(listener, after)

    def forget(self, listener: Listener) -> None:
        """The connection is gone."""
        self._part(listener, State.LEAVING)
        self.listeners.discard(listener)
        self._wheel.drop(listener)
        self._deadlines.pop(listener, None)
        for whose in listener.holders[:1]:
            own = [other for other in self._of_each.pop(whose, []) if other is not listener]
            if own:
                self._of_each[whose] = own

    def languages_on(self, channel: str) -> list[str]:
        """The languages in which somebody hears *channel*. The follower asks this from its thread."""
        return [language for language in self.languages if (channel, language) in self._rooms]

    def audience(self, channel: str) -> int:
        """How many hear *channel*. The follower asks this from its thread."""
        return sum(len(self._rooms.get((channel, language), ())) for language in self.languages)

    def _join(self, listener: Listener) -> None:
        listener.state = State.LIVE
        for channel in listener.channels:
            self._rooms.setdefault((channel, listener.language), set()).add(listener)

    def _part(self, listener: Listener, state: State) -> None:
        if listener.state is State.LIVE:
            for channel in listener.channels:
                place = (channel, listener.language)
                room = self._rooms.get(place, set())
                room.discard(listener)
                if not room:
                    self._rooms.pop(place, None)
        listener.state = state

    def present(self) -> dict[str, frozenset[str]]:
        """Channel → holders who hear it here; may be asked from any thread."""
        holders_by_channel: dict[str, set[str]] = {}
        for listener in tuple(self.listeners):
            for channel in listener.channels:
                holders_by_channel.setdefault(channel, set()).update(listener.holders)
        return {channel: frozenset(holders) for channel, holders in holders_by_channel.items()}

    # Deeds of the follower

    @property
    def is_behind(self) -> bool:
        """Whether something is still being written. The follower asks this from its thread."""
        return bool(self._deeds)

    def perform(self, deed: Deed) -> None:
        """Do *deed* after all that were asked for before."""
        self._deeds.append(deed)
        if len(self._deeds) == 1:
            self._go_on()

    def _go_on(self) -> None:
        while self._deeds:
            if self._is_unfinished(self._deeds[0]):
                asyncio.get_running_loop().call_soon(self._go_on)
                return
            self._deeds.popleft()

    def _is_unfinished(self, deed: Deed) -> bool:
        """Do one slice of *deed*; whether more remains. One that fails must not hold up those that follow."""
        try:
            next(deed)
        except StopIteration:
            return False
        except Exception:
            log.exception("a deed of the stream failed")
            return False
        return True

    def start_from(self, latest: int, revoked: Iterable[str]) -> Deed:
        """The follower begins after the event *latest*; tickets that *revoked* hold were made too early."""
        self.latest = latest
        self._revoked.update(dict.fromkeys(revoked, time.time()))
        yield from ()

    def deliver(self, events: Sequence[EventFrames]) -> Deed:
        """Write to each listener, in one piece, its language's frames of those *events* that are on its channels."""
        self.latest = max(self.latest, events[-1].number)
        for language in self.languages:
            rooms = {event.channel: self._rooms.get((event.channel, language), set()) for event in events}
            for event in events:
                if language not in event.frames:
                    self._render_again(rooms[event.channel], events[0].number)
            for channels, room in audiences(rooms):
                frames = (event.frames.get(language, b"") for event in events if event.channel in channels)
                if data := b"".join(frames):
                    yield from self._write(room, data)

    def _render_again(self, room: set[Listener], number: int) -> None:
        """They came while the event was rendered, the first of their language: nothing since *number* is theirs yet."""
        for listener in list(room):
            self._part(listener, State.MISSING)
            self._catch_up(listener, number - 1)

    def _write(self, room: list[Listener], data: bytes) -> Deed:
        for start in range(0, len(room), SLICE):
            for listener in room[start : start + SLICE]:
                if listener.state is State.LIVE:
                    listener.transport.write(data)
            yield

    def admit(self, waiting: Sequence[tuple[Listener, bytes]]) -> Deed:
        """Each listener gets what it missed of the events delivered so far, and hears all that follow."""
        for start in range(0, len(waiting), SLICE):
            for listener, missed in waiting[start : start + SLICE]:
                if listener.state is State.MISSING:
                    self._join(listener)
                    listener.transport.write(missed)
            yield

    def revoke(self, number: int, holder: str) -> Deed:
        """End each stream that a ticket of *holder* opened, and let none in that was made until now."""
        self.latest = number
        self._revoked[holder] = time.time()
        for listener in list(self.listeners):
            if holder in listener.holders:
                self._say_goodbye(listener)
        yield from ()

    # Those who do not read

    def pause(self, listener: Listener) -> None:
        if listener.state is not State.LEAVING:
            self._part(listener, State.PAUSED)
            self._deadlines[listener] = time.monotonic() + SECONDS_TO_READ_AGAIN

    def resume(self, listener: Listener) -> None:
        if listener.state is State.PAUSED:
            self._deadlines.pop(listener, None)
            self.perform(self._take_back(listener))

    def _take_back(self, listener: Listener) -> Deed:
        if listener.state is State.PAUSED:
            self._join(listener)
            listener.transport.write(resync(self.latest))
        yield from ()

    # The clock, and the end

    def tick(self) -> None:
        """Once a second: signs of life to those whose turn it is, and an end to those who took too long."""
        now = time.monotonic()
        for listener in [late for late, deadline in self._deadlines.items() if deadline < now]:
            listener.transport.abort()
        self.perform(self._beat_each(self._wheel.turn()))
        lately, ahead = time.time() - SECONDS_GOOD - 1, time.time() + SKEW.total_seconds()
        self._revoked = {holder: at for holder, at in self._revoked.items() if lately < at < ahead}

    def _beat_each(self, ripe: list[Listener]) -> Deed:
        for start in range(0, len(ripe), SLICE):
            for listener in ripe[start : start + SLICE]:
                self._beat(listener)
            yield

    def _beat(self, listener: Listener) -> None:
        listener.beats -= 1
        if listener.beats <= 0:
            self._say_goodbye(listener)
        elif listener.state is State.LIVE:
            listener.transport.write(b":\n\n")

    def _say_goodbye(self, listener: Listener, words: bytes = GOODBYE) -> None:
        if listener.state is State.PAUSED:
            listener.transport.abort()
        elif listener.state is not State.LEAVING:
            self._part(listener, State.LEAVING)
            self._deadlines[listener] = time.monotonic() + SECONDS_TO_LEAVE
            listener.transport.write(words)
            listener.transport.close()

    async def drain(self, seconds: float = 1.5, steps: int = 15) -> None:
        """Let nobody in, and send all away, each at a moment of its own, so that they do not come back all at once."""
        self.is_closing = True
        began = time.monotonic()
        leaving = random.sample(list(self.listeners), len(self.listeners))
        for step in range(steps):
            for listener in leaving[step::steps]:
                self._say_goodbye(listener, b"retry: %d\n%b" % (random.randrange(500, 8000), GOODBYE))  # noqa: S311
            if not self.listeners:
                return
            await asyncio.sleep(began + (step + 1) * seconds / steps - time.monotonic())
        for listener in list(self.listeners):
            listener.transport.abort()


def resync(latest: int) -> bytes:
    """What was missed is not known any more: the page loads its parts anew and goes on from the event *latest*."""
    return frame("resync", str(latest), number=latest)
