"""The stream beside its references: `python -m bench.live.side_by_side [listeners=5000,10000] [rounds=3]`.

All take their turns in one run, on one processor; the crowd that listens has the other one. The site's messages are
notes that a rapporteur shares by the form, which come to all listeners; a reference gets a body of as many bytes.
What a message costs the site with one listener (form, rule, commit, rendering) is measured apart from its deliveries.
"""

import asyncio
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.live.asking import Connection
from bench.live.figures import pss_kib, thread_seconds
from bench.live.listeners import listening
from bench.live.references.servers import NAMES, NotInstalled, reference
from bench.live.saying import notes
from bench.live.seeding import seeded
from tests.running import Site, running

DEFAULTS = {"listeners": "5000,10000", "rounds": "3", "messages": "10", "database": "", "only": ",".join(NAMES)}
SECONDS_APART = 0.4
SITE = "tinkuy"
COLUMNS = (
    "p50_ms",
    "p95_ms",
    "p99_ms",
    "us_per_delivery",
    "ms_per_message",
    "kib_each",
    "us_per_connect",
    "connects_per_s",
    "lost",
)

Rows = dict[str, dict[str, Any]]
"""By the name of a target, what one run of it was."""

Telling = Callable[[int, str], Awaitable[None]]


@dataclass
class Target:
    """Where the crowd of a run listens, and how everyone in it is told a mark."""

    pid: int
    port: int
    paths: Path
    tell: Telling


@contextmanager
def reference_target(name: str, folder: Path, size: int) -> Iterator[Target]:
    with reference(name, folder) as (pid, port):
        paths = folder / "listen"
        paths.write_text("/listen\n")

        async def tell(_number: int, mark: str) -> None:
            async with Connection(port) as publisher:
                await publisher.ask("POST", "/tell", mark.ljust(size, ".").encode(), is_stream=True)

        yield Target(pid, port, paths, tell)


def on_the_site(site: Site, seed: dict[str, Any], count: int) -> Target:
    assert site.process
    paths = site.folder / "paths"
    done = site.run_python("-m", "bench.live.tickets", seed["room"], str(count), str(paths))
    assert done.returncode == 0, done.stderr
    say = notes(seed)

    async def tell(number: int, mark: str) -> None:
        async with Connection(site.port, seed["coordination"]) as desk:
            answer = await say(desk, number, mark)
            assert answer.status in (201, 302), answer.body[:400]

    return Target(site.process.pid, site.port, paths, tell)


def measure(target: Target, folder: Path, count: int, messages: int) -> dict[str, Any]:
    """One run: all connected, a message every so often, until all was heard."""
    _pin(target.pid)
    idle, began = pss_kib(target.pid), thread_seconds(target.pid)
    with listening(folder, target.port, target.paths, count, prefix=_on_the_other()) as crowd:
        opened = thread_seconds(target.pid) - began
        time.sleep(1)
        held, before = pss_kib(target.pid), thread_seconds(target.pid)
        quiet = before - began - opened
        asyncio.run(_tell_all(target.tell, messages))
        used = thread_seconds(target.pid) - before
    heard, connected = crowd.heard, crowd.connected["connected"]
    return {
        **{name: heard[name] for name in ("p50_ms", "p95_ms", "p99_ms")},
        "cpu_s": used,
        "quiet_s": quiet,
        "deliveries": heard["deliveries"],
        "kib_each": (held - idle) / count,
        "us_per_connect": 1e6 * opened / connected,
        "connects_per_s": connected / crowd.connected["seconds"],
        "lost": count * messages - heard["deliveries"],
        "bytes": heard["bytes"] / max(1, heard["deliveries"]),
    }


async def _tell_all(tell: Telling, messages: int) -> None:
    for number in range(messages):
        await tell(number, f"TKY{time.monotonic_ns():019d}")
        await asyncio.sleep(SECONDS_APART)
    await asyncio.sleep(1)


def _pin(pid: int) -> None:
    for process in [pid, *_children(pid)]:
        for thread in os.listdir(f"/proc/{process}/task"):
            os.sched_setaffinity(int(thread), {0})


def _children(pid: int) -> list[int]:
    return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _on_the_other() -> tuple[str, ...]:
    return ("taskset", "-c", "1") if (os.cpu_count() or 1) > 1 else ()


def round_of(
    site: Site, seed: dict[str, Any], count: int, messages: int, names: list[str]
) -> dict[str, dict[str, Any]]:
    """Each target once. The site is first: the references' messages are as long as its own."""
    alone = measure(on_the_site(site, seed, 1), site.folder, 1, messages)
    row = measure(on_the_site(site, seed, count), site.folder, count, messages)
    rows: Rows = {SITE: _net_costs(row, alone, messages)}
    for name in names:
        folder = site.folder / name
        folder.mkdir(exist_ok=True)
        try:
            with reference_target(name, folder, round(row["bytes"])) as target:
                rows[name] = _net_costs(measure(target, site.folder, count, messages), None, messages)
        except NotInstalled as error:
            print(f"{name}: not installed: {error}")
    return rows


def _net_costs(row: dict[str, Any], alone: dict[str, Any] | None, messages: int) -> dict[str, Any]:
    """What the deliveries took, without what the same messages take with one listener; and what one of these takes,
    without what the site does when nobody says anything."""
    of_messages = alone["cpu_s"] if alone else 0
    quiet = alone["quiet_s"] * (messages * SECONDS_APART + 1) if alone else 0
    return row | {
        "us_per_delivery": 1e6 * (row["cpu_s"] - of_messages) / max(1, row["deliveries"]),
        "ms_per_message": 1000 * max(0, of_messages - quiet) / messages,
    }


def main() -> None:
    wanted = DEFAULTS | dict(word.split("=", 1) for word in sys.argv[1:])
    messages, names = int(wanted["messages"]), [name for name in wanted["only"].split(",") if name]
    result: dict[str, Any] = {"cores": os.cpu_count(), "load": os.getloadavg()[0]}
    with tempfile.TemporaryDirectory(prefix="tinkuy-bench-") as folder:
        site = Site(Path(folder), wanted["database"])
        seed = seeded(site, 50)
        with running(site):
            for count in map(int, wanted["listeners"].split(",")):
                rounds = [round_of(site, seed, count, messages, names) for _ in range(int(wanted["rounds"]))]
                result[str(count)] = _table(count, rounds)
    result["load_then"] = os.getloadavg()[0]
    print(f"load {result['load']:.1f}, at the end {result['load_then']:.1f}")
    path = Path("var/bench-side-by-side.json")
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(result, indent=1), encoding="utf-8")


def _table(count: int, rounds: list[Rows]) -> dict[str, Any]:
    """Medians of the rounds; ratios are taken within each round."""
    table: dict[str, Any] = {}
    print(f"\n{count} listeners, {rounds[0][SITE]['bytes']:.0f} bytes, median of {len(rounds)}")
    print(f"{'':<8}" + "".join(f"{column:>16}" for column in (*COLUMNS, "ratio to floor")))
    for name in rounds[0]:
        row = {column: statistics.median(each[name][column] for each in rounds) for column in COLUMNS}
        if "floor" in rounds[0]:
            ratios = [each[name]["us_per_delivery"] / each["floor"]["us_per_delivery"] for each in rounds]
            row["ratio to floor"] = statistics.median(ratios)
        table[name] = row
        print(f"{name:<8}" + "".join(f"{value:>16,.2f}" for value in row.values()), flush=True)
    return table


if __name__ == "__main__":
    main()
