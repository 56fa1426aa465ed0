"""10,000 rows in five reports, and the dashboard of an ordinary cycle, beside plain Python over parsed rows."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.installation import begin
from bench.lines import Line, Other, Words, at_most
from bench.rows import Pace

PLAIN = "plain Python"
PAGES = {
    "dashboard": Words("tablero de 5 × 500 personas, primera mirada", "dashboard of 5 × 500 persons, first look"),
    "dashboard, again": Words("el tablero, otra vez", "the dashboard, again"),
    "figures": Words("página de todas las cifras", "page of all figures"),
    "figures by country": Words("cifras por país, primera mirada", "figures by country, first look"),
}
ORDINARY = 100.0


def run(pace: Pace) -> Iterator[Line]:
    begin()
    from django_scopes import scope

    from bench import cycle as ordinary
    from tests.proof.generated import generate
    from tests.proof.world import planted_cycle, register_all

    cycle, person = planted_cycle("medida")
    with scope(cycle=cycle), tempfile.TemporaryDirectory() as folder:
        made = generate(ordinary.ROWS)
        register_all(cycle, made)
        plain, _read, whole = ordinary.imports(cycle, person, made, Path(folder), runs=pace.runs)
        yield Line(
            Words("10.000 filas: leídas, guardadas, todas las cifras", "10,000 rows: read, stored, all figures"),
            whole.median / 1000,
            "s",
            (at_most(0.5),),
            floor=Other(PLAIN, plain.median / 1000),
            runs=whole.runs,
        )
        for measure in ordinary.pages(cycle, person, runs=3 * pace.runs):
            name = measure.name.removeprefix("page: ")
            if name in PAGES:
                goals = (at_most(ORDINARY),) if name.startswith("dashboard") else ()
                yield measure.line(PAGES[name], *goals)
