"""`python -m bench.catalogue`: what a search of the catalogue costs through its page, by published sheets.

A site of its own in a temporary folder (SQLite); sheets of 128 made words each (of 30,000, some frequent as
in a language), in one of twelve countries or several, four years and two languages. 200 queries of one or two words,
every third narrowed by a country; beside them the same words asked of a bare FTS5 table, without facets.
Sizes as arguments. Milliseconds, and those of the home page made anew.
"""

import functools
import itertools
import os
import random
import sys
import tempfile
import time
from pathlib import Path

SIZES = (1, 1_000, 20_000, 100_000)
WORDS, QUERIES, AT_ONCE = 30_000, 200, 2_000
COUNTRIES = ("AR", "BO", "BR", "CL", "CO", "EC", "MX", "PA", "PE", "PY", "UY", "VE")
SYLLABLES = (
    *("mi", "gra", "pro", "tec", "re", "fu", "gio", "tra", "ta", "per", "so", "na", "dad", "es", "do", "co", "mu"),
    *("ni", "li", "der", "go", "bier", "no", "po", "ca", "cial", "ru", "ral", "fron", "te"),
)


def main() -> None:
    os.environ["TINKUY_DATA"] = str(Path(tempfile.mkdtemp(prefix="tinkuy-catalogue-")) / "data")
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    chance = random.Random(7)
    words = _vocabulary(chance)
    queries = list(_queries(chance, words))
    print(f"load {os.getloadavg()[0]:.1f} at the start")
    print("  sheets  search p50 / p95   FTS5 p50 / p95   home   hits p50 / most")
    there = 0
    for size in map(int, sys.argv[1:]) if sys.argv[1:] else SIZES:
        _publish(chance, words, range(there, size))
        there = size
        hits = [_hits(query) for query, _country in queries]
        figures = (*_ends(map(_page, queries)), *_ends(_bare(query) for query, _country in queries), _home())
        print("{:>8,}  {:>6.1f} / {:>6.1f}    {:>6.1f} / {:>6.1f}   {:>5.1f}".format(size, *figures), end="")
        print(f"   {sorted(hits)[len(hits) // 2]:,} / {max(hits):,}", flush=True)


def _vocabulary(chance: random.Random) -> list[str]:
    words: set[str] = set()
    while len(words) < WORDS:
        words.add("".join(chance.choice(SYLLABLES) for _ in range(chance.randint(2, 4))))
    return chance.sample(sorted(words), len(words))


def _queries(chance: random.Random, words: list[str]):
    """Words of the middle of the vocabulary."""
    for number in range(QUERIES):
        of_query = [words[int(chance.triangular(3, 600, 15))] for _ in range(chance.choice((1, 1, 1, 2, 2)))]
        yield " ".join(of_query), chance.choice(COUNTRIES) if number % 3 == 2 else ""


def _publish(chance: random.Random, words: list[str], numbers: range) -> None:
    from django.db import transaction
    from django_scopes import scope

    from tinkuy.core import clock
    from tinkuy.language.stemming import searchable
    from tinkuy.planning.cycles.models.cycle import Cycle, CycleState
    from tinkuy.publication.search.models import SheetCard
    from tinkuy.publication.sheets.models import Sheet

    weights = list(itertools.accumulate(1 / (place + 2.7) ** 1.02 for place in range(len(words))))
    cycle, _made = Cycle.objects.get_or_create(
        slug="medida", defaults={"title": {"es": "Medida"}, "state": CycleState.DOCUMENTED}
    )
    for some in itertools.batched(numbers, AT_ONCE):
        with scope(cycle=cycle), transaction.atomic():
            sheets = Sheet.objects.bulk_create(Sheet(cycle=cycle, slug=f"ficha-{number}") for number in some)
            cards = []
            for sheet in sheets:
                text = chance.choices(words, cum_weights=weights, k=128)
                title, body = " ".join(text[:8]), " ".join(text[8:])
                countries = chance.sample(COUNTRIES, chance.choice((1, 1, 2, 5)))
                year = chance.choice((2023, 2024, 2025, 2026))
                facets = [
                    *(f"country:{one}" for one in sorted(countries)),
                    "kind:lesson",
                    "language:es",
                    f"year:{year}",
                ]
                cards.append(
                    SheetCard(
                        sheet=sheet,
                        slug=sheet.slug,
                        facets=f" {' '.join(facets)} ",
                        published_at=clock.now(),
                        year=year,
                        lessons=3,
                        texts={"es": {"title": title, "summary": body}},
                        title_stems=searchable(title, "es"),
                        body_stems=searchable(body, "es"),
                    )
                )
            SheetCard.objects.bulk_create(cards)


@functools.cache
def _client():
    """One for all: the middleware is loaded once, as in a site."""
    from django.test import Client

    client = Client(SERVER_NAME="localhost")
    assert client.get("/es/").status_code == client.get("/es/hub/").status_code == 200
    return client


def _page(query: tuple[str, str]) -> float:
    words, country = query
    client, started = _client(), time.perf_counter()
    answer = client.get("/es/hub/", {"q": words, **({"country": country} if country else {})})
    assert answer.status_code == 200
    return (time.perf_counter() - started) * 1000


def _bare(query: str) -> float:
    from django.db import connection

    from tinkuy.publication.search.queries import _alternatives, _expression

    started = time.perf_counter()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rowid FROM publication_cardtext WHERE publication_cardtext MATCH %s ORDER BY rank LIMIT 30",
            [_expression(_alternatives(query))],
        )
        cursor.fetchall()
    return (time.perf_counter() - started) * 1000


def _hits(query: str) -> int:
    from tinkuy.publication.search.queries import CardSearch

    return len(CardSearch(query))


def _home() -> float:
    taken = []
    for _ in range(7):
        client, started = _client(), time.perf_counter()
        assert client.get("/es/").status_code == 200
        taken.append((time.perf_counter() - started) * 1000)
    return sorted(taken)[3]


def _ends(taken) -> tuple[float, float]:
    """Median and p95."""
    ordered = sorted(taken)
    return ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)]


if __name__ == "__main__":
    main()
