"""Streams as a browser opens them, for tests: a real server in a real loop, and a client that reads frames."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import uvicorn
import uvloop
from django.db import connections

from tinkuy.config.server import SiteServer, listening_socket
from tinkuy.config.web.middleware import standing_headers
from tinkuy.config.web.protocol import pages_and_streams
from tinkuy.stream.door import Door
from tinkuy.stream.follower import Follower
from tinkuy.stream.tickets import Ticket, make_ticket

SECONDS = 60
"""A frame is waited for, however busy the machine."""
MOST_READ = 2**20


@dataclass
class Frame:
    number: str = ""
    kind: str = ""
    data: str = ""
    retry: str = ""


class Stream:
    """An open stream; `head` is what came before the first frame."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, head: str) -> None:
        self.reader, self.writer, self.head = reader, writer, head

    async def next(self) -> Frame:
        """The next frame that is an event; raises `EOFError` at the end."""
        while True:
            block = await asyncio.wait_for(self.reader.readuntil(b"\n\n"), SECONDS)
            frame = read_frame(block.decode())
            if frame.kind:
                return frame

    async def all(self) -> list[Frame]:
        """What comes until the server ends the stream."""
        frames = []
        try:
            while True:
                frames.append(await self.next())
        except EOFError:
            return frames

    def close(self) -> None:
        self.writer.close()


def read_frame(block: str) -> Frame:
    fields: dict[str, list[str]] = {}
    for line in block.splitlines():
        name, _, value = line.partition(": ")
        fields.setdefault(name, []).append(value)
    attributes = {"number": "id", "kind": "event", "data": "data", "retry": "retry"}
    return Frame(**{ours: "\n".join(fields.get(theirs, [])) for ours, theirs in attributes.items()})


class Streams:
    """The streams of a server that listens on *port*."""

    def __init__(self, port: int) -> None:
        self.port = port

    async def connect(self, request: str) -> Stream:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port, limit=MOST_READ)
        writer.write(request.encode())
        head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), SECONDS)
        return Stream(reader, writer, head.decode())

    async def open_with(self, ticket: str, after: object = None, last_event_id: object = None) -> Stream:
        query = "" if after is None else f"?after={after}"
        header = "" if last_event_id is None else f"Last-Event-ID: {last_event_id}\r\n"
        return await self.connect(f"GET /stream/{quote(ticket)}{query} HTTP/1.1\r\nHost: localhost\r\n{header}\r\n")


class Serving(Streams):
    """A server of this process, with nothing but streams, and a page that says «page»."""

    def __init__(self, port: int, follower: Follower) -> None:
        super().__init__(port)
        self.fan_out = follower.fan_out

    async def open(self, *channels: str, holder: str = "", language: str = "es", **asked: object) -> Stream:
        ticket = make_ticket(Ticket(channels, (holder,) if holder else (), language))
        return await self.open_with(ticket, **asked)


async def page(scope: Any, receive: Any, send: Any) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"4")]})
    await send({"type": "http.response.body", "body": b"page"})


@asynccontextmanager
async def serving(most: int = 100, pages: Any = page) -> AsyncIterator[Serving]:
    listener = listening_socket("127.0.0.1", 0)
    follower = Follower()
    door = Door(follower.fan_out, standing_headers(), most)
    config = uvicorn.Config(pages, http=pages_and_streams(door), ws="none", lifespan="off", log_config=None)
    server = SiteServer(config, follower)
    task = asyncio.create_task(server.serve(sockets=[listener]))
    await until(lambda: server.started and follower.memory.last_id >= 0)
    try:
        yield Serving(listener.getsockname()[1], follower)
    finally:
        server.should_exit = True
        await task


async def until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(SECONDS):
        while not holds():
            await asyncio.sleep(0.01)


def run[Result](journey: Callable[[], Coroutine[Any, Any, Result]]) -> Result:
    """Run *journey* in a loop of a thread of its own: where browsers were driven, the main thread has a loop already.

    What it asks the database goes over a connection of its own.
    """

    async def whole() -> Result:
        try:
            return await journey()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: uvloop.run(whole())).result()
