"""Listeners on one process: all connected, a message to all, pages meanwhile; what each delivery costs."""

import asyncio
import tempfile
import time
from pathlib import Path
from typing import Any

from bench.live.asking import Connection
from bench.live.figures import cpu_seconds, pss_kib, spread
from bench.live.listeners import listening
from bench.live.saying import Saying
from tests.running import Site

SECONDS_APART = 0.5


def measure(site: Site, seed: dict[str, Any], listeners: int, messages: int, say: Saying) -> dict[str, Any]:
    assert site.process
    pid, idle = site.process.pid, pss_kib(site.process.pid)
    with tempfile.TemporaryDirectory() as folder:
        paths = Path(folder) / "paths"
        done = site.run_python("-m", "bench.live.tickets", seed["room"], str(listeners), str(paths))
        assert done.returncode == 0, done.stderr
        with listening(Path(folder), site.port, paths, listeners) as crowd:
            held = pss_kib(pid)
            before = cpu_seconds(pid)
            posts, pages = asyncio.run(_talk(site, seed, messages, say))
            used = cpu_seconds(pid) - before
    connected, heard = crowd.connected, crowd.heard
    expected = connected["connected"] * messages
    return {
        "listeners": listeners,
        "connected": connected["connected"],
        "connect_s": connected["seconds"],
        "connects_per_s": round(connected["connected"] / connected["seconds"]),
        "kib_per_listener": round((held - idle) / listeners, 2),
        "lost": expected - heard["deliveries"],
        **{name: heard[name] for name in ("p50_ms", "p95_ms", "p99_ms", "max_ms")},
        "cpu_us_per_delivery": round(1e6 * used / max(1, heard["deliveries"]), 1),
        "bytes_per_update": round(heard["bytes"] / max(1, heard["deliveries"])),
        "post": spread(posts),
        "page_meanwhile": spread(pages),
        "client_cpu_pct": round(100 * heard["client_cpu_s"] / heard["window_s"]),
    }


async def _talk(site: Site, seed: dict[str, Any], messages: int, say: Saying) -> tuple[list[float], list[float]]:
    """A message every half second, each with its mark; a participant opens the live page between."""
    room = f"/es/c/{seed['cycle']}/s/{seed['webinar']}/live/"
    posts, pages = [], []
    async with Connection(site.port, seed["coordination"]) as desk, Connection(site.port, seed["people"][0]) as person:
        for number in range(messages):
            answer = await say(desk, number, f"TKY{time.monotonic_ns():019d}")
            assert answer.status in (201, 302), (answer.status, answer.body[:400])
            posts.append(answer.ms)
            page = await person.get(room)
            assert page.status == 200
            pages.append(page.ms)
            await asyncio.sleep(SECONDS_APART)
        await asyncio.sleep(2)
    return posts, pages
