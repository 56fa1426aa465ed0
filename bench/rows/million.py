"""A million rows in five reports, with all figures; these are compared with those of DuckDB."""

from collections.abc import Iterator

from bench.attendance import in_a_process
from bench.lines import Line, Other, Words, at_most
from bench.rows import Pace

ROWS_OF_A_FILE = 200_000


def run(pace: Pace) -> Iterator[Line]:
    measured = in_a_process(ROWS_OF_A_FILE)
    total = measured["import"] + measured["figures"]
    words = Words(
        "1.000.000 de filas: leídas, guardadas, todas las cifras", "1,000,000 rows: read, stored, all figures"
    )
    note = Words(f"{measured['differing']} cifras difieren", f"{measured['differing']} figures differ")
    yield Line(words, total, "s", (at_most(30),), floor=Other("plain Python", measured["plain"]), note=note)
    yield Line(Words("la memoria entretanto", "its memory meanwhile"), measured["peak"], "MiB", (at_most(500),))
