"""A small HTTP client on asyncio: one connection, kept open, one request after the other. Loopback only."""

import asyncio
import gzip
import time
from dataclasses import dataclass, field
from types import TracebackType
from urllib.parse import urlencode

FORGERY_TOKEN = "b" * 32


@dataclass(frozen=True)
class Answer:
    """`ms` from the first byte sent to the last one read."""

    status: int
    headers: dict[str, str]
    body: bytes
    ms: float

    @property
    def text(self) -> str:
        """The body as a browser reads it."""
        is_packed = self.headers.get("content-encoding") == "gzip"
        return (gzip.decompress(self.body) if is_packed else self.body).decode()


@dataclass
class Connection:
    """A browser's connection, with its session cookie."""

    port: int
    session: str = ""
    headers: dict[str, str] = field(default_factory=dict)

    async def __aenter__(self) -> "Connection":
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port, limit=2**20)
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None):
        self.writer.close()

    async def get(self, path: str) -> Answer:
        return await self.ask("GET", path, b"")

    async def post(self, path: str, **fields: str) -> Answer:
        body = urlencode(fields | {"csrfmiddlewaretoken": FORGERY_TOKEN}).encode()
        return await self.ask("POST", path, body)

    async def hear(self, path: str) -> Answer:
        """Open a stream, up to its first bytes; it stays open as long as the connection."""
        return await self.ask("GET", path, b"", is_stream=True)

    async def ask(self, method: str, path: str, body: bytes, *, is_stream: bool = False) -> Answer:
        cookie = f"csrftoken={FORGERY_TOKEN}" + (f"; sessionid={self.session}" if self.session else "")
        lines = [f"{method} {path} HTTP/1.1", f"Host: localhost:{self.port}", f"Cookie: {cookie}"]
        lines += [f"{name}: {value}" for name, value in self.headers.items()]
        if method == "POST":
            lines += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}"]
        start = time.perf_counter()
        self.writer.write("\r\n".join([*lines, "", ""]).encode() + body)
        head = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        status, headers = self._read_head(head)
        content = b"" if is_stream else await self._read_body(headers)
        return Answer(status, headers, content, (time.perf_counter() - start) * 1000)

    def _read_head(self, head: str) -> tuple[int, dict[str, str]]:
        first, *lines = head.split("\r\n")
        pairs = (line.split(":", 1) for line in lines if ":" in line)
        return int(first.split()[1]), {name.lower(): value.strip() for name, value in pairs}

    async def _read_body(self, headers: dict[str, str]) -> bytes:
        if "content-length" in headers:
            return await self.reader.readexactly(int(headers["content-length"]))
        parts = []
        while headers.get("transfer-encoding") == "chunked":
            size = int((await self.reader.readuntil(b"\r\n")).strip() or b"0", 16)
            parts.append(await self.reader.readexactly(size))
            await self.reader.readexactly(2)
            if not size:
                break
        return b"".join(parts)
