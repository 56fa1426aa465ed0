"""An answer of the web process: its head and what of its body is there leave in one write."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import uvicorn
from uvicorn.server import ServerState

from tinkuy.config.web.one_write import LONGEST_JOINED
from tinkuy.config.web.protocol import pages_and_streams

LIMIT = 60
"""Seconds for what takes a thousandth of one: a busy machine has them, and what never happens is still seen."""


class Line(asyncio.Transport):
    """A connection that remembers each write; whoever waits is told of it."""

    def __init__(self) -> None:
        super().__init__()
        self.writes: list[bytes] = []
        self.is_closed = False
        self.was_used = asyncio.Event()

    def set_protocol(self, protocol: asyncio.BaseProtocol) -> None:
        """That of pages takes over from the one that reads the first bytes: whoever tests tells it what happens."""

    def write(self, data: Any) -> None:
        self.writes.append(bytes(data))
        self.was_used.set()

    def close(self) -> None:
        self.is_closed = True

    def is_closing(self) -> bool:
        return self.is_closed


def line_of(body: bytes, *, request: bytes, waits: bool = False) -> Line:
    """*request* answered with *body*, which, if the application *waits*, is there once the head has left."""

    async def answered() -> Line:
        line = Line()

        async def application(scope: Any, receive: Any, send: Any) -> None:
            length = str(len(body)).encode()
            await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", length)]})
            if waits:
                await asyncio.wait_for(line.was_used.wait(), LIMIT)
            await send({"type": "http.response.body", "body": body})

        config = uvicorn.Config(application, ws="none", lifespan="off", log_config=None, access_log=False)
        config.load()
        state = ServerState()
        connection: Callable[..., Any] = pages_and_streams(door=None)  # type: ignore[arg-type]  # nobody asks for one
        protocol = connection(config=config, server_state=state, app_state={}, _loop=asyncio.get_running_loop())
        protocol.connection_made(line)
        protocol.data_received(request)
        await asyncio.wait_for(asyncio.gather(*state.tasks), LIMIT)
        await asyncio.wait_for(line.was_used.wait(), LIMIT)
        for protocol in list(state.connections):
            protocol.connection_lost(None)
        return line

    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, answered()).result()


GET, HEAD = (method + b" / HTTP/1.1\r\nHost: localhost\r\n" for method in (b"GET", b"HEAD"))


def test_the_head_of_an_answer_and_its_body_leave_in_one_write():
    (written,) = line_of(b"abc", request=GET + b"\r\n").writes

    assert written.endswith(b"\r\n\r\nabc")


@pytest.mark.parametrize(("body", "waits"), [(b"abc", True), (b"a" * (LONGEST_JOINED + 1), False)])
def test_a_head_leaves_alone_before_a_body_that_comes_later_or_is_long(body: bytes, waits: bool):
    head, rest = line_of(body, request=GET + b"\r\n", waits=waits).writes

    assert head.endswith(b"\r\n\r\n")
    assert rest == body


def test_a_head_without_a_body_leaves_before_the_line_is_closed():
    line = line_of(b"abc", request=HEAD + b"Connection: close\r\n\r\n")

    assert [written[-4:] for written in line.writes] == [b"\r\n\r\n"]
    assert line.is_closed
