"""Precision and recall of what helpers mark in sentences with their answers: one way to count for every set of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

type Span = tuple[int, int]
"""Where a passage begins and ends in its text."""


@dataclass
class Score:
    """Of what was there, how much was found; and of what was marked, how much rightly."""

    there: int = 0
    found: int = 0
    marked: int = 0
    right: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / self.marked if self.marked else 0.0

    @property
    def recall(self) -> float:
        return self.found / self.there if self.there else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def add(self, text: str, labelled: Sequence[Span], marked: Sequence[Span]) -> None:
        """Count the passages of one text: what is marked is right where it touches a passage that is labelled."""
        missed = _touching_none(labelled, marked)
        extra = _touching_none(marked, labelled)
        self.there += len(labelled)
        self.found += len(labelled) - len(missed)
        self.marked += len(marked)
        self.right += len(marked) - len(extra)
        self.wrong += [f"missed «{text[start:end]}» {text}" for start, end in missed]
        self.wrong += [f"false «{text[start:end]}» {text}" for start, end in extra]


def micro(scores: Iterable[Score]) -> Score:
    """All kinds counted together."""
    every = list(scores)
    return Score(*(sum(getattr(one, name) for one in every) for name in ("there", "found", "marked", "right")))


def _touching_none(spans: Sequence[Span], others: Sequence[Span]) -> list[Span]:
    return [(start, end) for start, end in spans if not any(start < last and first < end for first, last in others)]
