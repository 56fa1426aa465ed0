"""Recall and precision of the guard over labelled sentences, per kind."""

from collections.abc import Iterable

from tests.scoring import Score, Span
from tinkuy.language.personal_data.alert import KINDS
from tinkuy.language.personal_data.guard import alerts

from .labelled import Labelled


def measured(rows: Iterable[Labelled]) -> dict[str, Score]:
    """An alert counts for a passage of its own kind that it touches."""
    table = {kind: Score() for kind in KINDS}
    for row in rows:
        marked = [(alert.kind, alert.start, alert.end) for alert in alerts(row.text)]
        for kind, score in table.items():
            score.add(row.text, _of(kind, row.passages), _of(kind, marked))
    return table


def _of(kind: str, passages: Iterable[tuple[str, int, int]]) -> list[Span]:
    return [(start, end) for own, start, end in passages if own == kind]
