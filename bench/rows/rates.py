"""A live session on one process and SQLite: who votes, who comes into the room, who registers, each in a crowd.

Promises V03 (3,000 come into the room within a minute) and V04 (100 registrations a second, p99 500 ms) are measured
here.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.installation import temporary_folder
from bench.lines import PEER, Line, Other, Words, at_least, at_most
from bench.live import crowd
from bench.live.seeding import seeded
from bench.rows import Pace
from tests.running import Site, running

PEOPLE = 3_000
REGISTRATIONS = 400
SECONDS_TO_ENTER = 3
FEW = 300
"""People of a quick run."""
INDICO = Other("Indico", None, "not installed")


def run(pace: Pace) -> Iterator[Line]:
    people = FEW if pace.is_quick else PEOPLE
    site = Site(Path(temporary_folder()))
    seed = seeded(site, people)
    with running(site):
        for clients in (4, 16):
            measured = crowd.register(site, seed, REGISTRATIONS // (4 if pace.is_quick else 1), clients)
            yield from _registrations(measured, clients)
        voted = crowd.vote(site, seed, people)
        yield _rate(Words(f"{people} votan, 16 a la vez", f"{people} vote, 16 at a time"), voted, PEOPLE / 10)
        joined = crowd.join(site, seed, people)
        words = Words(f"{people} entran en la sala, 16 a la vez", f"{people} come into the room, 16 at a time")
        yield _rate(words, joined, PEOPLE / 60)
        slowest = Words(
            "lo mismo: página o primer byte del flujo, p99", "the same: page or first byte of the stream, p99"
        )
        yield Line(slowest, joined["p99_ms"], "ms", (at_most(SECONDS_TO_ENTER * 1000),))


def _rate(words: Words, found: dict[str, Any], goal: float) -> Line:
    return Line(words, found["per_s"], "/s", (at_least(goal),), note=note(found))


def _registrations(found: dict[str, Any], clients: int) -> Iterator[Line]:
    words = Words(
        f"inscripciones (leer y enviar), {clients} a la vez", f"registrations (read and sent), {clients} at a time"
    )
    yield Line(words, found["per_s"], "/s", (at_least(100), at_least(10, PEER)), INDICO, note=note(found))
    yield Line(Words("lo mismo: envío, p99", "the same: sending, p99"), found["p99_ms"], "ms", (at_most(500),))


def note(found: dict[str, Any]) -> Words:
    errors, cpu = found["errors"], found["cpu_ms_each"]
    es = f"{errors} errores; {cpu} ms CPU cada uno".replace(".", ",")
    return Words(es, f"{errors} errors; {cpu} ms CPU each")
