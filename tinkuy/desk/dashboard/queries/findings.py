"""Findings by state and kind."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tinkuy.desk.checkup.facts import Facts
from tinkuy.systematisation.evidence.models.code import FindingKind
from tinkuy.systematisation.evidence.models.finding import FindingState


@dataclass(frozen=True)
class StateRow:
    """How many findings of each kind stand in one state, in the order of `FindingKind`."""

    state: FindingState
    counts: Sequence[int]

    @property
    def total(self) -> int:
        return sum(self.counts)


def findings_by_state(facts: Facts) -> list[StateRow]:
    """A row for each state that a finding is in, in the order of their life."""
    counted = Counter((finding.state, finding.kind) for finding in facts.findings)
    rows = [StateRow(state, [counted[state, kind] for kind in FindingKind]) for state in FindingState]
    return [row for row in rows if row.total]
