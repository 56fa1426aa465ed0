"""A quote in a two-hour transcript with 500 of them, beside a highlight in Taguette."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.coding import taguette
from bench.coding.__main__ import ours, theirs
from bench.lines import PEER, Line, Other, Words, at_most
from bench.rows import Pace

QUOTES, ACTIONS = 500, 200
WORK = {
    "p50": Words("una cita, con lo que cambia en la página, p50", "a quote, with what changes on the page, p50"),
    "p95": Words("la misma, p95", "the same, p95"),
}
GOALS = {"p50": at_most(10), "p95": at_most(25)}


def run(pace: Pace) -> Iterator[Line]:
    with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory() as second:
        figures = ours(Path(first), QUOTES, ACTIONS)
        try:
            peer, why = theirs(Path(second), QUOTES, ACTIONS), ""
        except taguette.NotHere as reason:
            peer, why = {}, str(reason)[:60]
    name = f"Taguette {taguette.VERSION}"
    for share, words in WORK.items():
        goals, other = (GOALS[share], at_most(1, PEER)), Other(name, peer.get(share), why)
        yield Line(words, figures["action"][share], "ms", goals, other, runs=ACTIONS)
    yield Line(
        Words("la página con sus 2.000 subtítulos", "the page with its 2,000 captions"), figures["page"]["p50"], "ms"
    )
