"""A warm start, and the memory of a site that waits: web process and worker, beside pretalx in the same run."""

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

from bench.lines import PEER, Line, Other, Words, at_most
from bench.peers import pretalx
from bench.peers.installing import NotHere
from bench.peers.serving import Served
from bench.processes import pss_mib, tree
from bench.rows import Pace
from bench.sites import example_site

IDLE = 4
"""Seconds after the first answer."""


def run(pace: Pace) -> Iterator[Line]:
    ours, theirs, why = [], [], ""
    for number in range(pace.runs + 1):
        for start, found in ((example_site, ours), (pretalx.pretalx, theirs)):
            try:
                figures = _once(start)
            except NotHere as reason:
                why = str(reason)[:60]
            else:
                found += [figures] if number else []  # the first start reads everything from the disk
    yield from _lines(ours, theirs, why, pace)


def _once(start: Callable[[], AbstractContextManager[Served]]) -> tuple[float, float]:
    with start() as site:
        time.sleep(IDLE)
        return site.seconds, pss_mib(tree(site.pid))


def _lines(ours: list[tuple[float, float]], theirs: list[tuple[float, float]], why: str, pace: Pace) -> Iterator[Line]:
    for place, work, unit, goal in (
        (0, Words("arranque en caliente hasta la primera página", "warm start to the first page"), "s", at_most(2)),
        (1, Words("memoria en reposo, web y trabajador (PSS)", "idle memory, web and worker (PSS)"), "MiB",
         at_most(0.5, PEER)),
    ):  # fmt: skip
        peer = statistics.median(one[place] for one in theirs) if theirs else None
        value = statistics.median(one[place] for one in ours)
        yield Line(work, value, unit, (goal,), Other(pretalx.NAME, peer, why), runs=pace.runs)
