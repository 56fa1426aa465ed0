"""The HTTP side of a stream: `GET /stream/<ticket>?after=<id>`, answered without a thread and without a coroutine."""

import asyncio
import random
import re
from collections.abc import Iterable, Mapping
from urllib.parse import unquote

from .fan_out import FanOut
from .tickets import BadTicket, read_ticket

ADDRESS = b"/stream/"

_AFTER = re.compile(rb"(?:^|&)after=([^&]+)")
_NUMBER = re.compile(rb"[0-9]{1,18}")
INVALID = -1
"""In place of an id that is none: whoever sends it gets a resync."""

RETRY = (3000, 6000)
"""Milliseconds after which a browser comes back, when the line breaks."""


class Door:
    """*headers* stand on every answer of the site; at most *most* streams are let in."""

    def __init__(self, fan_out: FanOut, headers: Mapping[str, str], most: int) -> None:
        stream = {"Content-Type": "text/event-stream", "X-Accel-Buffering": "no"}
        self._fan_out = fan_out
        self._most = most
        self._welcome = _head("200 OK", {**headers, **stream})
        self._refusal = _answer("403 Forbidden", headers, "This ticket does not open a stream. Ask for a new one.\n")
        self._full = _answer("503 Service Unavailable", {**headers, "Retry-After": "5"}, "Come back in a moment.\n")

    def enter(self, transport: asyncio.Transport, url: bytes, headers: Iterable[tuple[bytes, bytes]]) -> bool:
        """Answer the request for *url*; whether it is a stream now, which the transport then belongs to."""
        if self._fan_out.is_closing or len(self._fan_out.listeners) >= self._most:
            return self._refuse(transport, self._full)
        path, _, query = url.partition(b"?")
        try:
            ticket = read_ticket(unquote(path.removeprefix(ADDRESS).decode("ascii")))
            listener = self._fan_out.open(transport, ticket)
        except (BadTicket, UnicodeDecodeError):
            return self._refuse(transport, self._refusal)
        transport.set_protocol(listener)
        transport.write(self._welcome + b"retry: %d\n\n" % random.uniform(*RETRY))  # noqa: S311
        last_event = next((value for name, value in headers if name == b"last-event-id"), _after(query))
        self._fan_out.begin(listener, None if last_event is None else _number(last_event))
        return True

    def _refuse(self, transport: asyncio.Transport, answer: bytes) -> bool:
        transport.write(answer)
        transport.close()
        return False


def _after(query: bytes) -> bytes | None:
    match = _AFTER.search(query)
    return match[1] if match else None


def _number(text: bytes) -> int:
    return int(text) if _NUMBER.fullmatch(text) else INVALID


def _head(status: str, headers: Mapping[str, str]) -> bytes:
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in headers.items()), "Connection: close"]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


def _answer(status: str, headers: Mapping[str, str], sentence: str) -> bytes:
    described = {"Content-Type": "text/plain; charset=utf-8", "Content-Length": str(len(sentence))}
    return _head(status, {**headers, **described}) + sentence.encode()
