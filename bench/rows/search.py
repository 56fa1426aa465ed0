"""A search of the catalogue through its page, by published sheets, beside the same words asked of bare FTS5."""

from collections.abc import Iterator
from itertools import pairwise

from bench.catalogue import Catalogue
from bench.installation import begin
from bench.lines import FLOOR, Line, Other, Words, at_most
from bench.rows import Pace

SIZES = (20_000, 100_000)
GOALS = {20_000: (at_most(15), at_most(1.2, FLOOR)), 100_000: (at_most(50),)}


def run(pace: Pace) -> Iterator[Line]:
    begin()
    yield from lines("SQLite")


def lines(database: str) -> Iterator[Line]:
    catalogue = Catalogue()
    for before, size in pairwise((0, *SIZES)):
        catalogue.publish(range(before, size))
        (_p50, p95), bare, home = catalogue.pages(), catalogue.bare(), catalogue.home()
        of = Words(f"{size // 1000}.000 fichas, {database}", f"{size:,} sheets, {database}")
        floor = Other("FTS5 bare", bare[1]) if bare else None
        work = Words(f"búsqueda entre {of.es}, p95", f"search among {of.en}, p95")
        yield Line(work, p95, "ms", GOALS[size] if floor else (), floor=floor, runs=200)
        yield Line(Words(f"portada, {of.es}", f"home page, {of.en}"), home, "ms", (at_most(20),), runs=7)
