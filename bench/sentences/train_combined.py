"""The last step of `python -m bench.sentences.train`: how much words, meaning, cues, heading and neighbours count.

It learns from the open sentences alone, and of each only what weights said that had not learnt from its source: what
they say of sentences they know would count for more than they are worth.
"""

import json
from collections.abc import Sequence
from typing import Any

from bench.sentences.train import WEIGHTS, Row, source_of

COMBINED = WEIGHTS.with_name("combined.json")
PENALTY = 1e-2
DIGITS = 4


def train_combined(rows: Sequence[Row], by_words: Any, by_meaning: Any) -> None:
    """*by_words* and *by_meaning* hold a row of shares, none first, for each open sentence, the first of *rows*."""
    from scipy import sparse

    from bench.sentences.train import _fitted
    from tinkuy.systematisation.suggestions.hints.combined import numbers_of

    opened = rows[: len(by_words)]
    table = sparse.csr_matrix([numbers_of(clues) for clues in _clues(by_words, by_meaning)])
    weights = _fitted(table, opened, [True] * len(opened), PENALTY).round(DIGITS)
    data = {"source": source_of(rows), "offsets": weights[-1].tolist(), "rows": weights[:-1].T.tolist()}
    COMBINED.write_text(json.dumps(data) + "\n", encoding="utf-8")
    print(f"{COMBINED.name}: {COMBINED.stat().st_size // 1024} KB")


def _clues(by_words: Any, by_meaning: Any) -> list[Any]:
    from bench.sentences import OWN, neighbours_in, sentences
    from tinkuy.systematisation.suggestions.hints.combined import NAMES, Clues
    from tinkuy.systematisation.suggestions.hints.engine import announced_hint, line_of, ruled_hint
    from tinkuy.systematisation.suggestions.hints.sections import kind_under

    opened = [row for row in sentences("open") if row[0].register != OWN]
    meanings = [dict(zip(NAMES, shares, strict=True)) for shares in by_meaning.tolist()]
    neighbours = neighbours_in(opened, meanings)
    clues = []
    for place, (_source, sentence) in enumerate(opened):
        line = line_of(sentence.text)
        ruled, announced = ruled_hint(line), announced_hint(sentence.text, line)
        words = dict(zip(NAMES, by_words[place].tolist(), strict=True))
        kinds = (ruled.kind if ruled else "", announced.kind if announced else "", kind_under(sentence.heading))
        clues.append(Clues(sentence.text, words, meanings[place], *kinds, *neighbours[place]))
    return clues
