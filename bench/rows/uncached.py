"""Pages made anew as the cycle and the catalogue grow: the least, a hundred times as much, and far more.

The least is a site of its own, in another process, and each page is asked of both by turns: what else the machine does
meanwhile, it does to both. Both parts of the growth are kept for the chart in `var/bench/growth.json`.
"""

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median
from typing import Any

from bench.growth import Cost, cost, publish, register
from bench.installation import begin_with_example
from bench.lines import FLOOR, Line, Other, Words, at_most
from bench.rows import Pace

KEPT = Path("var/bench/growth.json")
MADE_ANEW = 20.0
"""Milliseconds that a public page may take."""
AS_MUCH = 1.25
"""What is no growth: how much one measure differs from the next on a machine that others use."""
PUBLIC = {
    "/es/": Words("portada", "home page"),
    "/es/c/trata-covid-19/": Words("ciclo", "cycle"),
    "/es/c/trata-covid-19/s/1/": Words("sesión", "session"),
    "/es/hub/ficha-trata-covid-19/": Words("ficha", "sheet"),
    "/es/hub/": Words("catálogo", "catalogue"),
}
TEAM = {
    "/es/team/c/trata-covid-19/": Words("tablero del equipo", "dashboard of the team"),
    "/es/team/c/trata-covid-19/attendance/": Words("asistencia", "attendance"),
    "/es/team/c/trata-covid-19/attendance/figures/": Words("todas las cifras", "all figures"),
}
ONCE, TENFOLD, HUNDREDFOLD = 400, 4_000, 40_000
MOST_PERSONS, MOST_SHEETS = 300_000, 1_000
TURNS = 3


def run(pace: Pace) -> Iterator[Line]:
    with _least(pace) as least:
        begin_with_example()
        yield from _grown(_World(pace), least, pace)


def _grown(world: "_World", least: Connection, pace: Pace) -> Iterator[Line]:
    world.grow_persons(ONCE)
    few = world.costs(PUBLIC | TEAM)
    growth: dict[str, Any] = {"persons": [few], "sheets": []}
    for size in (TENFOLD, HUNDREDFOLD):
        world.grow_persons(size)
        growth["persons"].append(world.costs(PUBLIC | TEAM))
    if not pace.is_quick:
        world.grow_persons(MOST_PERSONS)
    before, many = _by_turns(least, world)
    growth["sheets"].append(many)
    yield from _lines(before, many, _of(world.persons, "inscripciones", "registrations"), pace)
    for size in (10, 100, MOST_SHEETS):
        publish(size - world.sheets)
        world.sheets = size
        growth["sheets"].append(world.costs(PUBLIC))
    yield from _lines(*_by_turns(least, world), _of(MOST_SHEETS, "fichas", "sheets"), pace)
    plain = {
        part: [{page: asdict(one) for page, one in costs.items()} for costs in sizes] for part, sizes in growth.items()
    }
    KEPT.parent.mkdir(parents=True, exist_ok=True)
    KEPT.write_text(json.dumps(plain, indent=1))


@contextmanager
def _least(pace: Pace) -> Iterator[Connection]:
    """The end of a pipe that answers a page's address with its cost; the process ends with the pipe."""
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_answer, args=(theirs, pace), daemon=True)
    process.start()
    theirs.close()
    try:
        yield ours
    finally:
        ours.close()
        process.join()


def _answer(asked: Connection, pace: Pace) -> None:
    logging.disable(logging.WARNING)
    begin_with_example()
    world = _World(pace)
    world.grow_persons(ONCE)
    while True:
        try:
            page = asked.recv()
        except EOFError:
            return
        asked.send(world.cost(page))


def _by_turns(least: Connection, world: "_World") -> tuple[dict[str, Cost], dict[str, Cost]]:
    """What each public page costs on the least site and on this one."""
    taken: dict[str, list[tuple[Cost, Cost]]] = {page: [] for page in PUBLIC}
    for _turn in range(TURNS):
        for page, costs in taken.items():
            least.send(page)
            costs.append((least.recv(), world.cost(page)))
    few, many = ({page: _middle([pair[side] for pair in costs]) for page, costs in taken.items()} for side in (0, 1))
    return few, many


def _middle(costs: list[Cost]) -> Cost:
    return replace(costs[-1], ms=median(one.ms for one in costs))


class _World:
    def __init__(self, pace: Pace) -> None:
        from django.test import Client

        from tinkuy.people.models import Person
        from tinkuy.planning.cycles.models.cycle import Cycle
        from tinkuy.planning.cycles.models.webinar import Webinar

        self.cycle = Cycle.objects.get(slug="trata-covid-19")
        self.webinars = list(Webinar.objects.with_scope(cycle=self.cycle).order_by("ordinal")[:1])
        self.persons, self.sheets, self.runs = 0, 1, pace.runs
        self.stranger, self.member = Client(SERVER_NAME="localhost"), Client(SERVER_NAME="localhost")
        self.member.force_login(Person.objects.get(email="coordinacion@example.org"))

    def grow_persons(self, size: int) -> None:
        register(self.cycle, self.webinars, size - self.persons)
        self.persons = size

    def costs(self, pages: dict[str, Words]) -> dict[str, Cost]:
        return {page: self.cost(page) for page in pages}

    def cost(self, page: str) -> Cost:
        return cost(self.stranger, page, self.runs) if page in PUBLIC else cost(self.member, page, 3)


def _lines(few: dict[str, Cost], many: dict[str, Cost], size: Words, pace: Pace) -> Iterator[Line]:
    for page, words in PUBLIC.items():
        before, after = few[page], many[page]
        queries = Words(f"{after.queries} consultas", f"{after.queries} queries")
        yield Line(
            Words(f"hecha de nuevo con {size.es}: {words.es}", f"made anew with {size.en}: {words.en}"),
            after.ms,
            "ms CPU",
            (at_most(MADE_ANEW), at_most(AS_MUCH, FLOOR)),
            floor=Other("base", before.ms),
            runs=TURNS * pace.runs,
            note=queries,
        )


def _of(count: int, es: str, en: str) -> Words:
    return Words(f"{count:,} {es}".replace(",", "."), f"{count:,} {en}")
