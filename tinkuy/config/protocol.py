"""One port for pages and streams: uvicorn's HTTP protocol, which hands `GET /stream/…` to the stream's door."""

import asyncio
from functools import partial
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from tinkuy.stream.door import ADDRESS, Door

SECONDS_FOR_HEADERS = 20


class PagesAndStreams(HttpToolsProtocol):
    """A stream's connection is taken over as uvicorn does for an upgrade. All else goes to the application."""

    def __init__(self, *args: Any, door: Door, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._door = door
        self._stream_asked = False
        self._is_late: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._expect_headers()

    def connection_lost(self, exc: Exception | None) -> None:
        self._expect_nothing()
        super().connection_lost(exc)

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._expect_headers()

    def _expect_headers(self) -> None:
        """A line on which no whole request comes would be held for ever."""
        self._expect_nothing()
        self._is_late = self.loop.call_later(SECONDS_FOR_HEADERS, self.transport.close)

    def _expect_nothing(self) -> None:
        if self._is_late is not None:
            self._is_late.cancel()
            self._is_late = None

    def on_headers_complete(self) -> None:
        self._expect_nothing()
        if self._stream_asked:
            return  # whatever a client sends behind its request for a stream
        if self._is_for_a_stream():
            self._stream_asked = True
            self._stream_url, self._stream_headers = self.url, self.headers
        else:
            super().on_headers_complete()

    def _is_for_a_stream(self) -> bool:
        return self.url.startswith(ADDRESS) and self.parser.get_method() == b"GET"

    def on_body(self, body: bytes) -> None:
        if not self._stream_asked:
            super().on_body(body)

    def on_message_complete(self) -> None:
        if not self._stream_asked:
            super().on_message_complete()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        self._open_door()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._open_door()

    def _open_door(self) -> None:
        """Once the answer before it is whole: browsers have all of it a moment before the application says so."""
        is_free = self.cycle is None or self.cycle.response_complete
        if not self._stream_asked or not is_free or self.transport.is_closing():
            return
        self._unset_keepalive_if_required()
        self._expect_nothing()
        if self._door.enter(self.transport, self._stream_url, self._stream_headers):
            self.connections.discard(self)
            self.parser = None  # type: ignore[assignment]  # it knows us and we know it: nobody would free the two


def pages_and_streams(door: Door) -> Any:
    """What uvicorn takes for the class of its protocol."""
    return partial(PagesAndStreams, door=door)
