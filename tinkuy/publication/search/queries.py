"""Sheets and findings by words and facets, the same on SQLite and PostgreSQL.

The index of words holds stems without accents (see `language.stemming`); a query asks, for each of its words, for any
of the stems that the word may have or another language has for it (`asking`). Every word must be there: in the sheet,
or in the one finding. Of each word the database says which entries hold it; all else is counted and put in order in
memory (`entries`). Only what a page shows is read.

Sheets come in tiers: those whose title has every word, those whose title has some, the others. Findings come by what
stands behind them: countries, then quotes. Of each tier the newest is the first; whoever asks for the newest has no
tiers.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, reduce
from operator import and_, or_
from typing import Any, ClassVar

from tinkuy.core.rows.rows_of_keys import RowsOfKeys
from tinkuy.publication.search.asking import Question, Wanted, question_of
from tinkuy.publication.search.entries import Bits, Entries, card_entries, finding_entries, newest_places
from tinkuy.publication.search.facets import FACETS
from tinkuy.publication.search.matches import FINDINGS, SHEETS, TITLES, hits
from tinkuy.publication.search.models import KIND_FIELDS, CardFinding, SheetCard

NEWEST = "newest"

type Chosen = Mapping[str, Sequence[str]]
"""By facet its values."""


@dataclass(frozen=True)
class SearchNarrowing:
    """What somebody looks for: every word of `query` and, of each facet of `chosen`, at least one of the values."""

    query: str = ""
    chosen: Chosen = field(default_factory=dict)
    order: str = ""
    as_written: bool = False

    @property
    def has_query(self) -> bool:
        return bool(self.query.strip())

    @property
    def question(self) -> Question:
        return question_of(self.query, as_written=self.as_written) if self.has_query else Question()


class EntrySearch:
    """Hits counted, and read a page at a time: see `CardSearch` and `FindingSearch`."""

    where: ClassVar[str]

    def __init__(self, wish: SearchNarrowing, entries: Entries) -> None:
        self.wish, self.entries = wish, entries

    @cached_property
    def _of_words(self) -> Bits:
        """Of the query, whatever is chosen."""
        if not self.wish.has_query:
            return self.entries.all
        words = self.wish.question.words
        return self._holding(words, self.where) & self.entries.all if words else 0

    def _holding(self, words: Sequence[Wanted], where: str) -> Bits:
        """Those that hold every one of *words*; where none does, the others are not asked for."""
        bits = self.entries.all
        for word in words:
            bits &= self._of_word(word, where)
            if not bits:
                break
        return bits

    def _of_word(self, word: Wanted, where: str) -> Bits:
        """Ways of a single word are asked for together."""
        alone = frozenset().union(*(way[0] for way in word.ways if len(way) == 1))
        ways = [*([(alone,)] if alone else []), *(way for way in word.ways if len(way) > 1)]
        return reduce(or_, (reduce(and_, (self._of_stems(one, where) for one in way)) for way in ways), 0)

    def _of_stems(self, stems: frozenset[str], where: str) -> Bits:
        return self.entries.of_word((where, stems), lambda: hits(where, stems))

    @cached_property
    def _of_facets(self) -> dict[str, Bits]:
        """By facet of which something is chosen: what has one of the values."""
        of = self.entries.facets
        return {
            facet: reduce(or_, (of.get(f"{facet}:{value}", 0) for value in values), 0)
            for facet, values in self.wish.chosen.items()
            if values
        }

    @cached_property
    def _hits(self) -> Bits:
        return reduce(and_, self._of_facets.values(), self._of_words)

    def __len__(self) -> int:
        return self._hits.bit_count()

    def facet_counts(self) -> dict[str, Counter[str]]:
        """For each facet how many hits each value has, of what is chosen of the other facets; none without any."""
        base = {facet: self._but_for(facet) for facet in FACETS}
        counted: dict[str, Counter[str]] = {facet: Counter() for facet in FACETS}
        for word, bits in self.entries.facets.items():
            facet, _, value = word.partition(":")
            if facet in base and (number := (base[facet] & bits).bit_count()):
                counted[facet][value] = number
        return counted

    def _but_for(self, facet: str) -> Bits:
        if facet not in self._of_facets:
            return self._hits
        return reduce(and_, (bits for other, bits in self._of_facets.items() if other != facet), self._of_words)

    def keys(self, first: int, most: int) -> list[int]:
        """The numbers of the hits from place to place, in their order."""
        ids, keys = self.entries.ids, list[int]()
        for tier in self._tiers():
            if len(keys) == most:
                break
            if first and (number := tier.bit_count()) <= first:
                first -= number
                continue
            keys += [ids[place] for place in newest_places(tier, first, most - len(keys))]
            first = 0
        return keys

    def _tiers(self) -> Iterator[Bits]:
        """All hits, each once, as far as they are asked for."""
        if self.wish.order == NEWEST:
            yield self._hits
            return
        rest = self._hits
        for wanted in self._ranked():
            if not rest:
                return
            if tier := rest & wanted:
                yield tier
                rest ^= tier
        if rest:
            yield rest

    def _ranked(self) -> Iterator[Bits]:
        raise NotImplementedError

    def _rows(self, part: slice, rows: RowsOfKeys[Any]) -> list[Any]:
        first = part.start or 0
        keys = self.keys(first, max((len(self) if part.stop is None else part.stop) - first, 0))
        by_key = {row.pk: row for row in rows.rows(keys)}
        return [by_key[key] for key in keys if key in by_key]


CARDS = RowsOfKeys[SheetCard](
    lambda keys: SheetCard.objects.filter(pk__in=keys).defer("title_stems", "body_stems").order_by()
)
CARD_FINDINGS = RowsOfKeys[CardFinding](
    lambda keys: (
        CardFinding.objects.filter(pk__in=keys)
        .select_related("card")
        .defer("stems", "card__title_stems", "card__body_stems")
        .order_by()
    )
)


class CardSearch(EntrySearch):
    """The sheets in force."""

    where = SHEETS

    def __init__(self, query: str = "", chosen: Chosen | None = None, **more: Any) -> None:
        super().__init__(SearchNarrowing(query, chosen or {}, **more), card_entries())

    def __getitem__(self, part: slice) -> list[SheetCard]:
        return self._rows(part, CARDS)

    def _ranked(self) -> Iterator[Bits]:
        words = self.wish.question.words
        if words:
            yield self._holding(words, TITLES)
        if len(words) > 1:
            yield reduce(or_, (self._of_word(word, TITLES) for word in words))


class FindingSearch(EntrySearch):
    """The findings of the sheets in force."""

    where = FINDINGS

    def __init__(self, query: str = "", chosen: Chosen | None = None, **more: Any) -> None:
        super().__init__(SearchNarrowing(query, chosen or {}, **more), finding_entries())

    def __getitem__(self, part: slice) -> list[CardFinding]:
        return self._rows(part, CARD_FINDINGS)

    def _ranked(self) -> Iterator[Bits]:
        yield from (self.entries.weights[weight] for weight in sorted(self.entries.weights, reverse=True))


def findings_of_all_sheets() -> dict[str, int]:
    """How many published findings there are of each kind."""
    counts = FindingSearch().facet_counts()["kind"]
    return {kind: counts[kind] for kind in KIND_FIELDS}
