"""A very large room: `python -m bench.live.large_room [listeners=100000] [messages=12]`.

A web process holds as many streams as it may have files (`ulimit -Hn`), so there are as many processes as it takes, all
of which follow the database of one site; latencies are of the slowest of them. The crowd speaks to each from several
addresses of this machine. First a note is shared every two seconds, then one every quarter of a second: the latter go
out together (decision 0039).
"""

import asyncio
import json
import math
import os
import resource
import socket
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from bench.live.asking import Connection
from bench.live.figures import pss_kib, spread, thread_seconds
from bench.live.listeners import Crowd, listening
from bench.live.saying import notes
from bench.live.seeding import seeded
from tests.forks.process import start
from tests.running import Site, free_port, running

DEFAULTS = {"listeners": "100000", "messages": "12", "database": ""}
FILES_OF_ITS_OWN = 1000
ADDRESSES = 8
PACES = {"one every 2 s": 2.0, "one every 0.25 s": 0.25}


@contextmanager
def ear(site: Site) -> Iterator[tuple[int, int]]:
    """One more web process of *site*: its pid and its port."""
    port = free_port()
    process = start(["-m", "bench.live.ears", str(port)], site.environment)
    try:
        while not _answers(port):
            assert process.poll() is None, site.log()
            time.sleep(0.1)
        yield process.pid, port
    finally:
        process.kill()


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def measure(site: Site, seed: dict[str, Any], listeners: int, messages: int, pause: float) -> dict[str, Any]:
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1] - FILES_OF_ITS_OWN
    count = math.ceil(listeners / most)
    each = listeners // count
    with ExitStack() as stack:
        ears = [stack.enter_context(ear(site)) for _ in range(count)]
        time.sleep(1)
        pids = [pid for pid, _ in ears]
        idle, began = _pss(pids), time.perf_counter()
        with ExitStack() as all_of_them:
            crowds = [all_of_them.enter_context(_crowd(site, seed, port, each)) for _, port in ears]
            connected = time.perf_counter() - began
            time.sleep(2)
            held, before, started = _pss(pids), _cpu(pids), time.perf_counter()
            posts, pages = asyncio.run(_tell(site, seed, messages, pause))
            used, seconds = _cpu(pids) - before, time.perf_counter() - started
    open_streams = sum(crowd.connected["connected"] for crowd in crowds)
    heard = [crowd.heard for crowd in crowds]
    return {
        "listeners": listeners,
        "connected": open_streams,
        "web_processes": count,
        "connects_per_s": round(open_streams / sum(crowd.connected["seconds"] for crowd in crowds)),
        "tickets_and_connecting_s": round(connected, 1),
        "kib_per_listener": round((held - idle) / listeners, 2),
        "messages": messages,
        "lost": open_streams * messages - sum(row["deliveries"] for row in heard),
        "gone": sum(row["gone"] for row in heard),
        **{
            f"{name}_worst_process": max(row[name] for row in heard)
            for name in ("p50_ms", "p95_ms", "p99_ms", "max_ms")
        },
        "pieces_per_listener": round(sum(row["pieces"] for row in heard) / open_streams, 2),
        "newest_of_piece_p99_ms": max(row["newest_p99_ms"] for row in heard),
        "cpu_us_per_piece": round(1e6 * used / sum(row["pieces"] for row in heard), 2),
        "processor_of_streams_pct": round(100 * used / seconds),
        "post": spread(posts),
        "page_meanwhile": spread(pages),
    }


def _pss(pids: list[int]) -> int:
    return sum(pss_kib(pid) for pid in pids)


def _cpu(pids: list[int]) -> float:
    return sum(thread_seconds(pid) for pid in pids)


@contextmanager
def _crowd(site: Site, seed: dict[str, Any], port: int, count: int) -> Iterator[Crowd]:
    paths = site.folder / f"paths-{port}"
    done = site.run_python("-m", "bench.live.tickets", seed["room"], str(count), str(paths))
    assert done.returncode == 0, done.stderr
    with listening(site.folder, port, paths, count, addresses=ADDRESSES) as crowd:
        yield crowd


async def _tell(site: Site, seed: dict[str, Any], messages: int, pause: float) -> tuple[list[float], list[float]]:
    room, say = f"/es/c/{seed['cycle']}/s/{seed['webinar']}/live/", notes(seed)
    posts, pages = [], []
    async with Connection(site.port, seed["coordination"]) as desk, Connection(site.port, seed["people"][0]) as person:
        for number in range(messages):
            until = time.monotonic() + pause
            answer = await say(desk, number, f"TKY{time.monotonic_ns():019d}")
            assert answer.status in (201, 302), answer.body[:400]
            posts.append(answer.ms)
            pages.append((await person.get(room)).ms)
            await asyncio.sleep(max(0, until - time.monotonic()))
        await asyncio.sleep(6)
    return posts, pages


def main() -> None:
    wanted = DEFAULTS | dict(word.split("=", 1) for word in sys.argv[1:])
    listeners, messages = int(wanted["listeners"]), int(wanted["messages"])
    result: dict[str, Any] = {"cores": os.cpu_count(), "load": os.getloadavg()[0]}
    with tempfile.TemporaryDirectory(prefix="tinkuy-bench-") as folder:
        site = Site(Path(folder), wanted["database"])
        seed = seeded(site, 50)
        with running(site):
            for name, pause in PACES.items():
                result[name] = measure(site, seed, listeners, messages, pause)
                print(
                    name + "\n" + "".join(f"    {key:<26} {value}\n" for key, value in result[name].items()), flush=True
                )
    result["load_then"] = os.getloadavg()[0]
    print(f"load {result['load']:.1f}, at the end {result['load_then']:.1f}")
    path = Path("var/bench-large-room.json")
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(result, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
