"""The same follow-up on PostgreSQL."""

from collections.abc import Iterator

from bench.installation import begin
from bench.lines import Line
from bench.rows import Pace, practice


def run(pace: Pace) -> Iterator[Line]:
    begin(on_postgresql=True)
    yield from practice.lines(pace, "PostgreSQL")
