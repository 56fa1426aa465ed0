"""How the two helpers do on sentences: the suggestions by what a sentence tells, the guard by what a passage is."""

from collections.abc import Iterable, Mapping, Sequence

from bench.sentences import PERSONAL_KINDS, Kind, Passage, PersonalKind, Sentence, Source, neighbours_in
from tests.scoring import Score, Span
from tinkuy.language.personal_data.guard import alerts
from tinkuy.systematisation.suggestions.hints.decision import NO_NEIGHBOURS, Neighbours, hint_in
from tinkuy.systematisation.suggestions.hints.meaning import bytes_of, shares_of
from tinkuy.systematisation.suggestions.hints.sections import kind_under

AT_ONCE = 16


SUGGESTED: dict[str, Kind] = {
    "lesson": "lesson",
    "good_practice": "practice",
    "risk": "risk",
    "recommendation": "recommendation",
}
GUARDED: dict[str, PersonalKind] = {
    "name": "name",
    "identity": "identity",
    "portrait": "identity",
    "telephone": "telephone",
    "email": "email",
    "work": "workplace",
    "home": "home",
}


def suggesting(
    sentences: Iterable[Sentence],
    *,
    with_headings: bool = True,
    meanings: Mapping[str, Mapping[str, float]] | None = None,
    neighbours: Mapping[str, Neighbours] | None = None,
) -> dict[str, Score]:
    """By kind. What `also` allows is right; where it stands beside an empty kind, nothing is missed either.

    *meanings* holds the shares by meaning of each text; without them its words alone decide. *neighbours* holds those
    of what stands before and after it in its source.
    """
    table = {kind: Score() for kind in SUGGESTED.values()}
    for sentence in sentences:
        section = kind_under(sentence.heading) if with_headings else ""
        meaning, around = (meanings or {}).get(sentence.text), (neighbours or {}).get(sentence.text, NO_NEIGHBOURS)
        hint = hint_in(sentence.text, section=section, meaning=meaning, neighbours=around)
        suggested = SUGGESTED[hint.kind] if hint else ""
        is_right = bool(suggested) and suggested in (sentence.kind, sentence.also)
        # a second kind that was told stands for the first: one thing was there, and it was found
        there = suggested if is_right and sentence.kind else sentence.kind
        if there:
            table[there].there += 1
            table[there].found += is_right
        if suggested:
            table[suggested].marked += 1
            table[suggested].right += is_right
        if not is_right and (suggested or there):
            cue = sentence.text[hint.start : hint.end] if hint else ""
            table[suggested or there].wrong.append(f"{there or 'none'} → {suggested or 'none'} [{cue}] {sentence.text}")
    return table


def meanings_of(texts: Sequence[str]) -> dict[str, dict[str, float]]:
    """As the worker reckons and stores them; empty without the extra `meaning`."""
    parts = [bytes_of(texts[start : start + AT_ONCE]) for start in range(0, len(texts), AT_ONCE)]
    stored = [one for part in parts for one in part]
    return {text: shares_of(one) for text, one in zip(texts, stored, strict=False)}


def neighbours_of(
    rows: Sequence[tuple[Source, Sentence]], meanings: Mapping[str, Mapping[str, float]]
) -> dict[str, Neighbours]:
    """Of each text what the meaning of the sentence before and after it weighs."""
    texts = [sentence.text for _source, sentence in rows]
    return dict(zip(texts, neighbours_in(rows, [meanings.get(text) for text in texts]), strict=True))


def guarding(sentences: Iterable[Sentence]) -> dict[str, Score]:
    """By kind. An alert counts for a passage of its own kind that it touches."""
    table = {kind: Score() for kind in PERSONAL_KINDS}
    for sentence in sentences:
        marked: dict[str, list[Span]] = {kind: [] for kind in PERSONAL_KINDS}
        for alert in alerts(sentence.text, kinds=tuple(GUARDED)):
            marked[GUARDED[alert.kind]].append((alert.start, alert.end))
        places = _places(sentence.text, sentence.personal)
        for kind, score in table.items():
            score.add(sentence.text, places[kind], marked[kind])
    return table


def _places(text: str, passages: Iterable[Passage]) -> dict[str, list[Span]]:
    places: dict[str, list[Span]] = {kind: [] for kind in PERSONAL_KINDS}
    for passage in passages:
        start = text.index(passage.text)
        places[passage.kind].append((start, start + len(passage.text)))
    return places
