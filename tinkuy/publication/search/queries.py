"""Cards by words and facets, the same on SQLite and PostgreSQL.

The index holds stems without accents (see `language.stemming`); a query asks, for each of its words, for any of the
stems that the word may have. Every word must be found. The order is by relevance: bm25 on SQLite, ts_rank on
PostgreSQL, a word in the title weighing more than one in the text; without a query the newest comes first.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import Any

from django.db import connection

from tinkuy.core import languages
from tinkuy.language.stemming import WORD, search_terms
from tinkuy.publication.search.models import SheetCard

LONGEST_QUERY = 200
FACETS = ("country", "kind", "language", "year")

ALL = "publication_sheetcard AS card WHERE TRUE", "card.published_at DESC, card.id DESC"
BY_FTS5 = (
    """publication_cardtext CROSS JOIN publication_sheetcard AS card INDEXED BY publication_card_facets
    ON card.id = publication_cardtext.rowid WHERE publication_cardtext MATCH %s""",
    "bm25(publication_cardtext, 8.0, 1.0), card.id",
)
BY_FTS5_ALONE = (
    "publication_cardtext WHERE publication_cardtext MATCH %s",
    "bm25(publication_cardtext, 8.0, 1.0), rowid",
)
"""Where no facet is chosen: the order of thousands of cards needs nothing of them."""
BY_TSVECTOR = (
    "publication_sheetcard AS card, to_tsquery('simple', %s) AS asked WHERE card.words @@ asked",
    "ts_rank(card.words, asked) DESC, card.id",
)
HOLDS = {"postgresql": "strpos(card.facets, %s) > 0", "sqlite": "instr(card.facets, %s) > 0"}


@dataclass(frozen=True)
class CardSearch:
    """The cards that hold every word of `query` and, of each facet of `chosen`, at least one of the values."""

    query: str = ""
    chosen: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @cached_property
    def counts_by_facets(self) -> dict[str, int]:
        """How many cards of the query, whatever is chosen, have which facets."""
        rows, _order, parameters = self._rows
        return dict(_fetched("SELECT card.facets, count(*) FROM", rows, "GROUP BY card.facets", parameters=parameters))

    def facet_counts(self) -> dict[str, Counter[str]]:
        """For each facet, how many cards each value would show, whatever else is chosen."""
        by_word: dict[str, int] = defaultdict(int)
        for facets, count in self.counts_by_facets.items():
            for word in facets.split():
                by_word[word] += count
        counted: dict[str, Counter[str]] = {facet: Counter() for facet in FACETS}
        for word, count in by_word.items():
            facet, _, value = word.partition(":")
            counted[facet][value] = count
        return counted

    def __len__(self) -> int:
        chosen = self._chosen_words
        if not chosen:
            return sum(self.counts_by_facets.values())
        return sum(count for facets, count in self.counts_by_facets.items() if _holds(facets, chosen))

    def __getitem__(self, part: slice) -> list[SheetCard]:
        """The cards from place to place, in their order."""
        words, first = self._chosen_words, part.start or 0
        rows, order, parameters = self._rows
        if rows == BY_FTS5[0] and not words:
            rows, order = BY_FTS5_ALONE
        is_chosen = [f"AND ({' OR '.join([HOLDS[connection.vendor]] * len(of_one_facet))})" for of_one_facet in words]
        most = len(self) if part.stop is None else part.stop
        number = "rowid" if rows == BY_FTS5_ALONE[0] else "card.id"
        numbers = _fetched(
            *("SELECT", number, "FROM", rows, *is_chosen, "ORDER BY", order, "LIMIT %s OFFSET %s"),
            parameters=[*parameters, *chain.from_iterable(words), max(most - first, 0), first],
        )
        cards = SheetCard.objects.defer("title_stems", "body_stems").in_bulk([card for (card,) in numbers])
        return [cards[card] for (card,) in numbers if card in cards]

    @property
    def _chosen_words(self) -> list[list[str]]:
        return [[f" {facet}:{value} " for value in values] for facet, values in self.chosen.items() if values]

    @cached_property
    def _rows(self) -> tuple[str, str, list[str]]:
        """Which rows are meant, their order, and what both ask for."""
        if not self.query.strip():
            return *ALL, []
        rows, order = BY_TSVECTOR if connection.vendor == "postgresql" else BY_FTS5
        words = _alternatives(self.query[:LONGEST_QUERY])
        if not words:
            return "publication_sheetcard AS card WHERE FALSE", "card.id", []
        return rows, order, [_expression(words)]


def _holds(facets: str, chosen: Sequence[Sequence[str]]) -> bool:
    return all(any(word in facets for word in words) for words in chosen)


def _fetched(*parts: str, parameters: Sequence[str | int]) -> list[tuple[Any, ...]]:
    """The rows of a statement whose *parts* are of this module alone."""
    with connection.cursor() as cursor:
        cursor.execute(" ".join(parts), parameters)
        return list(cursor.fetchall())


def _expression(words: Sequence[frozenset[str]]) -> str:
    if connection.vendor == "postgresql":
        return " & ".join(f"({' | '.join(sorted(stems))})" for stems in words)
    return " AND ".join("(" + " OR ".join(f'"{stem}"' for stem in sorted(stems)) + ")" for stems in words)


def _alternatives(query: str) -> list[frozenset[str]]:
    """For each word, its stems in any language of the site.

    They hold letters and digits only, so none can command: a letter may fold to several words, or to signs.
    """
    columns = zip(*(search_terms(query, language) for language in languages.CODES), strict=True)
    stems = [frozenset(WORD.findall(" ".join(frozenset().union(*column)))) for column in columns]
    return [words for words in stems if words]
