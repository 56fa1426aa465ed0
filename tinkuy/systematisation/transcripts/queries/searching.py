"""Words in the transcripts of a cycle: found by their stems, with and without accents.

Without an index: the captions of a cycle are read and compared as they stand, so that nothing keeps their words besides
the captions themselves (promise P10). Ten thousand captions take a tenth of a second.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from tinkuy.core.text import folded
from tinkuy.language.stemming import LONGEST_WORD, WORD, search_terms, stems
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.systematisation.evidence.models.transcript import Cue, Transcript
from tinkuy.systematisation.evidence.queries.attributes import captions_under_present_regime

MOST = 100
"""Passages on the page; more are told as a number."""

Wanted = list[frozenset[str]]
"""For each word of a query, the words of the transcripts that match it, in lower case."""


@dataclass(frozen=True)
class Passage:
    """A caption in which all words stand; `pieces` are its text in order, each with whether it was asked for."""

    cue: Cue
    webinar: Webinar
    pieces: tuple[tuple[str, bool], ...]


@dataclass(frozen=True)
class SearchResult:
    """The first `MOST` passages in the order of the sessions, and how many there are in how many sessions."""

    passages: tuple[Passage, ...]
    count: int
    webinars: int


def search(cycle: Cycle, query: str) -> SearchResult:
    """The captions of *cycle* that hold every word of *query*; five queries."""
    transcripts = Transcript.objects.filter(cycle=cycle).select_related("webinar").order_by("webinar__ordinal")
    texts: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for place, key, text in Cue.objects.filter(cycle=cycle).order_by("ordinal").values_list("transcript", "pk", "text"):
        texts[place].append((key, text))
    hits: list[tuple[Transcript, int]] = []
    wanted: dict[int, Wanted] = {}
    for transcript in transcripts:
        rows = texts[transcript.pk]
        wanted_words = wanted[transcript.pk] = _wanted(query, transcript.language, [text for _key, text in rows])
        hits += [(transcript, key) for key, text in rows if wanted_words and _holds(text, wanted_words)]
    hit_cues = Cue.objects.filter(pk__in=[key for _transcript, key in hits[:MOST]]).select_related("speaker")
    cues = {cue.pk: cue for cue in captions_under_present_regime(cycle, hit_cues)}
    passages = (
        Passage(cues[key], transcript.webinar, _pieces(cues[key].text, wanted[transcript.pk]))
        for transcript, key in hits[:MOST]
    )
    return SearchResult(tuple(passages), len(hits), len({transcript.pk for transcript, _key in hits}))


def _wanted(query: str, language: str, texts: Sequence[str]) -> Wanted:
    """Empty where a word of the query, or the query, matches nothing."""
    terms = search_terms(query, language)
    words = list(set(WORD.findall("\n".join(texts).casefold()))) if terms else []
    folded_stems = [folded(stem) for stem in _stems_of(words, language)]
    wanted = [frozenset(word for word, stem in zip(words, folded_stems, strict=True) if stem in term) for term in terms]
    return wanted if all(wanted) else []


def _stems_of(words: Sequence[str], language: str) -> list[str]:
    """One stem for each word; a word too long for `stems` is its own."""
    stems_in_order = iter(stems(" ".join(words), language))
    return [next(stems_in_order) if len(word) <= LONGEST_WORD else word for word in words]


def _holds(text: str, wanted: Wanted) -> bool:
    """Letters first, which is soon known; then whole words."""
    lowered = text.casefold()
    if not all(any(word in lowered for word in words) for words in wanted):
        return False
    spoken_words = WORD.findall(lowered)
    return not any(words.isdisjoint(spoken_words) for words in wanted)


def _pieces(text: str, wanted: Wanted) -> tuple[tuple[str, bool], ...]:
    pieces, place = [], 0
    for match in WORD.finditer(text):
        if any(match[0].casefold() in words for words in wanted):
            pieces += [(text[place : match.start()], False), (match[0], True)]
            place = match.end()
    pieces.append((text[place:], False))
    return tuple(piece for piece in pieces if piece[0])
