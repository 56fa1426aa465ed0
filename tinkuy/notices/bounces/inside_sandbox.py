"""What reads reports of strangers, in a process of its own without a key, a network or files."""

from collections.abc import Iterator
from typing import Any

from .reading import read_report


def report(data: bytes) -> Iterator[list[Any]]:
    """Words, verdict and status, as plain values."""
    answer = read_report(data)
    yield [list(answer.words), answer.verdict.value, answer.status]
