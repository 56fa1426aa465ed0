"""Listeners of one live session: what it takes to bring a note to every open page, beside a program in C and nchan.

The references take turns with the site in each round: see `bench.live.side_by_side`.
"""

import statistics
from collections.abc import Iterator

from bench.installation import temporary_folder
from bench.lines import FLOOR, NO_WORDS, PEER, Goal, Line, Other, Words, at_least, at_most
from bench.live.seeding import seeded
from bench.live.side_by_side import SITE, Rows, round_of
from bench.rows import Pace
from tests.running import Site, running

MESSAGES, ROUNDS = 10, 3
FIGURES: dict[str, tuple[Words, str, tuple[Goal, ...]]] = {
    "us_per_delivery": (Words("CPU por entrega", "CPU a delivery"), "µs", (at_most(1.5, FLOOR), at_most(1, PEER))),
    "p99_ms": (Words("entrega, p99", "delivery, p99"), "ms", (at_most(1, PEER),)),
    "kib_each": (Words("memoria por oyente", "memory a listener"), "KiB", (at_most(4),)),
    "connects_per_s": (Words("conexiones", "connections"), "/s", (at_least(10_000),)),
}
REFERENCES = {PEER: ("nchan", "nchan × 1"), FLOOR: ("floor", "C program")}


def run(pace: Pace) -> Iterator[Line]:
    site = Site(temporary_folder())
    seed = seeded(site, 50)
    with running(site):
        for count in (5_000, 10_000):
            rounds = [round_of(site, seed, count, MESSAGES, ["floor", "nchan"]) for _ in range(ROUNDS)]
            yield from _lines(count, rounds)


def _lines(count: int, rounds: list[Rows]) -> Iterator[Line]:
    lost = sum(one[SITE]["lost"] for one in rounds)
    for figure, (words, unit, goals) in FIGURES.items():
        peer, floor = (_reference(*REFERENCES[which], rounds, figure) for which in (PEER, FLOOR))
        yield Line(
            Words(f"{count // 1000}.000 oyentes: {words.es}", f"{count:,} listeners: {words.en}"),
            statistics.median(one[SITE][figure] for one in rounds),
            unit,
            goals,
            peer,
            floor,
            runs=len(rounds),
            note=Words(f"{lost} perdidas", f"{lost} lost") if figure == "p99_ms" else NO_WORDS,
        )


def _reference(name: str, called: str, rounds: list[Rows], figure: str) -> Other:
    figures = [one[name][figure] for one in rounds if name in one]
    return Other(called, statistics.median(figures)) if figures else Other(called, None, "not installed")
