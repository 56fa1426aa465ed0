"""All published sheets as a catalogue: one card each, found by words, narrowed by facets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tinkuy.publication.search.models import KIND_FIELDS, SheetCard
from tinkuy.publication.search.passages import Passage, passages_of
from tinkuy.publication.search.queries import CardSearch
from tinkuy.publication.versions.models import PublishedFinding
from tinkuy.systematisation.evidence.models.code import FindingKind


@dataclass(frozen=True)
class Card:
    """A sheet in the catalogue, with its words in the reader's language, else in that of its newest version.

    `passage` is where the words of a search stand in it; where that is a recommendation, `thread` leads to its path.
    """

    row: SheetCard
    language: str
    passage: Passage | None = None
    thread: str = ""

    @property
    def slug(self) -> str:
        return self.row.slug

    @property
    def title(self) -> str:
        return str(self.row.texts[self.language]["title"])

    @property
    def summary(self) -> str:
        return str(self.row.texts[self.language]["summary"])

    @property
    def countries(self) -> list[str]:
        return self.row.values_of("country")

    @property
    def languages(self) -> list[str]:
        return self.row.values_of("language")

    @property
    def counts(self) -> dict[str, int]:
        """How many findings of each kind the sheet holds."""
        return {kind: getattr(self.row, field) for kind, field in KIND_FIELDS.items()}


class Catalogue(Sequence[Card]):
    """The cards of sheets in force that a search finds: counted, and read a page at a time."""

    def __init__(
        self, language: str, query: str = "", chosen: Mapping[str, Sequence[str]] | None = None, **more: Any
    ) -> None:
        self.language = language
        self.search = CardSearch(query, chosen, **more)

    def __len__(self) -> int:
        return len(self.search)

    def without_passages(self, most: int) -> list[Card]:
        """The first ones, where their findings stand beside them."""
        return [Card(row, language_for(self.language, row.texts)) for row in self.search[:most]]

    def __getitem__(self, part: Any) -> Any:
        rows, words = self.search[part], self.search.wish.question.words
        language_by_sheet = {row.sheet_id: language_for(self.language, row.texts) for row in rows}
        passages = passages_of(language_by_sheet, words) if words else {}
        threads = _threads_of(passages)
        return [
            Card(row, language_by_sheet[row.sheet_id], passages.get(row.sheet_id), threads.get(row.sheet_id, ""))
            for row in rows
        ]


def _threads_of(passages: Mapping[int, Passage]) -> dict[int, str]:
    """By sheet, the address of the path of the recommendation in which the words of a search stand."""
    codes = {sheet: one.code for sheet, one in passages.items() if one.code and one.kind == FindingKind.RECOMMENDATION}
    if not codes:
        return {}
    printed = PublishedFinding.objects.filter(
        version__sheet__in=codes, version__retired_at=None, finding__kind=FindingKind.RECOMMENDATION
    )
    rows = printed.values_list("version__sheet", "code", "finding__public_id")
    return {sheet: public_id for sheet, code, public_id in rows if codes[sheet] == code}


def language_for(reader: str, texts: Mapping[str, object]) -> str:
    """The reader's own where there is one; else the first, which is that of the newest version."""
    return reader if reader in texts else next(iter(texts))
