"""Pages by eight connections at once, and what the first view of each weighs."""

import asyncio
import gzip
import re
import time
from typing import Any

from bench.live.asking import Answer, Connection
from bench.live.figures import cpu_seconds, spread
from tests.running import Site

CONNECTIONS = 8


def throughput(site: Site, path: str, session: str, seconds: float) -> dict[str, Any]:
    assert site.process
    before = cpu_seconds(site.process.pid)
    answers = asyncio.run(_ask_for(site, path, session, seconds))
    used = cpu_seconds(site.process.pid) - before
    return {
        "path": path,
        "per_s": round(len(answers) / seconds, 1),
        "errors": sum(answer.status != 200 for answer in answers),
        "cpu_ms_each": round(1000 * used / len(answers), 2),
        **spread([answer.ms for answer in answers]),
    }


async def _ask_for(site: Site, path: str, session: str, seconds: float) -> list[Answer]:
    until, answers = time.perf_counter() + seconds, []

    async def browse() -> None:
        async with Connection(site.port, session) as visitor:
            while time.perf_counter() < until:
                answers.append(await visitor.get(path))

    await asyncio.gather(*(browse() for _ in range(CONNECTIONS)))
    return answers


def weight(site: Site, path: str, session: str) -> dict[str, Any]:
    """The page with its styles, scripts and what those import, each as it comes compressed."""
    return asyncio.run(_weigh(site, path, session))


async def _weigh(site: Site, path: str, session: str) -> dict[str, Any]:
    async with Connection(site.port, session, {"Accept-Encoding": "gzip"}) as visitor:
        sizes: dict[str, int] = {}
        waiting = [path]
        while waiting:
            name = waiting.pop()
            answer = await visitor.get(name)
            sizes[name] = len(answer.body)
            text = _plain(answer).decode(errors="replace")
            found = re.findall(r'(?:href|src)="(/static/[^"]+\.(?:css|js))"', text)
            if name.endswith(".js"):
                folder = name.rpartition("/")[0]
                found = [f"{folder}/{part}" for part in re.findall(r'from "\./([^"]+)"', text)]
            waiting += [part for part in found if part not in sizes and part not in waiting]
    return {"path": path, "bytes": sum(sizes.values()), "page_bytes": sizes[path], "requests": len(sizes)}


def _plain(answer: Answer) -> bytes:
    return gzip.decompress(answer.body) if answer.headers.get("content-encoding") == "gzip" else answer.body
