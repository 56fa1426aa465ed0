"""A warm start, and the memory of a site that waits: web process and worker, beside pretalx in the same run.

A site waits once what its start began is done (the worker weighs what was said in the example).
"""

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

from bench.lines import PEER, Line, Other, Words, at_most
from bench.peers import pretalx
from bench.peers.installing import NotHere
from bench.peers.serving import Served
from bench.processes import cpu_of, pss_mib, tree
from bench.rows import Pace
from bench.sites import example_site

LOOK, RESTING, PATIENCE = 2.0, 0.1, 180.0
"""Seconds between two looks at the processor's time; how many of it a site that waits may take between them; and how
long is waited for that."""


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


def _once(start: Callable[[], AbstractContextManager[Served]]) -> tuple[float, float, float]:
    """Seconds to the first page, memory, and the processor's seconds of the start."""
    with start() as site:
        cpu = cpu_of(tree(site.pid))
        _wait_until_it_rests(site.pid)
        return site.seconds, pss_mib(tree(site.pid)), cpu


def _wait_until_it_rests(pid: int) -> None:
    """A process that ends takes its seconds out of the sum: what counts is that the same ones have stood still."""
    ends, before = time.monotonic() + PATIENCE, _seconds_of_each(pid)
    while time.monotonic() < ends:
        time.sleep(LOOK)
        now = _seconds_of_each(pid)
        if now.keys() == before.keys() and sum(now.values()) - sum(before.values()) <= RESTING:
            return
        before = now


def _seconds_of_each(pid: int) -> dict[int, float]:
    return {one: cpu_of([one]) for one in tree(pid)}


def _lines(ours: list[tuple[float, ...]], theirs: list[tuple[float, ...]], why: str, pace: Pace) -> Iterator[Line]:
    kinds = (
        (Words("arranque en caliente hasta la primera página", "warm start to the first page"), "s", (at_most(2),)),
        (Words("memoria en reposo, web y tareas", "idle memory, web and worker"), "MiB PSS", (at_most(0.5, PEER),)),
        (Words("procesador del arranque", "processor's time of the start"), "s CPU", ()),
    )
    for place, (work, unit, goals) in enumerate(kinds):
        peer = statistics.median(one[place] for one in theirs) if theirs else None
        value = statistics.median(one[place] for one in ours)
        yield Line(work, value, unit, goals, Other(pretalx.NAME, peer, why), runs=pace.runs)
