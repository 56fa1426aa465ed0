"""Timing by repetition: medians of whole runs with their ends and p95, and the seconds of the processor beside them."""

import resource
import statistics
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass

from bench.lines import Goal, Line, Words


@dataclass(frozen=True)
class Measure:
    """Milliseconds of one run: `median` of `runs` runs, the least, p95 and the most; `note` says what one run is.

    `cpu` is the median of what the run took of the processor, in its children too: what other processes do meanwhile
    is in `median` and hardly in it.
    """

    name: str
    median: float
    least: float
    most: float
    runs: int
    note: str = ""
    p95: float = 0.0
    cpu: float = 0.0

    def row(self) -> str:
        figures = (self.median, self.least, self.p95, self.most, self.cpu)
        return f"{self.name:<46}" + "".join(f" {figure:>9.1f}" for figure in figures) + f"  {self.note}"

    def line(self, work: Words, *goals: Goal, unit: str = "ms") -> Line:
        """Of the table, with the processor's share of the median."""
        of = {"ms": 1, "s": 1000}[unit]
        cpu = f"{self.cpu / of:.3g} {unit} CPU"
        return Line(work, self.median / of, unit, goals, runs=self.runs, note=Words(cpu.replace(".", ","), cpu))

    def plain(self) -> dict[str, object]:
        return asdict(self)


HEADING = f"{'':<46}" + "".join(f" {head:>9}" for head in ("median ms", "least", "p95", "most", "CPU ms"))


def measured(
    name: str,
    run: Callable[[], object],
    *,
    runs: int = 7,
    times: int = 1,
    note: str = "",
    before: Callable[[], object] | None = None,
) -> Measure:
    """*run* once to warm up, then *runs* times; each time *times* in a row, and told for one. *before* is not timed."""
    taken, cpu = [], []
    for number in range(runs + 1):
        if before:
            before()
        start, spent = time.perf_counter(), processor_seconds()
        for _ in range(times):
            run()
        if number:
            taken.append((time.perf_counter() - start) * 1000 / times)
            cpu.append((processor_seconds() - spent) * 1000 / times)
    return Measure(
        name,
        statistics.median(taken),
        min(taken),
        max(taken),
        runs,
        note,
        p95=sorted(taken)[-(-len(taken) * 95 // 100) - 1],
        cpu=statistics.median(cpu),
    )


def processor_seconds() -> float:
    """User and system, of this process and of its children that have ended."""
    return sum(
        spent.ru_utime + spent.ru_stime
        for spent in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )
