"""Following up: the matrix of 500 recommendations in 12 countries, and figures over 100,000 updates."""

from collections.abc import Iterator

from bench.installation import begin
from bench.lines import Line, Words, at_most
from bench.measure import measured
from bench.rows import Pace

ORDINARY = 300.0
PAGES = {
    "": Words("matriz de 500 recomendaciones × 12 países", "matrix of 500 recommendations × 12 countries"),
    "figures/": Words("cifras sobre 100.000 novedades", "figures over 100,000 updates"),
    "changes/?day=2026-06-01": Words("qué cambió, de 100.000 novedades", "what changed, of 100,000 updates"),
}


def run(pace: Pace) -> Iterator[Line]:
    begin()
    yield from lines(pace, "SQLite")


def lines(pace: Pace, database: str) -> Iterator[Line]:
    from django.test import Client

    from bench.practice import followed_cycle

    cycle, person = followed_cycle("medida-de-la-practica")
    client = Client(SERVER_NAME="localhost")
    client.force_login(person)
    for path, words in PAGES.items():
        address = f"/es/team/c/{cycle.slug}/practice/{path}"
        assert client.get(address).status_code == 200, address
        one = measured(address, lambda address=address: client.get(address), runs=pace.runs)
        yield one.line(Words(f"{words.es}, {database}", f"{words.en}, {database}"), at_most(ORDINARY))
