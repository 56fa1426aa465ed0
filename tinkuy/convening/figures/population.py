"""Whom figures are made of: those of a cycle, or of one group of it."""

from collections.abc import Sequence, Set
from dataclasses import dataclass


@dataclass(frozen=True)
class Population[P]:
    """`sessions` A_1 … A_N, the `registered`, `enrolled` R_1 … R_N."""

    sessions: Sequence[Set[P]]
    registered: Set[P]
    enrolled: Sequence[Set[P]]
