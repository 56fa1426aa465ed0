"""`python hub.py PORT`: the least that Python can do on uvloop. A frame is built once, and written to all."""

import asyncio
import sys
from typing import cast

import uvloop

WELCOME = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\nretry: 3000\n\n"
DONE = b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"

listeners: set[asyncio.Transport] = set()


class Line(asyncio.Protocol):
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport, self.asked = cast(asyncio.Transport, transport), b""

    def data_received(self, data: bytes) -> None:
        self.asked += data
        head, end, body = self.asked.partition(b"\r\n\r\n")
        if end and head.startswith(b"GET"):
            self.transport.write(WELCOME)
            listeners.add(self.transport)
        elif end and len(body) == int(head.lower().partition(b"content-length:")[2].split()[0]):
            frame = b"event: note\ndata: %b\n\n" % body
            for listener in listeners:
                listener.write(frame)
            self.transport.write(DONE)
            self.transport.close()

    def connection_lost(self, exc: Exception | None) -> None:
        listeners.discard(self.transport)


async def main() -> None:
    server = await asyncio.get_running_loop().create_server(Line, "127.0.0.1", int(sys.argv[1]), backlog=4096)
    await server.serve_forever()


if __name__ == "__main__":
    uvloop.run(main())
