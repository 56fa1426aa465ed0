"""Whom figures are made of: those of a cycle, or of one group of it."""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from . import retention
from .figure import Figure


@dataclass(frozen=True)
class Population[P]:
    """`sessions` A_1 … A_N, the `registered`, `enrolled` R_1 … R_N. What is made of all sessions is made once."""

    sessions: Sequence[Set[P]]
    registered: Set[P]
    enrolled: Sequence[Set[P]]

    @cached_property
    def steps(self) -> tuple[Figure, ...]:
        return retention.step_retention(self.sessions)

    @cached_property
    def new_shares(self) -> tuple[Figure, ...]:
        return retention.new_shares(self.sessions)

    @cached_property
    def recovered(self) -> tuple[int, ...]:
        return retention.recovered(self.sessions)
