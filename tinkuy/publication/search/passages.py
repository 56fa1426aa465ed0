"""The passage of a sheet in which the words of a search stand, with the words marked: for the cards of one page alone.

The index tells which sheets hold the words and not where: the text of each card of the page is read for that.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from tinkuy.language.stemming import stems
from tinkuy.publication.content.sheet import FINDINGS_AS_READ, texts_of
from tinkuy.publication.search.asking import Stems, Wanted
from tinkuy.publication.search.models import KINDS
from tinkuy.publication.sheets.models import SheetVersion
from tinkuy.systematisation.evidence.models.code import FindingKind

LENGTH, BEFORE = 180, 60
"""Letters of a passage, and at most how many of them stand before the first word that was asked for."""
MOST_WORDS = 8
"""So many words of a search are looked for in the texts: whoever writes fifty makes nobody wait."""
BEGINNING = 3
"""A word begins as its stem does, by so many letters: what begins otherwise needs no stemming."""
LETTERS = {"a": "aáàâãä", "e": "eéèêë", "i": "iíìîï", "o": "oóòôõö", "u": "uúùûü", "c": "cç", "n": "nñ"}

type Span = tuple[int, int]


@dataclass(frozen=True)
class Passage:
    """`pieces` are its words in order, each with whether it was asked for. `code` and `kind` are of its finding, empty
    where it stands elsewhere; `is_summary` where it is the sheet's own.
    """

    language: str
    pieces: Sequence[tuple[str, bool]]
    code: str = ""
    kind: str = ""
    is_summary: bool = False

    @property
    def kind_label(self) -> str:
        return str(FindingKind(self.kind).label)


@dataclass(frozen=True)
class Place:
    """A text that holds some of the words: where, and how many of them."""

    text: str
    spans: Sequence[Span]
    words: int
    field: str = ""
    code: str = ""


def passages_of(languages: Mapping[int, str], words: Sequence[Wanted]) -> dict[int, Passage]:
    """By the key of the sheet: *languages* has the one in which each is read. What is not in it may be in another."""
    versions = _newest_versions(languages) if words and languages else {}
    looked_for = words_to_mark(words)
    passages: dict[int, Passage] = {}
    for others in (False, True):
        keys = {
            key: sheet
            for key, (sheet, language) in versions.items()
            if sheet not in passages and (language != languages[sheet]) is others
        }
        contents = _contents(keys) if keys else ()
        for key, language, content in contents:
            place = best_place(content, looked_for, language)
            if place is not None:
                passages.setdefault(keys[key], _passage(place, language))
    return passages


def _contents(keys: Collection[int]) -> QuerySet[SheetVersion, tuple[int, str, dict[str, Any]]]:
    return SheetVersion.objects.filter(pk__in=keys).order_by().values_list("pk", "language", "content")


def _newest_versions(sheets: Collection[int]) -> dict[int, tuple[int, str]]:
    """Sheet and language of the newest original in force of each of *sheets*, and of what translates it."""
    rows = SheetVersion.objects.filter(sheet__in=sheets, retired_at=None).order_by("number")
    columns = list(rows.values_list("pk", "sheet_id", "language", "number", "source_version_id"))
    newest = {sheet: number for _key, sheet, _language, number, source in columns if source is None}
    originals = {key for key, sheet, _language, number, source in columns if source is None and number == newest[sheet]}
    keys: dict[tuple[int, str], int] = {}
    for key, sheet, language, _number, source in columns:
        if key in originals or source in originals:
            keys[sheet, language] = key
    return {key: place for place, key in keys.items()}


class Word:
    """A word that was asked for: what may be it in a text, and what is. Each word as it is written is stemmed once."""

    def __init__(self, stems_of_it: Stems) -> None:
        self.stems = stems_of_it
        self._known: dict[tuple[str, str], bool] = {}
        beginnings = {"".join(map(_any_accent, stem[:BEGINNING])) for stem in stems_of_it}
        self.likely = re.compile(rf"\b(?:{'|'.join(sorted(beginnings))})[^\W_]*", re.IGNORECASE)

    def spans_in(self, text: str, language: str) -> list[Span]:
        return [likely.span() for likely in self.likely.finditer(text) if self._is(likely[0], language)]

    def _is(self, written: str, language: str) -> bool:
        key = (written, language)
        if key not in self._known:
            self._known[key] = not self.stems.isdisjoint(stems(written, language))
        return self._known[key]


class MarkedTerm:
    """Something that was asked for, in each way to say it: the words of a way count where all of them stand."""

    def __init__(self, wanted: Wanted) -> None:
        alone = frozenset[str]().union(*(way[0] for way in wanted.ways if len(way) == 1))
        ways = [*([(alone,)] if alone else []), *(way for way in wanted.ways if len(way) > 1)]
        self.ways = [[Word(stems_of_it) for stems_of_it in way] for way in ways]

    def spans_in(self, text: str, language: str) -> list[Span]:
        spans: list[Span] = []
        for way in self.ways:
            of_words = [word.spans_in(text, language) for word in way]
            spans += [span for of_word in of_words for span in of_word] if all(of_words) else []
        return spans


def words_to_mark(words: Sequence[Wanted]) -> list[MarkedTerm]:
    return [MarkedTerm(one) for one in words[:MOST_WORDS]]


def _any_accent(letter: str) -> str:
    return f"[{LETTERS[letter]}]" if letter in LETTERS else re.escape(letter)


def best_place(content: Mapping[str, Any], words: Sequence[MarkedTerm], language: str) -> Place | None:
    """The finding that holds most of the words, the first of several; without one, what else does."""
    for texts in (_texts_of_findings(content), _other_texts(content)):
        if places := list(_places(texts, words, language)):
            return max(places, key=lambda place: place.words)
    return None


def _texts_of_findings(content: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    for name in FINDINGS_AS_READ:
        for item in content.get(name) or ():
            for text in texts_of(name, item):
                yield text, name, str(item.get("code", ""))


def _other_texts(content: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Without the title, which each card has."""
    for name, value in content.items():
        if name not in (*FINDINGS_AS_READ, "title"):
            for text in texts_of(name, value):
                yield text, name, ""


def _places(texts: Iterator[tuple[str, str, str]], words: Sequence[MarkedTerm], language: str) -> Iterator[Place]:
    for text, field, code in texts:
        spans_by_word = [spans for word in words if (spans := word.spans_in(text, language))]
        if spans_by_word:
            yield Place(text, sorted(set().union(*spans_by_word)), len(spans_by_word), field, code)


def _passage(place: Place, language: str) -> Passage:
    return Passage(
        language,
        _pieces(place.text, place.spans),
        place.code,
        KINDS.get(place.field, ""),
        is_summary=place.field == "summary",
    )


def _pieces(text: str, spans: Sequence[Span]) -> list[tuple[str, bool]]:
    """The text about the first of *spans*, cut between words, with those marked that it holds."""
    start, end = _window(text, spans[0])
    before, after = [("… ", False)] if start else [], [(" …", False)] if end < len(text) else []
    return [*before, *_between(text, spans, start, end), *after]


def _between(text: str, spans: Sequence[Span], start: int, end: int) -> list[tuple[str, bool]]:
    pieces, at = [], start
    for left, right in spans:
        if at <= left < right <= end:
            pieces += [(text[at:left], False), (text[left:right], True)]
            at = right
    return [piece for piece in (*pieces, (text[at:end], False)) if piece[0]]


def _window(text: str, first: Span) -> Span:
    if len(text) <= LENGTH:
        return 0, len(text)
    start = max(0, min(first[0] - BEFORE, len(text) - LENGTH))
    start = text.find(" ", start, first[0]) + 1 or first[0] if start else 0
    end = start + LENGTH
    return start, len(text) if end >= len(text) else max(text.rfind(" ", start, end), first[1])


def whole_marked(text: str, words: Sequence[MarkedTerm], language: str) -> list[tuple[str, bool]]:
    """All of *text* in order, each piece with whether it was asked for."""
    spans = sorted({span for word in words for span in word.spans_in(text, language)})
    return _between(text, spans, 0, len(text))


def window_marked(text: str, words: Sequence[MarkedTerm], language: str) -> tuple[int, list[tuple[str, bool]]]:
    """How many of *words* stand in it; the text about the first, or its beginning."""
    by_word = [spans for word in words if (spans := word.spans_in(text, language))]
    return len(by_word), _pieces(text, sorted(set().union(*by_word)) or [(0, 0)])
