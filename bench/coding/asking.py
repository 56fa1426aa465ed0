"""One browser's connection, kept open: both programs are asked by the same few lines."""

import http.client
import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Reply:
    """`ms` from the first byte sent to the last one read."""

    status: int
    body: bytes
    headers: list[tuple[str, str]]
    ms: float


class Asker:
    def __init__(self, port: int, headers: dict[str, str]) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.headers = headers

    def ask(self, method: str, path: str, body: bytes | str | None = None, **headers: str) -> Reply:
        sent = self.headers | {name.replace("_", "-"): value for name, value in headers.items()}
        start = time.perf_counter()
        self.connection.request(method, path, body, sent)
        answer = self.connection.getresponse()
        read = answer.read()
        return Reply(answer.status, read, answer.getheaders(), (time.perf_counter() - start) * 1000)
