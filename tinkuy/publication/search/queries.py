"""Cards by words and facets, the same on SQLite and PostgreSQL.

The index holds stems without accents (see `language.stemming`); a query asks, for each of its words, for any of the
stems that the word may have. Every word must be found. First come the cards whose title has all of the words, then
those whose title has some, then the others; of each the newest is the first. Without a query the newest comes first.

So no card is given a mark: of fifty thousand hits that would take longer than anything else. `matches` has what each
database is asked.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from django.db.models import Sum

from tinkuy.core.rows.compiled_query import CompiledQuery
from tinkuy.publication.search.matches import Stems, count, groups, newest_cards, numbers, stems_of, tiers
from tinkuy.publication.search.models import KIND_FIELDS, CardGroup, SheetCard

LONGEST_QUERY = 200
FACETS = ("country", "kind", "language", "year")
FACETS_OF_GROUPS = CompiledQuery[tuple[int, str]](lambda: CardGroup.objects.values_list("pk", "facets"))
SHEETS_OF_GROUPS = CompiledQuery[tuple[int, int]](lambda: CardGroup.objects.values_list("pk", "sheets"))


@dataclass(frozen=True)
class CardSearch:
    """The cards that hold every word of `query` and, of each facet of `chosen`, at least one of the values."""

    query: str = ""
    chosen: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @cached_property
    def counts_by_group(self) -> Mapping[int, int]:
        """How many cards of the query, whatever is chosen, are in which group."""
        if not self._has_query:
            return dict(SHEETS_OF_GROUPS.rows())
        return groups(self._words) if self._words else {}

    def facet_counts(self) -> dict[str, Counter[str]]:
        """For each facet, how many cards each value would show, whatever else is chosen."""
        by_word: dict[str, int] = defaultdict(int)
        for group, number in self.counts_by_group.items():
            for word in _words_of(self._facets.get(group, "")):
                by_word[word] += number
        counted: dict[str, Counter[str]] = {facet: Counter() for facet in FACETS}
        for word, number in by_word.items():
            facet, _, value = word.partition(":")
            counted[facet][value] = number
        return counted

    def __len__(self) -> int:
        chosen = self._chosen_groups
        return sum(number for group, number in self.counts_by_group.items() if chosen is None or group in chosen)

    def __getitem__(self, part: slice) -> list[SheetCard]:
        """The cards from place to place, in their order."""
        first = part.start or 0
        most = max((len(self) if part.stop is None else part.stop) - first, 0)
        if self._has_query:
            in_order = list(self._numbers(first, most)) if self._words else []
        else:
            in_order = newest_cards(self._chosen_groups, first, most)
        cards = SheetCard.objects.defer("title_stems", "body_stems").in_bulk(in_order)
        return [cards[card] for card in in_order if card in cards]

    def _numbers(self, first: int, most: int) -> Iterator[int]:
        """One tier after the other, as far as they are needed."""
        for tier in tiers(self._words):
            if not most:
                return
            of_tier = numbers(tier, self._chosen_groups, first, most)
            yield from of_tier
            first = 0 if of_tier or not first else first - count(tier, self._chosen_groups)
            most -= len(of_tier)

    @property
    def words(self) -> Sequence[Stems]:
        """Those that were asked for, each with the stems that it may have."""
        return self._words if self._has_query else []

    @property
    def _has_query(self) -> bool:
        return bool(self.query.strip())

    @cached_property
    def _words(self) -> Sequence[Stems]:
        return stems_of(self.query[:LONGEST_QUERY])

    @cached_property
    def _facets(self) -> dict[int, str]:
        """Those of each group, but of one that went with its last card since it was counted."""
        return dict(FACETS_OF_GROUPS.rows())

    @cached_property
    def _chosen_groups(self) -> frozenset[int] | None:
        """The groups that have what is chosen; None where nothing is."""
        words = [[f" {facet}:{value} " for value in values] for facet, values in self.chosen.items() if values]
        if not words:
            return None
        return frozenset(group for group, facets in self._facets.items() if _holds(facets, words))


@lru_cache(maxsize=8_192)
def _words_of(facets: str) -> tuple[str, ...]:
    """They are few beside the cards, and the same at every search."""
    return tuple(facets.split())


def _holds(facets: str, chosen: Sequence[Sequence[str]]) -> bool:
    return all(any(word in facets for word in words) for words in chosen)


def findings_of_all_sheets() -> dict[str, int]:
    """How many published findings there are of each kind."""
    sums = CardGroup.objects.aggregate(**{name: Sum(name, default=0) for name in KIND_FIELDS.values()})
    return {kind: sums[name] for kind, name in KIND_FIELDS.items()}
