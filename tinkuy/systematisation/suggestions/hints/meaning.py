"""How likely a sentence is of each kind by its meaning: a logistic regression over the vectors of the extra `meaning`.

Its weights are made by `python -m bench.sentences.train` beside those of the words and lie in `meaning.bin`. A vector
takes some 45 ms of the processor, so only the worker asks; what is stored of a sentence is a byte for each kind.
"""

import json
from array import array
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from math import exp
from typing import NamedTuple

from tinkuy.language.similarity.meaning import encoder

from .classifier import KINDS

STEPS = 255


class MeaningWeights(NamedTuple):
    """`rows` holds a weight for each number of a vector, kind after kind; `source` tells what they were made of."""

    offsets: tuple[float, ...]
    source: str
    rows: tuple["array[float]", ...]


def bytes_of(texts: Sequence[str]) -> list[bytes]:
    """What is stored of each of *texts*: its share of each kind, in steps of 1/255; empty without the extra."""
    encode = encoder()
    if encode is None or not texts:
        return []
    return [bytes(round(share * STEPS) for share in _shares(vector)) for vector in encode(list(texts)).tolist()]


def shares_of(stored: bytes) -> dict[str, float]:
    """Of one: the part of each kind, and of none under the empty name."""
    parts = {kind: step / STEPS for kind, step in zip(KINDS, stored, strict=True)}
    return {"": max(0.0, 1 - sum(parts.values())), **parts}


def _shares(vector: Sequence[float]) -> list[float]:
    weights = weights_at_hand()
    scores = [
        offset + sum(map(float.__mul__, row, vector)) for offset, row in zip(weights.offsets, weights.rows, strict=True)
    ]
    powers = [exp(min(score, 50.0)) for score in scores]
    whole = 1 + sum(powers)
    return [power / whole for power in powers]


@cache
def weights_at_hand() -> MeaningWeights:
    """Read once."""
    head, _line, body = files(__package__).joinpath("meaning.bin").read_bytes().partition(b"\n")
    header, numbers = json.loads(head), array("f", body)
    size = len(numbers) // len(KINDS)
    rows = tuple(numbers[start : start + size] for start in range(0, len(numbers), size))
    return MeaningWeights(tuple(header["offsets"]), header["source"], rows)
