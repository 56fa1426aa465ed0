"""Percentiles, and what a process used: from /proc, in the units of the page that shows them."""

import os
from collections.abc import Sequence
from pathlib import Path

from tests.running import children

TICKS = os.sysconf("SC_CLK_TCK")


def percentile(values: Sequence[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[round(share * (len(ordered) - 1))] if ordered else float("nan")


def spread(values: Sequence[float]) -> dict[str, float]:
    """p50, p95, p99 and the most, rounded."""
    shares = {"p50_ms": 0.5, "p95_ms": 0.95, "p99_ms": 0.99, "max_ms": 1.0}
    return {name: round(percentile(values, share), 1) for name, share in shares.items()}


def cpu_seconds(pid: int) -> float:
    """User and system time of a process."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def thread_seconds(pid: int) -> float:
    """What all threads of a process and of its children used of the processor, to the microsecond."""
    files = [file for process in (pid, *children(pid)) for file in Path(f"/proc/{process}/task").glob("*/schedstat")]
    return sum(int(file.read_text().split()[0]) for file in files) / 1e9


def pss_kib(pid: int) -> int:
    """Memory of a process and its children, shared pages divided by who shares them."""
    return sum(pss_of_one_kib(process) for process in (pid, *children(pid)))


def pss_of_one_kib(pid: int) -> int:
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    return 0


def rest_of_machine() -> tuple[float, float]:
    """Seconds of CPU that all processes used, and seconds of all cores, since the machine started."""
    numbers = [int(word) for word in Path("/proc/stat").read_text().splitlines()[0].split()[1:9]]
    return (sum(numbers) - numbers[3] - numbers[4]) / TICKS, sum(numbers) / TICKS
