"""Invented sentences with what they tell, and how the suggestions do on them.

`held_out.tsv` was written in one go and committed before the first rule, by the same hand and minutes before it; it was
run before later edits of the rules too. `development.tsv` was there while they were written. Columns: language, kind or
`none`, sentence.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.scoring import Score
from tinkuy.systematisation.suggestions.hints.decision import hint_in

NONE = "none"
KINDS = ("risk", "good_practice", "lesson", "recommendation")


@dataclass(frozen=True)
class Labelled:
    language: str
    kind: str
    text: str


def labelled(name: str) -> list[Labelled]:
    text = (Path(__file__).parent / f"{name}.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines())
    return [Labelled(language, kind.replace("practice", "good_practice"), words) for language, kind, words in rows]


def scores(sentences: Iterable[Labelled]) -> dict[str, Score]:
    """By kind, how the suggestions do on *sentences*; a sentence that tells nothing counts where one is suggested."""
    table = {kind: Score() for kind in (*KINDS, NONE)}
    for sentence in sentences:
        hint = hint_in(sentence.text)
        kind = hint.kind if hint else NONE
        is_right = kind == sentence.kind
        table[kind].marked += 1
        table[kind].right += is_right
        table[sentence.kind].there += 1
        table[sentence.kind].found += is_right
    return table
