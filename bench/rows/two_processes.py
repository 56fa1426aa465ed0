"""Two web processes on one PostgreSQL beside one of them: votes, the room, registrations, in turns.

The client, PostgreSQL and both processes share the machine's cores: the note says how much of a second each took, so
that it is seen what the second process had left.
"""

import itertools
import statistics
from collections.abc import Callable, Iterator
from typing import Any

from bench.installation import temporary_folder
from bench.lines import FLOOR, Line, Other, Words, at_least
from bench.live import crowd
from bench.live.seeding import seeded
from bench.processes import cpu_of, tree
from bench.rows import Pace
from tests import postgresql
from tests.running import Site, running

ROUNDS, OF_A_ROUND = 3, 500
DEEDS: dict[str, tuple[Callable[..., dict[str, Any]], Words, int]] = {
    "vote": (crowd.vote, Words("votos", "votes"), OF_A_ROUND),
    "join": (crowd.join, Words("entradas en la sala", "comings into the room"), OF_A_ROUND // 2),
    "register": (crowd.register, Words("inscripciones", "registrations"), OF_A_ROUND // 4),
}


class Both:
    """Two sites of one database as the crowd meets them: each connection goes to the next."""

    def __init__(self, *sites: Site) -> None:
        self._ports = itertools.cycle([site.port for site in sites])
        self.process = sites[0].process

    @property
    def port(self) -> int:
        return next(self._ports)


def run(pace: Pace) -> Iterator[Line]:
    database = postgresql.new_database()
    postgresql.set_durability("on")
    folder = temporary_folder()
    first, second = Site(folder, database), Site(folder, database)
    seed = seeded(first, 2 * ROUNDS * sum(count for _deed, _words, count in DEEDS.values()))
    people = iter(seed["people"])
    with running(first), running(second):
        crowd.join(Both(first, second), seed, 40)  # both have loaded their pages  # type: ignore[arg-type]
        pids = {"web": [first.process.pid, second.process.pid], "PostgreSQL": _servers()}  # type: ignore[union-attr]
        for deed, words, count in DEEDS.values():
            one, two, used = [], [], {"web": 0.0, "PostgreSQL": 0.0}
            for _ in range(ROUNDS):
                one.append(_crowd(deed, Both(first), seed, people, count)["per_s"])
                before = {name: cpu_of(of) for name, of in _now(pids).items()}
                found = _crowd(deed, Both(first, second), seed, people, count)
                for name, of in _now(pids).items():
                    used[name] += (cpu_of(of) - before[name]) / found["seconds"] / ROUNDS
                two.append(found["per_s"])
                assert not found["errors"], found
            yield _line(words, statistics.median(one), statistics.median(two), used)


def _crowd(deed: Callable[..., Any], sites: Both, seed: dict[str, Any], people: Iterator[str], count: int) -> Any:
    """By people who did nothing yet."""
    fresh = list(itertools.islice(people, count)) if deed is not crowd.register else []
    return deed(sites, seed | {"people": fresh}, count)


def _line(words: Words, one: float, two: float, used: dict[str, float]) -> Line:
    shares = ", ".join(f"{name} {seconds:.2f}" for name, seconds in used.items())
    return Line(
        Words(f"dos procesos web, PostgreSQL: {words.es}", f"two web processes, PostgreSQL: {words.en}"),
        two,
        "/s",
        (at_least(1.5, FLOOR),),
        floor=Other("one process", one),
        runs=ROUNDS,
        note=Words(f"s de CPU por segundo: {shares}".replace(".", ","), f"s of CPU a second: {shares}"),
    )


def _servers() -> list[int]:
    """The parent of PostgreSQL's processes."""
    import psycopg

    with psycopg.connect(postgresql.address()) as connection:
        row = connection.execute("SELECT pg_read_file('postmaster.pid')").fetchone()
    assert row
    return [int(row[0].split()[0])]


def _now(pids: dict[str, list[int]]) -> dict[str, list[int]]:
    """PostgreSQL starts a process for each connection; of a site, the web process alone."""
    return {"web": pids["web"], "PostgreSQL": [pid for parent in pids["PostgreSQL"] for pid in tree(parent)]}
