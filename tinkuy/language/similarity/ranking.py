from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from tinkuy.language.stemming import stems
from tinkuy.language.translation.drafting import NotAvailable, draft, is_available

from . import meaning, weights

FLATTENING = 60
"""Of reciprocal rank fusion: how little the first places differ (Cormack, Clarke and Büttcher, SIGIR 2009)."""
MOST = 200
"""Candidates that are compared; the first ones are kept."""
LONGEST = 600
"""Letters of a text that are compared: a passage, not a page."""
COMMON = "es"
"""The language in which stems are compared."""


@dataclass(frozen=True)
class Text:
    """Words in a language of the site: `es`, `pt-br` or `en`."""

    words: str
    language: str = COMMON


def rank[K: Hashable](query: Text, candidates: Sequence[tuple[K, Text]]) -> list[tuple[K, float]]:
    """The candidates with a score, best first: their places by letters, by stems and, with the extra, by meaning.

    A score is the sum of 1 / (60 + place) over the rankings, so it tells an order and no probability. What no ranking
    finds anything in common with is left out.
    """
    shortened = [(key, _shortened(text)) for key, text in candidates[:MOST]]
    if not shortened or not query.words.strip():
        return []
    short_query, texts = _shortened(query), [text for _key, text in shortened]
    rankings = [
        _letters(short_query, texts),
        _stems(short_query, texts),
        meaning.likeness(short_query.words, [one.words for one in texts]),
    ]
    fused = _fused([ranking for ranking in rankings if ranking is not None])
    scored = [(key, fused[place]) for place, (key, _text) in enumerate(shortened) if place in fused]
    return sorted(scored, key=lambda pair: -pair[1])


def methods() -> list[str]:
    """What a ranking here rests on, of `letters`, `stems` and `meaning`."""
    return ["letters", "stems", *(["meaning"] if meaning.encoder() else [])]


def _letters(query: Text, texts: Sequence[Text]) -> list[float]:
    return weights.likeness(weights.letters_of(query.words), [weights.letters_of(text.words) for text in texts])


def _stems(query: Text, texts: Sequence[Text]) -> list[float]:
    query_stems, *others = (stems(text.words, text.language) for text in _in_one_language([query, *texts]))
    return weights.likeness(query_stems, others)


def _fused(rankings: Iterable[Sequence[float]]) -> dict[int, float]:
    """By place of a candidate, the sum over *rankings*; one that a ranking finds nothing in has no place there."""
    total: dict[int, float] = {}
    for scores in rankings:
        matching_places = sorted(
            (place for place, score in enumerate(scores) if score > 0), key=lambda place: -scores[place]
        )
        for rank_, place in enumerate(matching_places, 1):
            total[place] = total.get(place, 0.0) + 1 / (FLATTENING + rank_)
    return total


def _in_one_language(texts: Sequence[Text]) -> list[Text]:
    """*texts* in a draft of the common language where one can be made; the others as they are."""
    translated = list(texts)
    for language in {text.language for text in texts} - {COMMON}:
        if not is_available(language, COMMON):
            continue
        places = [place for place, text in enumerate(texts) if text.language == language]
        try:
            drafts = draft([texts[place].words for place in places], language, COMMON)
        except NotAvailable:
            continue
        for place, words in zip(places, drafts, strict=True):
            translated[place] = Text(words, COMMON)
    return translated


def _shortened(text: Text) -> Text:
    return Text(text.words[:LONGEST], text.language)
