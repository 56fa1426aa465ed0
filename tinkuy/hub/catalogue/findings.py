"""Findings as the catalogue lists them: their words with those marked that were asked for, why each was found, where it
leads, and what became of it. For the findings of one page alone, in a number of queries that does not grow.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django_scopes import scopes_disabled

from tinkuy.hub.sheets.catalogue import language_for
from tinkuy.practice.adoptions.queries import public_adoptions
from tinkuy.practice.responses.models import ResponseState
from tinkuy.practice.responses.queries import public_answers
from tinkuy.publication.search.models import CardFinding
from tinkuy.publication.search.passages import MarkedTerm, whole_marked, window_marked, words_to_mark
from tinkuy.publication.search.queries import FindingSearch
from tinkuy.publication.versions.models import PublishedFinding
from tinkuy.systematisation.evidence.models.code import FindingKind

type Pieces = Sequence[tuple[str, bool]]
"""Words in order, each with whether they were asked for."""

SHOWN_STATES = (ResponseState.IN_PRACTICE, ResponseState.UNDER_WAY, ResponseState.AGREED)
"""The furthest one is shown."""


@dataclass(frozen=True)
class Why:
    """A quote of the finding, or more of its words."""

    pieces: Pieces
    language: str
    is_quote: bool
    country: str = ""


@dataclass(frozen=True)
class PracticeMark:
    """How many countries are so far with it: none is named."""

    knot: str
    countries: int


@dataclass(frozen=True)
class ListedFinding:
    row: CardFinding
    language: str
    title: Pieces
    why: Why | None
    address: str
    sheet_title: str
    sheet_language: str
    practice: PracticeMark | None

    @property
    def countries(self) -> list[str]:
        return [str(code) for code in self.row.items[self.language].get("countries") or ()]


@dataclass(frozen=True)
class _Printed:
    public_id: str
    finding: Any


class Findings(Sequence[ListedFinding]):
    """Those that a search finds: counted, and read a page at a time."""

    def __init__(self, search: FindingSearch, language: str) -> None:
        self.search, self.language = search, language

    def __len__(self) -> int:
        return len(self.search)

    def __getitem__(self, part: Any) -> Any:
        rows = self.search[part]
        words = words_to_mark(self.search.wish.question.words)
        printed = _printed(rows)
        practice = _practice(one.finding for one in printed.values())
        return [self._listed(row, words, printed.get(row.pk), practice) for row in rows]

    def _listed(
        self,
        row: CardFinding,
        words: Sequence[MarkedTerm],
        printed: _Printed | None,
        practice: Mapping[int, PracticeMark],
    ) -> ListedFinding:
        item = row.items[language_for(self.language, row.items)]
        language, texts = item["language"], row.card.texts
        sheet_language = language_for(self.language, texts)
        title = str(item.get("heading") or item.get("text") or "").removesuffix(".")
        return ListedFinding(
            row=row,
            language=language if language in row.items else next(iter(row.items)),
            title=whole_marked(title, words, language),
            why=_why(item, words),
            address=_address(row, language, printed),
            sheet_title=str(texts[sheet_language]["title"]),
            sheet_language=sheet_language,
            practice=practice.get(printed.finding.pk) if printed else None,
        )


def _why(item: Mapping[str, Any], words: Sequence[MarkedTerm]) -> Why | None:
    """The quote in which most of the words stand; the finding's own text where it is not its title; else the first."""
    language = item["language"]
    texts = [(str(item["text"]), language, False, "")] if item.get("heading") and item.get("text") else []
    quotes = [(one["text"], one["language"] or language, True, one["country"]) for one in item["evidence"]]
    best: tuple[int, Why] | None = None
    for text, its_language, is_quote, country in (*quotes, *texts):
        number, pieces = window_marked(text, words, its_language)
        if best is None or number > best[0]:
            best = number, Why(pieces, its_language, is_quote, country)
    return best[1] if best else None


def _address(row: CardFinding, language: str, printed: _Printed | None) -> str:
    """A recommendation leads to its path, a practice to its page, the others to what they rest on; what came from
    outside to its place in the sheet.
    """
    if printed is None or not row.code:
        return f"{reverse('hub:sheet', args=[row.card.slug])}{'#' + row.code if row.code else ''}"
    if row.kind == FindingKind.RECOMMENDATION:
        return reverse("hub:recommendation", args=[printed.public_id])
    if row.kind == FindingKind.GOOD_PRACTICE:
        return reverse("hub:practice_page", args=[printed.public_id])
    return reverse("hub:trail", args=[row.card.slug, row.code])


def _printed(rows: Sequence[CardFinding]) -> dict[int, _Printed]:
    """By the key of each row the finding of a cycle that it is."""
    if not rows:
        return {}
    keys = {(row.card.sheet_id, row.code): row.pk for row in rows}
    of_sheets = PublishedFinding.objects.filter(
        version__sheet__in={row.card.sheet_id for row in rows}, code__in={row.code for row in rows}
    )
    with scopes_disabled():
        rows_in_force = of_sheets.filter(version__retired_at=None).select_related("finding", "version")
        return {
            keys[one.version.sheet_id, one.code]: _Printed(one.finding.public_id, one.finding)
            for one in rows_in_force.defer("version__content")
            if (one.version.sheet_id, one.code) in keys
        }


def _practice(findings: Iterable[Any]) -> dict[int, PracticeMark]:
    """By the key of the finding how far the most advanced countries are, as everybody may read it."""
    by_key = {one.pk: one for one in findings}
    recommendations = [one for one in by_key.values() if one.kind == FindingKind.RECOMMENDATION]
    with scopes_disabled():
        answers = public_answers({one.cycle_id for one in recommendations}) if recommendations else {}
    marks: dict[int, PracticeMark] = {}
    for one in recommendations:
        counts = answers[one.cycle_id].of_questions.get(one.number, {}) if one.cycle_id in answers else {}
        state = next((state for state in SHOWN_STATES if counts.get(state)), None)
        if state is not None:
            marks[one.pk] = PracticeMark(state.value, counts[state])
    practices = [one for one in by_key.values() if one.kind == FindingKind.GOOD_PRACTICE]
    adopters = public_adoptions(findings=practices) if practices else []
    countries = Counter(key for key, _country in {(one.finding.pk, one.country) for one in adopters})
    return marks | {key: PracticeMark(ResponseState.IN_PRACTICE.value, number) for key, number in countries.items()}
