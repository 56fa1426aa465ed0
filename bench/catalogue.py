"""A catalogue of made sheets, and what a search of it costs through its page.

Sheets of 128 made words each (of 30,000, some frequent as in a language) with a finding of forty of them, in one of
twelve countries or several, with objectives, targets, themes, a grade, sectors, four years and one language: nearly
each has facets of its own. 200 queries of one or two words, every third narrowed by a country; beside them the same
words asked of a bare FTS5 table, without facets. Milliseconds.
"""

import functools
import itertools
import random
import time

WORDS, QUERIES, AT_ONCE = 30_000, 200, 2_000
COUNTRIES = ("AR", "BO", "BR", "CL", "CO", "EC", "MX", "PA", "PE", "PY", "UY", "VE")
TAGS = (
    *(f"gcm:{number}" for number in range(1, 24)),
    *(f"sdg:{target}" for target in ("5.2", "8.7", "8.8", "10.7", "16.2", "17.6", "17.9", "17.16", "17.17", "17.18")),
    *(f"theme:{theme}" for theme in ("trafficking", "protection", "borders", "return", "labour", "health", "children")),
    *(f"sector:{sector}" for sector in ("government", "civil_society", "cooperation", "academia")),
)
GRADES = ("good_practice", "promising", "experience")
SYLLABLES = (
    *("mi", "gra", "pro", "tec", "re", "fu", "gio", "tra", "ta", "per", "so", "na", "dad", "es", "do", "co", "mu"),
    *("ni", "li", "der", "go", "bier", "no", "po", "ca", "cial", "ru", "ral", "fron", "te"),
)


class Catalogue:
    """Empty at first."""

    def __init__(self) -> None:
        self._chance = random.Random(7)
        self._words = _vocabulary(self._chance)
        self._queries = list(_queries(self._chance, self._words))

    def publish(self, numbers: range) -> None:
        _publish(self._chance, self._words, numbers)
        _let_the_planner_know()

    def pages(self) -> tuple[float, float]:
        """Median and p95 of the page of a search."""
        return _ends(map(_page, self._queries))

    def bare(self) -> tuple[float, float] | None:
        """The same of the bare table; nothing on a database that has none."""
        from django.db import connection

        return _ends(_bare(query) for query, _country in self._queries) if connection.vendor == "sqlite" else None

    def home(self) -> float:
        return _home()


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

    from tinkuy.language.stemming import searchable
    from tinkuy.planning.cycles.models.cycle import Cycle, CycleState
    from tinkuy.publication.search.models import CardFinding, SheetCard
    from tinkuy.publication.sheets.models import Sheet, SheetVersion

    stems = {word: searchable(word, "es") for word in words}
    weights = list(itertools.accumulate(1 / (place + 2.7) ** 1.02 for place in range(len(words))))
    cycle, _made = Cycle.objects.get_or_create(
        slug="medida", defaults={"title": {"es": "Medida"}, "state": CycleState.DOCUMENTED}
    )
    for some in itertools.batched(numbers, AT_ONCE):
        with scope(cycle=cycle), transaction.atomic():
            sheets = Sheet.objects.bulk_create(Sheet(cycle=cycle, slug=f"ficha-{number}") for number in some)
            texts = (chance.choices(words, cum_weights=weights, k=128) for _sheet in sheets)
            made = [_entry(chance, sheet, text, stems) for sheet, text in zip(sheets, texts, strict=True)]
            versions, cards, findings = zip(*made, strict=True)
            SheetVersion.objects.bulk_create(versions)
            for card, finding in zip(SheetCard.objects.bulk_create(cards), findings, strict=True):
                finding.card = card
            CardFinding.objects.bulk_create(findings)


def _let_the_planner_know() -> None:
    """A server does this by itself within a minute of so many new rows (autovacuum); a measurement does not wait."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _entry(chance: random.Random, sheet, text: list[str], stems: dict[str, str]):
    """The version of *sheet*, its card, and one finding that is found by itself; *text* is 128 words."""
    from tinkuy.core import clock
    from tinkuy.publication.search.models import CardFinding, SheetCard
    from tinkuy.publication.sheets.models import SheetVersion

    def stemmed(some: list[str]) -> str:
        return " ".join(dict.fromkeys(stems[word] for word in some))

    title, body = " ".join(text[:8]), " ".join(text[8:])
    countries, facets, year = _facets(chance)
    lessons = [{"code": f"LE-{n + 1}", "text": " ".join(text[8 + 40 * n : 48 + 40 * n])} for n in range(3)]
    content = {"language": "es", "title": title, "summary": body, "lessons": lessons}
    quotes = chance.randint(0, 9)
    item = {**lessons[0], "heading": "", "language": "es", "quotes": quotes, "evidence": [], "countries": countries}
    of_card = {"slug": sheet.slug, "facets": facets, "published_at": clock.now(), "year": year, "lessons": 3}
    of_finding = {"kind": "lesson", "code": "LE-1", "countries": len(countries), "quotes": quotes}
    return (
        SheetVersion(sheet=sheet, slug=sheet.slug, number=1, language="es", content=content),
        SheetCard(
            **of_card,
            sheet=sheet,
            texts={"es": {"title": title, "summary": body}},
            title_stems=stemmed(text[:8]),
            body_stems=stemmed(text[8:]),
        ),
        CardFinding(**of_finding, facets=facets, items={"es": item}, stems=stemmed(text[8:48])),
    )


def _facets(chance: random.Random) -> tuple[list[str], str, int]:
    """Countries, all facets as a card holds them, and the year."""
    countries = chance.sample(COUNTRIES, chance.choice((1, 1, 2, 5)))
    year = chance.choice((2023, 2024, 2025, 2026))
    shared = [*chance.sample(TAGS, 5), f"grade:{chance.choice(GRADES)}", "language:es", f"year:{year}"]
    facets = [*(f"country:{one}" for one in sorted(countries)), "kind:lesson", *shared]
    return countries, f" {' '.join(facets)} ", year


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

    from tinkuy.publication.search.asking import stems_of

    started = time.perf_counter()
    every_word = " AND ".join(f"({' OR '.join(f'"{stem}"' for stem in sorted(stems))})" for stems in stems_of(query))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rowid FROM publication_cardtext WHERE publication_cardtext MATCH %s ORDER BY rank LIMIT 30",
            [every_word],
        )
        cursor.fetchall()
    return (time.perf_counter() - started) * 1000


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
