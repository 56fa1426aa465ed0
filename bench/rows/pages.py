"""Public pages of the example by eight connections, as strangers ask for them, beside pretalx and plain Django."""

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any
from urllib.parse import urlsplit

from bench.lines import FLOOR, PEER, Line, Other, Words, at_least, at_most
from bench.peers import plain, pretalx
from bench.peers.installing import NotHere
from bench.rows import Pace
from bench.sites import CYCLE, SHEET, example_site
from bench.throughput import Throughput, throughputs

PAGES = {
    CYCLE: Words("página de un ciclo, 8 conexiones", "page of a cycle, 8 connections"),
    "/es/": Words("portada", "home page"),
    SHEET: Words("una ficha", "a sheet"),
    "/es/c/demo-en-vivo/register/": Words("formulario de inscripción", "form of registering"),
    "/es/hub/?q=planificacion": Words("búsqueda que otros hacen", "search that others make"),
    "/es/sign-in/": Words("página de entrada", "page of signing in"),
}
FINISHED = (CYCLE, "/es/", SHEET)
"""Kept as finished bytes: whoever asks next is answered before Django."""


def run(pace: Pace) -> Iterator[Line]:
    with ExitStack() as servers:
        ours = servers.enter_context(example_site())
        others = {PEER: _other(servers, pretalx.pretalx), FLOOR: _other(servers, plain.plain_django)}
        root = f"http://{urlsplit(ours.address).netloc}"
        addresses = [root + page for page in PAGES] + [one for one in others.values() if "://" in one]
        measured = throughputs(addresses, rounds=pace.runs, seconds=pace.seconds)
        for page in PAGES:
            yield from _lines(page, measured[root + page], others, measured, pace)


def _lines(
    page: str, ours: Throughput, others: dict[str, str], found: dict[str, Throughput], pace: Pace
) -> Iterator[Line]:
    names = {PEER: f"{pretalx.NAME}", FLOOR: plain.NAME}

    def references_of(figure: str) -> dict[str, Any]:
        return {
            which: Other(names[which], getattr(found[one], figure)) if one in found else Other(names[which], None, one)
            for which, one in others.items()
        }

    goals = (at_least(8, PEER), at_least(0.25, FLOOR), *((at_least(10_000),) if page in FINISHED else ()))
    note = Words(f"{ours.errors} errores", f"{ours.errors} errors") if ours.errors else Words("", "")
    yield Line(PAGES[page], ours.per_s, "/s", goals, **references_of("per_s"), runs=pace.runs, note=note)
    if page == CYCLE:
        words = Words("la misma: p95", "the same: p95")
        yield Line(words, ours.p95, "ms", (at_most(0.15, PEER),), **references_of("p95"), runs=pace.runs)


def _other(servers: ExitStack, peer: Any) -> str:
    """Its address, or why it is not here."""
    try:
        return str(servers.enter_context(peer()).address)
    except NotHere as reason:
        return f"not installed: {reason}"[:60]
