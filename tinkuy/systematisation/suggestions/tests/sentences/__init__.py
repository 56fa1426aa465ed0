"""Invented sentences with what they tell, and how the suggestions do on them.

`held_out.tsv` was written in one go and committed before the first rule, by the same hand and minutes before it; it was
run before later edits of the rules too. `development.tsv` was there while they were written. Columns: language, kind or
`none`, sentence.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tinkuy.systematisation.suggestions.hints.engine import hint_in

NONE = "none"
KINDS = ("risk", "good_practice", "lesson", "recommendation")


@dataclass(frozen=True)
class Labelled:
    language: str
    kind: str
    text: str


@dataclass(frozen=True)
class Score:
    """Of one kind: suggested rightly, suggested in all, and there to be suggested."""

    right: int
    told: int
    there: int

    @property
    def precision(self) -> float:
        return self.right / self.told if self.told else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.there if self.there else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def labelled(name: str) -> list[Labelled]:
    text = (Path(__file__).parent / f"{name}.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines())
    return [Labelled(language, kind.replace("practice", "good_practice"), words) for language, kind, words in rows]


def scores(sentences: Iterable[Labelled]) -> dict[str, Score]:
    """By kind, how the suggestions do on *sentences*; a sentence that tells nothing counts where one is suggested."""
    right: Counter[str] = Counter()
    told: Counter[str] = Counter()
    there: Counter[str] = Counter()
    for sentence in sentences:
        hint = hint_in(sentence.text)
        kind = hint.kind if hint else NONE
        told[kind] += 1
        there[sentence.kind] += 1
        right[kind] += kind == sentence.kind
    return {kind: Score(right[kind], told[kind], there[kind]) for kind in (*KINDS, NONE)}
