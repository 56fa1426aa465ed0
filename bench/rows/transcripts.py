"""A session of three hours imported in each format."""

from collections.abc import Iterator

from bench.installation import begin
from bench.lines import Line, Words, at_most
from bench.rows import Pace


def run(pace: Pace) -> Iterator[Line]:
    begin()
    from bench.transcripts import measures

    for measure in measures(runs=pace.runs):
        if measure.name.startswith("import"):
            ending = measure.name.rpartition(".")[2]
            words = Words(f"transcripción de tres horas desde .{ending}", f"transcript of three hours from .{ending}")
            yield measure.line(words, at_most(2), unit="s")
