"""Recall and precision of the guard over labelled sentences, per kind."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from tinkuy.language.personal_data import KINDS, alerts

from .labelled import Labelled


@dataclass
class Measured:
    labelled: int = 0
    found: int = 0
    alerts: int = 0
    right: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.found / self.labelled if self.labelled else 1.0

    @property
    def precision(self) -> float:
        return self.right / self.alerts if self.alerts else 1.0


def measured(rows: Iterable[Labelled]) -> dict[str, Measured]:
    """An alert counts for a passage of its own kind that it touches."""
    table = {kind: Measured() for kind in KINDS}
    for row in rows:
        told = [(alert.kind, alert.start, alert.end) for alert in alerts(row.text)]
        for kind, found in table.items():
            _count(found, row, [one for one in row.passages if one[0] == kind], [one for one in told if one[0] == kind])
    return table


def _count(found: Measured, row: Labelled, passages: list, told: list) -> None:
    missed = [one for one in passages if not any(_touch(one, other) for other in told)]
    extra = [one for one in told if not any(_touch(one, other) for other in passages)]
    found.labelled += len(passages)
    found.found += len(passages) - len(missed)
    found.alerts += len(told)
    found.right += len(told) - len(extra)
    found.wrong += [f"missed {row.text[start:end]!r}: {row.text}" for _kind, start, end in missed]
    found.wrong += [f"false {row.text[start:end]!r}: {row.text}" for _kind, start, end in extra]


def _touch(one: tuple[str, int, int], other: tuple[str, int, int]) -> bool:
    return one[1] < other[2] and other[1] < one[2]
