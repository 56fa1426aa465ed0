"""The head of an answer goes out with the first piece of its body, in one write.

uvicorn writes them one after the other. Each write is a call of the system that wakes whoever reads, with the
interpreter held meanwhile: of a small answer the second cost as much as the first.
"""

import asyncio

LONGEST_JOINED = 64 * 1024
"""Bytes. To join a longer piece costs more than to write twice."""


class OneWrite:
    """What of a transport the answer to one request uses. A head whose body is not there at once goes out alone."""

    __slots__ = ("_head", "_is_begun", "_loop", "_transport")

    def __init__(self, transport: asyncio.Transport, loop: asyncio.AbstractEventLoop) -> None:
        self._transport, self._loop = transport, loop
        self._head = b""
        self._is_begun = False

    def write(self, data: bytes) -> None:
        if not self._is_begun:
            self._is_begun, self._head = True, data
            self._loop.call_soon(self._send_head)
        elif self._head and len(data) <= LONGEST_JOINED:
            head, self._head = self._head, b""
            self._transport.write(head + data)
        else:
            self._send_head()
            self._transport.write(data)

    def _send_head(self) -> None:
        head, self._head = self._head, b""
        if head and not self._transport.is_closing():
            self._transport.write(head)

    def close(self) -> None:
        self._send_head()
        self._transport.close()

    def is_closing(self) -> bool:
        return self._transport.is_closing()
