"""Follows the table of events in a thread of its own, and has the fan-out send each one.

It reads events in their order, renders each once for each language in which somebody listens, and hands the frames to
the event loop in that order. Who missed something is served in between, so that nothing falls between the two.
"""

import asyncio
import logging
import threading
import time
from collections import deque
from collections.abc import Iterator

from django.db import Error, connection

from tinkuy.core import languages
from tinkuy.core.rows.postgresql import is_of_postgresql
from tinkuy.stream.tickets import SECONDS_GOOD

from . import gathering
from .fan_out import EventFrames, FanOut, resync
from .gathering import Gathering
from .listener import Listener, State
from .memory import MOST, Memory
from .models import StreamEvent
from .news import Bell, news
from .queries import AT_ONCE, CONTROL, events_after, holders_revoked_within, latest_events
from .rendering import frame_of, numbered

Sending = list[tuple[StreamEvent, int]]
"""What goes out in one piece: events, and the number that the frame of each bears."""

log = logging.getLogger("tinkuy.stream")

MOST_AT_ONCE = 500
MOST_REPLAYED = 256 * 1024
"""Bytes. Whoever missed more loads the page's parts anew, which costs less than all the frames."""

SECONDS_FRESH = 5
"""A rendered frame serves those who come back within this time. Then it is rendered anew, so that what was withdrawn
meanwhile is not shown to anybody again."""

SECONDS_ALONE = 0.25
"""Between two looks while nobody listens."""

SECONDS_TO_GATHER = 0.01
"""Who comes back within this time is served together: a round asks the database, and thousands come after a restart."""

SECONDS_BEHIND = 0.01
"""Until it is asked again whether what went out together before has reached everyone."""

SECONDS_AFTER_AN_ERROR = 0.5
MOST_TRIES = 20
"""After these the listeners load anew what could not be told: one event that fails does not hold up all others."""

SECONDS_TO_STOP = 2


class Follower:
    """Started and stopped with the server, in its event loop. `fan_out` has the listeners."""

    def __init__(self) -> None:
        self.memory = Memory()
        self.fan_out = FanOut(self.memory, languages.CODES, self._catch_up)
        self._bell = Bell()
        self._news = news(self._bell)
        self._behind: deque[tuple[Listener, int]] = deque()
        self._gathering = Gathering()
        self._unsent: deque[Sending] = deque()
        self._frames: dict[tuple[int, str], tuple[bytes, float]] = {}
        self._tries = 0
        self._is_stopping = False
        self._thread = threading.Thread(target=self._follow, name="stream-follower", daemon=True)

    def start(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._thread.start()

    async def stop(self) -> None:
        self._is_stopping = True
        self._bell.ring()
        await asyncio.to_thread(self._thread.join, SECONDS_TO_STOP)

    def _catch_up(self, listener: Listener, after: int) -> None:
        """Called by the fan-out, in the event loop."""
        self._behind.append((listener, after))
        if len(self._behind) == 1:
            self._loop.call_later(SECONDS_TO_GATHER, self._bell.ring)

    # The thread

    def _follow(self) -> None:
        while not self._is_stopping:
            try:
                self._round()
            except Exception as error:
                is_of_database = isinstance(error, Error) or is_of_postgresql(error)
                self._recover("the stream waits for the database" if is_of_database else "a round of the stream failed")
        self._news.give_up()
        self._bell.close()

    def _recover(self, sentence: str) -> None:
        if self._is_stopping:
            return
        log.exception(sentence)
        self._news.give_up()
        self._tries += 1
        if self._tries >= MOST_TRIES:
            self._skip()
        time.sleep(SECONDS_AFTER_AN_ERROR)

    def _skip(self) -> None:
        self._tries = 0
        if self._unsent:
            sending = self._unsent.popleft()
            frames = dict.fromkeys(self.fan_out.languages, resync(sending[-1][0].id))
            self._perform(self.fan_out.deliver([EventFrames(event.id, event.channel, frames) for event, _ in sending]))
        elif self._behind:
            listener, _ = self._behind.popleft()
            self._perform(self.fan_out.admit([(listener, resync(self.memory.last_id))]))

    def _round(self) -> None:
        if self.memory.last_id < 0:
            self._begin()
        if self._news.has_come() or self._behind:
            self._read()
        if self._gathering.seconds <= 0 and not self.fan_out.is_behind:
            self._release()
        while self._unsent:
            self._send(self._unsent[0])
            self._unsent.popleft()
        while self._behind:
            self._serve(min(len(self._behind), MOST_AT_ONCE))
        self._tries = 0
        self._forget_stale_frames()
        connection.close_if_unusable_or_obsolete()
        seconds = self._news.seconds if self.fan_out.listeners else SECONDS_ALONE
        self._bell.wait(min(seconds, max(SECONDS_BEHIND, self._gathering.seconds)))

    def _begin(self) -> None:
        latest = latest_events(MOST)
        revoked = holders_revoked_within(SECONDS_GOOD)
        self.memory.prime(latest)
        self._perform(self.fan_out.start_from(self.memory.last_id, revoked))

    def _read(self) -> None:
        """All events that are new; of several about the same thing only the last."""
        while events := events_after(self.memory.last_id, at_most=MOST_AT_ONCE):
            last = {event.about: event for event in events}
            for event in events:
                self.memory.add(event)
                if last[event.about] is event:
                    self._take(event)

    def _take(self, event: StreamEvent) -> None:
        if (event.channel, event.kind) == (CONTROL, AT_ONCE):
            self._release()
        elif self.fan_out.audience(event.channel) > gathering.CROWD:
            self._gathering.add(event)
        else:
            self._gathering.forget(event)
            self._unsent.append([(event, self._gathering.number_of(event))])

    def _release(self) -> None:
        if events := self._gathering.release():
            self._unsent.append([(event, event.id) for event in events])

    def _send(self, sending: Sending) -> None:
        first, _ = sending[0]
        if first.channel == CONTROL:
            self._perform(self.fan_out.revoke(first.id, first.subject))
            return
        # Handed over also when nobody listens: somebody may have come meanwhile, which only the event loop knows.
        self._perform(self.fan_out.deliver([self._in_languages(event, number) for event, number in sending]))

    def _in_languages(self, event: StreamEvent, number: int) -> EventFrames:
        frames = {language: self._frame(event, language) for language in self.fan_out.languages_on(event.channel)}
        if number != event.id:
            frames = {language: data and numbered(data, number) for language, data in frames.items()}
        return EventFrames(event.id, event.channel, frames)

    def _serve(self, number: int) -> None:
        """The first so many who wait, in one deed: after a restart thousands come at once who missed the same."""
        first = [self._behind[place] for place in range(number)]
        here = [(listener, after) for listener, after in first if listener.state is not State.LEAVING]
        self._perform(self.fan_out.admit([(listener, self._missed(listener, after)) for listener, after in here]))
        for _ in first:
            self._behind.popleft()

    def _missed(self, listener: Listener, after: int) -> bytes:
        """What the listener gets before it hears what follows."""
        if not self.memory.reaches(after):
            return resync(self.memory.last_id)
        events = self.memory.missed(listener.channels, after)
        missed = b"".join([self._frame(event, listener.language) for event in events])
        return missed if len(missed) <= MOST_REPLAYED else resync(self.memory.last_id)

    def _frame(self, event: StreamEvent, language: str) -> bytes:
        cached = self._frames.get((event.id, language))
        if cached and cached[1] > time.monotonic():
            return cached[0]
        data = frame_of(event, language)
        self._frames[event.id, language] = data, time.monotonic() + SECONDS_FRESH
        return data

    def _forget_stale_frames(self) -> None:
        now = time.monotonic()
        stale = [place for place, (_, fresh_until) in self._frames.items() if fresh_until < now]
        for place in stale:
            del self._frames[place]

    def _perform(self, deed: Iterator[None]) -> None:
        self._loop.call_soon_threadsafe(self.fan_out.perform, deed)
