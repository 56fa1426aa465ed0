"""A slow line that loses packets, between a browser and a site of this machine. It is a model of such a line.

A proxy on the loopback stands between the two. It sends on what it reads in segments of 1,460 bytes, each when a line
of so many bits a second would have carried it with the 40 bytes of its headers. All connections share that line. A
segment is lost with the chance that is asked for; it is then sent again after a timeout as TCP has it (one second, and
twice as long each time after: RFC 6298), and what follows in its connection waits for it. Opening a connection takes
one way and back, and is lost and tried again likewise.

Worse than a line: TCP often notices a loss before its timeout. Better than a line: no TLS, no slow start (such a line
is full with two segments under way), no acknowledgements, no names to look up. The chance has one seed, so that two
runs have the same luck as far as they send the same.
"""

import asyncio
import random
import threading
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

SEGMENT, HEADERS = 1_460, 40
FIRST_TIMEOUT = 1.0
"""Seconds, RFC 6298."""


@dataclass
class BadLine:
    """`latency` is of one way, in seconds; `loss` the chance of a segment. `sent` and `received` are of the browser.

    `port` is where the browser finds it, any that is free where it is 0.
    """

    bits: int = 50_000
    loss: float = 0.1
    latency: float = 0.15
    port: int = 0
    sent: int = 0
    received: int = 0
    lost: int = 0
    chance: random.Random = field(default_factory=lambda: random.Random(2026))

    @property
    def kilobytes(self) -> float:
        """What the browser sent and received so far, without the headers of segments."""
        return (self.sent + self.received) / 1024

    def waits(self) -> float:
        """What losing a segment so and so often costs it; nothing, mostly."""
        seconds, timeout = 0.0, FIRST_TIMEOUT
        while self.chance.random() < self.loss:
            self.lost += 1
            seconds, timeout = seconds + timeout, timeout * 2
        return seconds


@dataclass
class Direction:
    """One of the two of a line: when it has carried all that it was given."""

    line: BadLine
    free_at: float = 0.0

    def arrival(self, size: int, now: float) -> float:
        """Of a segment that is given to it *now*."""
        self.free_at = max(now, self.free_at) + (size + HEADERS) * 8 / self.line.bits
        return self.free_at + self.line.latency + self.line.waits()


@contextmanager
def bad_line(port: int, line: BadLine) -> Iterator[BadLine]:
    """*line* to the site at *port* of this machine."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    line.port = _done(loop, _listen(port, line))
    try:
        yield line
    finally:
        _done(loop, _end())
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


def _done[T](loop: asyncio.AbstractEventLoop, work: Coroutine[Any, Any, T]) -> T:
    return asyncio.run_coroutine_threadsafe(work, loop).result()


async def _listen(site: int, line: BadLine) -> int:
    up, down = Direction(line), Direction(line)

    async def connect(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(2 * line.latency + line.waits())
        from_site, to_site = await asyncio.open_connection("127.0.0.1", site)
        await asyncio.gather(_carry(reader, to_site, up, "sent"), _carry(from_site, writer, down, "received"))

    server = await asyncio.start_server(connect, "127.0.0.1", line.port)
    return int(server.sockets[0].getsockname()[1])


async def _carry(source: asyncio.StreamReader, target: asyncio.StreamWriter, way: Direction, counts: str) -> None:
    """In the order in which it was read, and only as fast as the line gives it on."""
    clock, waiting = asyncio.get_running_loop().time, asyncio.Queue[tuple[float, bytes]]()

    async def read() -> None:
        with suppress(ConnectionError):
            while segment := await source.read(SEGMENT):
                setattr(way.line, counts, getattr(way.line, counts) + len(segment))
                waiting.put_nowait((way.arrival(len(segment), clock()), segment))
        waiting.put_nowait((clock() + way.line.latency, b""))

    reading = asyncio.create_task(read())
    with suppress(ConnectionError):
        while True:
            arrival, segment = await waiting.get()
            await asyncio.sleep(arrival - clock())
            if not segment:
                break
            target.write(segment)
            await target.drain()
    await reading
    target.close()


async def _end() -> None:
    """Connections that a browser still keeps open end with the line."""
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
