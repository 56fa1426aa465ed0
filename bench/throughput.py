"""Pages asked for by eight connections without a pause (Debian's `wrk`): all targets in turn, round by round.

What the machine does meanwhile hits all of them alike; figures are medians of the rounds.
"""

import json
import statistics
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bench.peers.installing import NotHere, run

CONNECTIONS = 8
SCRIPT = str(Path(__file__).with_name("wrk.lua"))


@dataclass(frozen=True)
class Throughput:
    """Answers in a second, and milliseconds of one."""

    per_s: float
    p50: float
    p95: float
    p99: float
    errors: int


def throughputs(addresses: Iterable[str], *, rounds: int, seconds: int) -> dict[str, Throughput]:
    """Raises `NotHere` where there is no `wrk`."""
    addresses = list(addresses)
    for address in addresses:
        _once(address, 1)
    found = [{address: _once(address, seconds) for address in addresses} for _ in range(rounds)]
    return {address: _median([one[address] for one in found]) for address in addresses}


def _once(address: str, seconds: int) -> Throughput:
    command = ["wrk", "-c", str(CONNECTIONS), "-t", "1", "-d", f"{seconds}s", "--timeout", "20s", "-s", SCRIPT, address]
    written = run(*command, seconds=seconds + 40)
    return Throughput(**json.loads(written.partition("JSON ")[2]))


def _median(rounds: list[Throughput]) -> Throughput:
    of = {name: statistics.median(getattr(one, name) for one in rounds) for name in ("per_s", "p50", "p95", "p99")}
    return Throughput(errors=sum(one.errors for one in rounds), **of)


__all__ = ["NotHere", "Throughput", "throughputs"]
