"""Request bodies: read whole before a thread is given to them, and cut at a limit while they arrive.

All that are held at once have a limit too: small ones always find room beside large ones.

A page is served by one of a few threads. A body that comes a byte a second, or without end, would hold one;
so it is gathered here, where waiting is free, and only then handed on.
"""

import asyncio
import re
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from tinkuy.core.middleware import Middleware

from . import busy

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

SECONDS_WITHOUT_A_BYTE = 20
SECONDS_WITHOUT_A_BYTE_TO_DROP = 3
SECONDS_IN_ALL = 300

MOST_HELD = 128 * 2**20
MOST_HELD_BY_LARGE = 96 * 2**20
LARGE = 64 * 2**10
"""Bytes of all bodies together, and of those of them that are larger than what a form without files has."""
SECONDS_TO_COME_BACK = 10

CHARSET = re.compile(rb";\s*charset\b[^;]*", re.IGNORECASE)

VERDICT = "tinkuy.body"
"""Where the verdict on a body travels from here to `BodyMiddleware`: the status to answer with."""


class Vanished(Exception):
    """The client went away before its request was complete."""


class BodiesInFlight:
    """The bytes of all bodies that were taken in and are not answered yet."""

    def __init__(self) -> None:
        self.bytes = self.of_large = 0

    def hold(self, body: "GatheredBody", more: bytes) -> bool:
        """Whether there is room for *more* of the body, which is then held."""
        grown = body.counted + len(more)
        large = (grown if grown > LARGE else 0) - body.counted_as_large
        if self.bytes + len(more) > MOST_HELD or (large and self.of_large + large > MOST_HELD_BY_LARGE):
            return False
        self.bytes += len(more)
        self.of_large += large
        body.counted, body.counted_as_large = grown, body.counted_as_large + large
        body.bytes += more
        return True

    def let_go(self, body: "GatheredBody") -> None:
        self.bytes -= body.counted
        self.of_large -= body.counted_as_large
        body.bytes, body.counted, body.counted_as_large = bytearray(), 0, 0


class GatheredBody:
    """What came of a body; `verdict` is the status that says why it is not there, else 0."""

    def __init__(self) -> None:
        self.bytes = bytearray()
        self.counted = self.counted_as_large = 0
        self.verdict = 0


class WholeBodies:
    """Hands each HTTP request on with its body complete, or with an empty one and the verdict 413, 408 or 503."""

    def __init__(self, app: Application) -> None:
        self.app = app
        self.in_flight = BodiesInFlight()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        body = GatheredBody()
        try:
            await self._gather(body, scope, receive, settings.DATA_UPLOAD_MAX_MEMORY_SIZE)
            whole, body.bytes = bytes(body.bytes), bytearray()
            return await self.app(_cleaned(scope, body.verdict), _handing_over(whole, receive), send)
        except Vanished:
            return None
        finally:
            self.in_flight.let_go(body)

    async def _gather(self, body: GatheredBody, scope: Scope, receive: Receive, limit: int) -> None:
        """The body, or nothing and the verdict. What goes beyond a limit is read and dropped for a while, because a
        browser shows the answer only once it could send all it had; a client that asks first is told at once."""
        headers, size = dict(scope["headers"]), 0
        if _declared_length(headers) > limit:
            body.verdict = 413
            if headers.get(b"expect", b"").lower() == b"100-continue":
                return
        try:
            async with asyncio.timeout(SECONDS_IN_ALL):
                while True:
                    patience = SECONDS_WITHOUT_A_BYTE_TO_DROP if body.verdict else SECONDS_WITHOUT_A_BYTE
                    message = await asyncio.wait_for(receive(), patience)
                    if message["type"] == "http.disconnect":
                        raise Vanished
                    more = message.get("body", b"")
                    size += len(more)
                    if size > limit:
                        self._give_up(body, 413)
                    elif not body.verdict and not self.in_flight.hold(body, more):
                        self._give_up(body, 503)
                    if not message.get("more_body", False) or size > 4 * limit:
                        return
        except TimeoutError:
            self._give_up(body, body.verdict or 408)

    def _give_up(self, body: GatheredBody, verdict: int) -> None:
        self.in_flight.let_go(body)
        body.verdict = verdict


def _declared_length(headers: dict[bytes, bytes]) -> int:
    """What Content-Length says; 0 without one. That it is a number is the server's to check."""
    declared = headers.get(b"content-length", b"")
    return int(declared) if declared.isdigit() else 0


def _cleaned(scope: Scope, verdict: int) -> Scope:
    """Without headers whose name has an underscore: WSGI would take `X_Forwarded_Proto` for the proxy's own.

    And without a character set: forms are UTF-8, and Django would decode them by any codec that a client names.
    """
    headers = [(name, value) for name, value in scope["headers"] if b"_" not in name]
    headers = [(name, CHARSET.sub(b"", value) if name == b"content-type" else value) for name, value in headers]
    if verdict:
        headers = [(name, value) for name, value in headers if name != b"content-length"]
    return {**scope, "headers": headers, VERDICT: verdict}


def _handing_over(body: bytes, receive: Receive) -> Receive:
    """The body first, then what the server tells: that the client has gone."""
    first: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive_whole() -> Message:
        return first.pop() if first else await receive()

    return receive_whole


class BodyMiddleware(Middleware):
    """Answers a request whose body was cut with a page that says so, in the reader's language."""

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        verdict = request.META.get("asgi.scope", {}).get(VERDICT, 0)
        return _refusal_page(request, verdict) if verdict else self.get_response(request)


def _refusal_page(request: HttpRequest, verdict: int) -> HttpResponse:
    if verdict == 503:
        return busy.page(request, seconds=SECONDS_TO_COME_BACK)
    context = {"is_too_big": verdict == 413, "megabytes": settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 2**20}
    return render(request, "config/body.html", context, status=verdict)
