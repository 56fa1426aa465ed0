"""One port for pages and streams: uvicorn's HTTP protocol, which hands `GET /stream/…` to the stream's door.

What comes before a body is counted on its way to the parser: see `door`.
"""

import asyncio
from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

from tinkuy.stream.door import ADDRESS, Door

from .door import MOST_DROPPED, MOST_HEAD, SECONDS_TO_LISTEN, Count, Heads, answer, stream_request_in
from .one_write import OneWrite

SECONDS_FOR_HEADERS = 20


class PagesAndStreams(HttpToolsProtocol):
    """A stream's connection is taken over as uvicorn does for an upgrade. All else goes to the application."""

    def __init__(self, *args: Any, door: Door, heads: Heads, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._door = door
        self._count = Count(heads)
        self._is_in_head, self._goes_on = True, False
        self._has_too_many = False
        self._dropped: int | None = None
        self._cycles: list[RequestResponseCycle] = []
        self.url = b""
        self._stream_asked = False
        self._is_late: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._expect_headers()

    def connection_lost(self, exc: Exception | None) -> None:
        self._expect_nothing()
        self._count.clear()
        super().connection_lost(exc)

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._count.begin_request()
        self._is_in_head = True
        self._expect_headers()

    def _expect_headers(self) -> None:
        """A line on which no whole request comes would be held for ever."""
        self._expect_nothing()
        self._is_late = self.loop.call_later(SECONDS_FOR_HEADERS, self.transport.close)

    def _expect_nothing(self) -> None:
        if self._is_late is not None:
            self._is_late.cancel()
            self._is_late = None

    def on_header(self, name: bytes, value: bytes) -> None:
        """What comes after the body is no header: a proxy has not looked at it, and nothing here asks for it."""
        if self._is_in_head:
            self._count.headers += 1
            super().on_header(name, value)

    def on_headers_complete(self) -> None:
        self._has_too_many = self._has_too_many or self._count.has_too_many_headers  # a later one in the same piece
        self._is_in_head, self._goes_on = False, True
        self._expect_nothing()
        if self._has_too_many or self._stream_asked:
            return  # whatever a client sends behind its request for a stream
        if self._is_for_a_stream():
            self._stream_asked = True
            self._stream_url, self._stream_headers = self.url, self.headers
        else:
            super().on_headers_complete()
            if self.parser.get_method() != b"HEAD":  # there nothing follows the head that it could wait for
                self.cycle.transport = OneWrite(self.transport, self.loop)  # type: ignore[assignment]  # all it uses
            self._cycles = [*self._unanswered(), self.cycle]

    def _unanswered(self) -> list[RequestResponseCycle]:
        """Requests of this line, in order: a client may send the next ones before it has an answer."""
        return [cycle for cycle in self._cycles if not cycle.response_complete]

    def _is_for_a_stream(self) -> bool:
        return self.url.startswith(ADDRESS) and self.parser.get_method() == b"GET"

    def on_body(self, body: bytes) -> None:
        self._goes_on = True
        if not self._stream_asked and not self._has_too_many:
            super().on_body(body)

    def on_message_complete(self) -> None:
        self._is_in_head, self._goes_on = True, True
        if not self._stream_asked and not self._has_too_many:
            super().on_message_complete()

    def data_received(self, data: bytes) -> None:
        if self._dropped is not None:
            self._drop(data)
            return
        self._parse(data)
        self._open_door()

    def _parse(self, data: bytes) -> None:
        rest = memoryview(data)
        while rest and not self.transport.is_closing():
            piece = rest[: self._count.room] if self._is_in_head else rest
            rest = rest[len(piece) :]
            self._take_in(bytes(piece))
            if status := self._refusal():
                self._refuse(status)
                return

    def _refusal(self) -> HTTPStatus | None:
        if self._has_too_many:
            return HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
        return self._count.refusal(is_first_line=self._is_in_head and len(self.url) > MOST_HEAD // 2)

    def _take_in(self, piece: bytes) -> None:
        """To the parser; what brought neither the end of a head nor a byte of a body is counted."""
        self._goes_on = False
        super().data_received(piece)
        if self._goes_on:
            self._count.clear()
        else:
            self._count.add(len(piece))

    def _refuse(self, status: HTTPStatus) -> None:
        """Say so, unless an answer is under way; then listen a moment longer, to nothing."""
        self._dropped = 0
        self._expect_nothing()
        self._unset_keepalive_if_required()
        self._count.clear()
        self.pipeline.clear()
        self.parser = None  # type: ignore[assignment]
        self.url = b""
        for cycle in self._unanswered():  # nothing is answered behind the refusal
            cycle.disconnected = True
            cycle.message_event.set()
            if cycle.response_started:
                self.transport.close()
                return
        self.transport.write(answer(status))
        self.loop.call_later(SECONDS_TO_LISTEN, self.transport.close)

    def _drop(self, data: bytes) -> None:
        self._dropped = (self._dropped or 0) + len(data)
        if self._dropped > MOST_DROPPED:
            self.transport.close()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._open_door()

    def _open_door(self) -> None:
        """Once the answer before it is whole: browsers have all of it a moment before the application says so."""
        is_free = self.cycle is None or self.cycle.response_complete
        if not self._stream_asked or not is_free or self._dropped is not None or self.transport.is_closing():
            return
        self._unset_keepalive_if_required()
        self._expect_nothing()
        if self._door.enter(self.transport, self._stream_url, self._stream_headers):
            self.connections.discard(self)
            self.parser = None  # type: ignore[assignment]  # it knows us and we know it: nobody would free the two


class FirstBytes(asyncio.Protocol):
    """A connection until its first bytes came. What asks for a stream and nothing else gets it at once; for all else
    the protocol of pages takes over. To make one of these, with a parser and what a page needs, costs more than to let
    a listener in, and after a restart thousands come in a second.
    """

    __slots__ = ("_connections", "_door", "_is_late", "_loop", "_make_pages", "transport")

    def __init__(self, make_pages: Callable[[], PagesAndStreams], door: Door, connections: set[Any], loop: Any) -> None:
        self._make_pages, self._door, self._connections, self._loop = make_pages, door, connections, loop

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        self.transport = transport
        self._connections.add(self)
        self._is_late = self._loop.call_later(SECONDS_FOR_HEADERS, transport.close)

    def data_received(self, data: bytes) -> None:
        self._let_go()
        if stream := stream_request_in(data):
            self._door.enter(self.transport, *stream)
            return
        pages = self._make_pages()
        self.transport.set_protocol(pages)
        pages.connection_made(self.transport)
        pages.data_received(data)

    def connection_lost(self, exc: Exception | None) -> None:
        self._let_go()

    def shutdown(self) -> None:
        """The server ends: nothing was asked for yet."""
        self.transport.close()

    def _let_go(self) -> None:
        self._connections.discard(self)
        self._is_late.cancel()


def pages_and_streams(door: Door) -> Any:
    """What uvicorn takes for the class of its protocol."""
    heads = Heads()

    def connection(*, server_state: Any, _loop: Any = None, **known: Any) -> FirstBytes:
        make_pages = partial(PagesAndStreams, server_state=server_state, _loop=_loop, door=door, heads=heads, **known)
        return FirstBytes(make_pages, door, server_state.connections, _loop or asyncio.get_running_loop())

    return connection
