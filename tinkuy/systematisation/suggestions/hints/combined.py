"""What a sentence's words, meaning, cues, heading and neighbours say together: a logistic regression over them.

`python -m bench.sentences.train` makes its weights, `combined.json`, of what the classifiers of words and of meaning
say of sources that they did not learn from. Minutes and lists keep to a kind for a while, so neighbours count too.
"""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from math import exp, log
from typing import NamedTuple

from .classifier import KINDS
from .features import words_of

type Shares = Mapping[str, float]
"""Of one: the part of each kind, and of none under the empty name."""

NAMES = ("", *KINDS)
USUAL: Shares = dict(zip(NAMES, (0.5, 0.12, 0.12, 0.13, 0.13), strict=True))
"""What stands for a neighbour that is missing, a heading or not weighed yet: about what a text has."""
LEAST = 0.01
"""Added to a share before its logarithm."""
MIDDLE, SPREAD = 0.2, 3.0
"""Of a neighbour's shares: taken off, then multiplied by, so that they weigh like the rest."""
INFINITIVE_ENDS, LONGER_THAN = ("ar", "er", "ir"), 4
SHORT = 8
"""Words below which a sentence is short."""


class Clues(NamedTuple):
    """All there is to go by; `ruled`, `announced` and `section` are kinds, empty where there is none."""

    sentence: str
    words: Shares
    meaning: Shares
    ruled: str = ""
    announced: str = ""
    section: str = ""
    previous: Shares | None = None
    following: Shares | None = None


class CombinedWeights(NamedTuple):
    """A row for each of `NAMES`, as long as `numbers_of`; `source` tells what they were made of."""

    offsets: tuple[float, ...]
    rows: tuple[tuple[float, ...], ...]
    source: str


def combined_shares(clues: Clues) -> dict[str, float]:
    weights, numbers = weights_at_hand(), numbers_of(clues)
    scores = [
        offset + sum(map(float.__mul__, row, numbers))
        for offset, row in zip(weights.offsets, weights.rows, strict=True)
    ]
    highest = max(scores)
    powers = [exp(score - highest) for score in scores]
    return {name: power / sum(powers) for name, power in zip(NAMES, powers, strict=True)}


def numbers_of(clues: Clues) -> list[float]:
    """The clues as the regression reads them."""
    return [
        *_against_none(clues.words),
        *_against_none(clues.meaning),
        *(float(kind == hinted) for hinted in (clues.ruled, clues.section, clues.announced) for kind in KINDS),
        *(_of_a_neighbour(clues.previous)),
        *(_of_a_neighbour(clues.following)),
        *_of_its_form(clues.sentence),
    ]


def _against_none(shares: Shares) -> list[float]:
    return [log(shares[kind] + LEAST) - log(shares[""] + LEAST) for kind in KINDS]


def _of_a_neighbour(shares: Shares | None) -> list[float]:
    return [((shares or USUAL)[name] - MIDDLE) * SPREAD for name in NAMES]


def _of_its_form(sentence: str) -> list[float]:
    """Whether it begins with an infinitive («Limpiar los canales»), is short, and begins small, as captions do."""
    words = words_of(sentence)
    first = words[0] if words else ""
    is_infinitive = len(first) > LONGER_THAN and first.endswith(INFINITIVE_ENDS)
    return [float(is_infinitive), float(len(words) < SHORT), float(sentence[:1].islower())]


@cache
def weights_at_hand() -> CombinedWeights:
    """Read once."""
    data = json.loads(files(__package__).joinpath("combined.json").read_text(encoding="utf-8"))
    return CombinedWeights(tuple(data["offsets"]), tuple(map(tuple, data["rows"])), data["source"])
