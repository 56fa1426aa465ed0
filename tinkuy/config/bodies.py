"""Request bodies: read whole before a thread is given to them, and cut at a limit while they arrive.

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

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

SECONDS_WITHOUT_A_BYTE = 20
SECONDS_IN_ALL = 300

CHARSET = re.compile(rb";\s*charset\b[^;]*", re.IGNORECASE)

VERDICT = "tinkuy.body"
"""Where the verdict on a body travels from here to `BodyMiddleware`: the status to answer with."""


class Vanished(Exception):
    """The client went away before its request was complete."""


class WholeBodies:
    """Hands each HTTP request on with its body complete, or with an empty one and the verdict 413 or 408."""

    def __init__(self, app: Application) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        try:
            body, verdict = await _gathered(receive, settings.DATA_UPLOAD_MAX_MEMORY_SIZE)
        except Vanished:
            return None
        return await self.app(_cleaned(scope, verdict), _handing_over(body), send)


async def _gathered(receive: Receive, limit: int) -> tuple[bytes, int]:
    """The body, or nothing and the status that says why. What goes beyond the limit is read and dropped for a while,
    because a browser shows the answer only once it could send all it had."""
    body, size = bytearray(), 0
    try:
        async with asyncio.timeout(SECONDS_IN_ALL):
            while True:
                message = await asyncio.wait_for(receive(), SECONDS_WITHOUT_A_BYTE)
                if message["type"] == "http.disconnect":
                    raise Vanished
                size += len(message.get("body", b""))
                if size <= limit:
                    body += message.get("body", b"")
                if not message.get("more_body", False) or size > 4 * limit:
                    return (b"", 413) if size > limit else (bytes(body), 0)
    except TimeoutError:
        return b"", 408


def _cleaned(scope: Scope, verdict: int) -> Scope:
    """Without headers whose name has an underscore: WSGI would take `X_Forwarded_Proto` for the proxy's own.

    And without a character set: forms are UTF-8, and Django would decode them by any codec that a client names.
    """
    headers = [(name, value) for name, value in scope["headers"] if b"_" not in name]
    headers = [(name, CHARSET.sub(b"", value) if name == b"content-type" else value) for name, value in headers]
    if verdict:
        headers = [(name, value) for name, value in headers if name != b"content-length"]
    return {**scope, "headers": headers, VERDICT: verdict}


def _handing_over(body: bytes) -> Receive:
    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    return receive


class BodyMiddleware:
    """Answers a request whose body was cut with a page that says so, in the reader's language."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        verdict = request.META.get("asgi.scope", {}).get(VERDICT, 0)
        return _told(request, verdict) if verdict else self.get_response(request)


def _told(request: HttpRequest, verdict: int) -> HttpResponse:
    context = {"is_too_big": verdict == 413, "megabytes": settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 2**20}
    return render(request, "config/body.html", context, status=verdict)
