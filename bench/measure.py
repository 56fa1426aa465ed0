"""Timing by repetition: medians of whole runs, with the least and the most."""

import statistics
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Measure:
    """Milliseconds of one run: `median` of `runs` runs, the least and the most; `note` says what one run is."""

    name: str
    median: float
    least: float
    most: float
    runs: int
    note: str = ""

    def row(self) -> str:
        return f"{self.name:<44} {self.median:>9.1f} {self.least:>9.1f} {self.most:>9.1f}  {self.note}"

    def plain(self) -> dict[str, object]:
        return asdict(self)


HEADING = f"{'':<44} {'median ms':>9} {'least':>9} {'most':>9}"


def measured(name: str, run: Callable[[], object], *, runs: int = 7, times: int = 1, note: str = "") -> Measure:
    """*run* once to warm up, then *runs* times; each time *times* in a row, and told for one."""
    run()
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        for _ in range(times):
            run()
        taken.append((time.perf_counter() - start) * 1000 / times)
    return Measure(name, statistics.median(taken), min(taken), max(taken), runs, note)
