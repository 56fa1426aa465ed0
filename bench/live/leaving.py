"""SIGTERM with streams open: how soon the process is gone, and how soon everyone is back at the next one."""

import asyncio
import random
import time
from typing import Any

from tests.running import Site


def measure(site: Site, seed: dict[str, Any], listeners: int) -> dict[str, Any]:
    return asyncio.run(_leave(site, seed, listeners))


async def _leave(site: Site, seed: dict[str, Any], listeners: int) -> dict[str, Any]:
    paths = await asyncio.to_thread(_paths, site, seed, listeners)
    streams = [_Stream(site.port, path) for path in paths]
    tasks = [asyncio.create_task(stream.live()) for stream in streams]
    while not all(stream.is_open for stream in streams):
        await asyncio.sleep(0.05)
    fresh = await asyncio.to_thread(_paths, site, seed, listeners)
    for stream, path in zip(streams, fresh, strict=True):
        stream.path = path
    start = time.perf_counter()
    await asyncio.to_thread(site.stop)
    gone = time.perf_counter() - start
    await asyncio.to_thread(site.start)
    answering = time.perf_counter() - start
    while not all(stream.is_open for stream in streams):
        await asyncio.sleep(0.05)
    back = time.perf_counter() - start
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    return {
        "listeners": listeners,
        "gone_s": round(gone, 2),
        "answering_again_s": round(answering, 2),
        "all_back_s": round(back, 2),
        "told_goodbye": sum(stream.was_told for stream in streams),
    }


def _paths(site: Site, seed: dict[str, Any], count: int) -> list[str]:
    file = site.folder / "paths"
    done = site.run_python("-m", "bench.live.tickets", seed["room"], str(count), str(file))
    assert done.returncode == 0, done.stderr
    return file.read_text().splitlines()


class _Stream:
    """A browser's stream that comes back as the server asked, or after half a second to eight."""

    def __init__(self, port: int, path: str) -> None:
        self.port, self.path, self.is_open, self.was_told, self.retry = port, path, False, False, 0.0

    async def live(self) -> None:
        while True:
            try:
                await self._listen()
            except OSError:
                self.retry = 0.0
            self.is_open = False
            await asyncio.sleep(self.retry or random.uniform(0.5, 4))

    async def _listen(self) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        writer.write(f"GET {self.path} HTTP/1.1\r\nHost: localhost:{self.port}\r\n\r\n".encode())
        try:
            while line := await reader.readline():
                if line.startswith(b"HTTP/1.1 200"):
                    self.is_open = True
                elif line.startswith(b"retry: "):
                    self.retry = int(line[7:]) / 1000
                elif line.startswith(b"event: bye"):
                    self.was_told = True
        finally:
            writer.close()
