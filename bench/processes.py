"""What processes take, from /proc: a process with all that it started."""

from collections.abc import Iterable
from pathlib import Path

from bench.live.figures import cpu_seconds, pss_of_one_kib


def tree(pid: int) -> list[int]:
    found = [pid]
    for one in found:
        try:
            for task in Path(f"/proc/{one}/task").iterdir():
                found += [int(word) for word in (task / "children").read_text().split()]
        except OSError:
            continue  # it has ended meanwhile
    return list(dict.fromkeys(found))


def pss_mib(pids: Iterable[int]) -> float:
    """Memory of just these processes, what several share divided by their number."""
    return sum(pss_of_one_kib(pid) for pid in pids) / 1024


def cpu_of(pids: Iterable[int]) -> float:
    """Seconds of the processor so far."""
    return sum(_cpu(pid) for pid in pids)


def _cpu(pid: int) -> float:
    try:
        return cpu_seconds(pid)
    except OSError:
        return 0.0
