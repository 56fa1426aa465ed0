"""How likely a sentence is of each kind, by a logistic regression over its `features`.

Its weights are made by `python -m bench.sentences.train` and lie in `weights.bin`: a line that says of what they were
made, then a row of bytes for each kind. It needs nothing but the standard library.
"""

import json
from array import array
from functools import cache
from importlib.resources import files
from math import exp
from typing import NamedTuple

from .features import SIZE, features

KINDS = ("lesson", "good_practice", "risk", "recommendation")
"""In the order of the rows; what is none of them has weight 0 throughout."""
MOST_WORDS = 5
"""Words that are marked where no cue of the rules says why."""


class Weights(NamedTuple):
    """`unit` is what a step of a byte is worth, `offsets` what each kind begins with, `source` of what they are."""

    unit: float
    offsets: tuple[float, ...]
    source: str
    rows: tuple["array[int]", ...]


def shares(sentence: str) -> dict[str, float]:
    """Of one: the part of each kind, and of none under the empty name."""
    weights = weights_at_hand()
    places = {place for place, _word in features(sentence)}
    step = weights.unit / (len(places) ** 0.5 or 1)
    powers = {"": 1.0}
    for kind, offset, row in zip(KINDS, weights.offsets, weights.rows, strict=True):
        powers[kind] = exp(offset + step * sum(row[place] for place in places))
    whole = sum(powers.values())
    return {kind: power / whole for kind, power in powers.items()}


def heaviest_words(sentence: str, kind: str) -> tuple[int, int]:
    """The first and the last of the words, counted from 0, that weigh most for *kind* together."""
    row = weights_at_hand().rows[KINDS.index(kind)]
    worth: dict[int, int] = {}
    for place, word in features(sentence):
        if word >= 0:
            worth[word] = worth.get(word, 0) + row[place]
    first = last = max(worth, key=lambda word: worth[word])
    while last - first + 1 < MOST_WORDS:
        before, after = worth.get(first - 1, 0), worth.get(last + 1, 0)
        if max(before, after) <= 0:
            break
        if before > after:
            first -= 1
        else:
            last += 1
    return first, last


@cache
def weights_at_hand() -> Weights:
    """Read once."""
    head, _line, body = files(__package__).joinpath("weights.bin").read_bytes().partition(b"\n")
    header = json.loads(head)
    rows = tuple(array("b", body[start : start + SIZE]) for start in range(0, len(body), SIZE))
    return Weights(header["unit"], tuple(header["offsets"]), header["source"], rows)
