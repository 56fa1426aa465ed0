"""Which question already asks the same, so that the moderation may join the two."""

from collections.abc import Sequence

from tinkuy.dialogue.questions.models import Question
from tinkuy.language.stemming import stems

LEAST_SHARED = 0.5
"""Of the stems of the shorter question."""
SHORTEST = 4
"""Shorter stems are articles and the like, which all questions share."""


def similar_question(question: Question, others: Sequence[Question]) -> Question | None:
    """The one of *others* that shares most words with *question*, if it shares at least half of them."""
    own = _stems(question)
    best = max(((_share(own, _stems(other)), other) for other in others), key=lambda pair: pair[0], default=None)
    return best[1] if best is not None and best[0] >= LEAST_SHARED else None


def _stems(question: Question) -> frozenset[str]:
    return frozenset(stem for stem in stems(question.text, question.language) if len(stem) >= SHORTEST)


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter > 2 else 0.0
