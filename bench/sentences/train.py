"""`python -m bench.sentences.train`: makes the weights of the suggestions' classifier anew, and says how it does.

Of the open part, the sentences of `training/` and the invented ones of the tests: what may be looked at, and nothing
else. First each sixth of the open part's sources is judged by the others; then all of it makes what is shipped.
"""

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

FOLDS, PENALTY, MOST_STEPS = 6, 3e-4, 200
PENALTY_OF_MEANING = 1e-3
"""A vector has few numbers, and each of them counts in every sentence."""
WRITTEN, INVENTED, OF_NONE = 1.0, 0.3, 2.5
"""What a sentence of `training/` and an invented one weigh beside one by another hand; and, of those two, one that is
none of the kinds beside one that is: there they are as rare as they are frequent in a text."""
STEPS = 127
EXACT = 6
"""Digits kept of what is no whole number: the last ones differ from one run, or one processor, to the next."""
AT_ONCE, FACTOR = 16, 4.0
"""Texts that vectors are made of at once; what a vector, whose length is 1, is multiplied by."""
FOLDER = Path(__file__).parent / "training"
WEIGHTS = Path(__file__).parents[2] / "tinkuy/systematisation/suggestions/hints/weights.bin"
MEANING = WEIGHTS.with_name("meaning.bin")


class Row(NamedTuple):
    """A sentence to learn from: `fold` is -1 where it is no sentence by another hand."""

    text: str
    kind: str
    weight: float
    fold: int = -1


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()
    rows = list(learned_from())
    table = _table(rows)
    by_words = _by_other_sources(table, rows, PENALTY)
    _say_how_well(by_words, rows)
    WEIGHTS.write_bytes(_written(_fitted(table, rows, [True] * len(rows)), rows))
    print(f"{WEIGHTS.name}: {WEIGHTS.stat().st_size // 1024} KB")
    by_meaning = _train_by_meaning(rows)
    if by_meaning is not None:
        from bench.sentences.train_combined import train_combined

        train_combined(rows, by_words, by_meaning)


def made_of(rows: Sequence[Row]) -> bytes:
    """The weights over words: the same bytes whenever they are made of the same sentences."""
    return _written(_fitted(_table(rows), rows, [True] * len(rows)), rows)


def _train_by_meaning(rows: Sequence[Row]) -> Any:
    """The weights over vectors, and what they say of each open sentence by the other sources.

    Without the extra `meaning` they stay as they are, and it is None.
    """
    import numpy
    from scipy import sparse

    from tinkuy.language.similarity.meaning import encoder

    encode = encoder()
    if encode is None:
        print(f"{MEANING.name} is not made: the extra `meaning` is not installed")
        return None
    texts = [row.text for row in rows]
    parts = [encode(texts[start : start + AT_ONCE]) for start in range(0, len(texts), AT_ONCE)]
    vectors = numpy.vstack(parts).astype(float)
    middle = vectors[[row.fold >= 0 for row in rows]].mean(0)
    table = sparse.csr_matrix((vectors - middle) * FACTOR)
    weights = _fitted(table, rows, [True] * len(rows), PENALTY_OF_MEANING)
    beside_none = weights[:, 1:] - weights[:, :1]
    steep = beside_none[:-1] * FACTOR
    head = {"offsets": _rounded(beside_none[-1] - middle @ steep), "source": source_of(rows)}
    body = numpy.round(steep.T, EXACT).astype(numpy.float32).tobytes()
    MEANING.write_bytes(json.dumps(head).encode() + b"\n" + body)
    print(f"{MEANING.name}: {MEANING.stat().st_size // 1024} KB")
    return _by_other_sources(table, rows, PENALTY_OF_MEANING)


def _by_other_sources(table: Any, rows: Sequence[Row], penalty: float) -> Any:
    """The shares of each open sentence, none first, by weights that did not learn from a sixth with its source."""
    import numpy

    shares = numpy.zeros((sum(row.fold >= 0 for row in rows), 5))
    for fold in range(FOLDS):
        weights = _fitted(table, rows, [row.fold != fold for row in rows], penalty)
        judged = [place for place, row in enumerate(rows) if row.fold == fold]
        shares[judged] = _shares(table[judged] @ weights[:-1] + weights[-1])
    return shares


def _say_how_well(shares: Any, rows: Sequence[Row]) -> None:
    from tinkuy.systematisation.suggestions.hints.classifier import KINDS

    pairs = [
        (row.kind, KINDS[int(share[1:].argmax())] if share[0] < 0.5 else "")
        for row, share in zip(rows, shares, strict=False)
    ]
    right = sum(kind == hint != "" for kind, hint in pairs)
    marked, there = sum(bool(hint) for _kind, hint in pairs), sum(bool(kind) for kind, _hint in pairs)
    print(f"open, by the other sources, without the rules: P {right / marked:.2f} R {right / there:.2f}")


def learned_from() -> Iterator[Row]:
    """All sentences, in a fixed order."""
    from bench.sentences import OWN, sentences
    from bench.sentences.scoring import SUGGESTED
    from tinkuy.systematisation.suggestions.tests.sentences import labelled

    kinds = {ours: name for name, ours in SUGGESTED.items()}
    opened = [(source, sentence) for source, sentence in sentences("open") if source.register != OWN]
    names = sorted({source.name for source, _sentence in opened})
    for source, sentence in opened:
        yield Row(sentence.text, kinds.get(sentence.kind, ""), 1.0, names.index(source.name) % FOLDS)
    for path in sorted(FOLDER.glob("*.txt")):
        kind = ""
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("["):
                kind = kinds.get(line.strip("[]"), "")
            else:
                yield Row(line, kind, WRITTEN * (1.0 if kind else OF_NONE))
    for one in labelled("development"):
        kind = one.kind if one.kind in SUGGESTED else ""
        yield Row(one.text, kind, INVENTED * (1.0 if kind else OF_NONE))


def source_of(rows: Sequence[Row]) -> str:
    """Tells these sentences from others: the weights say what they were made of."""
    return hashlib.sha256(json.dumps(rows, ensure_ascii=False).encode()).hexdigest()[:16]


def _table(rows: Sequence[Row]) -> Any:
    from scipy import sparse

    from tinkuy.systematisation.suggestions.hints.features import SIZE, features

    places = [sorted({place for place, _word in features(row.text)}) for row in rows]
    values = [1 / len(one) ** 0.5 for one in places for _place in one]
    starts = [0]
    for one in places:
        starts.append(starts[-1] + len(one))
    return sparse.csr_matrix((values, [place for one in places for place in one], starts), shape=(len(rows), SIZE))


def _fitted(table: Any, rows: Sequence[Row], chosen: Sequence[bool], penalty: float = PENALTY) -> Any:
    """A column of weights for each kind, none first, the last row their offsets."""
    import numpy
    from scipy.optimize import minimize

    from tinkuy.systematisation.suggestions.hints.classifier import KINDS

    names = ["", *KINDS]
    part = table[numpy.array(chosen)]
    used = numpy.unique(part.indices)
    part = part[:, used]
    seen = [row for row, one in zip(rows, chosen, strict=True) if one]
    right = numpy.eye(5)[[names.index(row.kind) for row in seen]]
    counted = numpy.array([row.weight for row in seen])[:, None] / len(seen)

    def loss(flat: Any) -> tuple[float, Any]:
        weights = flat.reshape(-1, 5)
        share = _shares(part @ weights[:-1] + weights[-1])
        wrong = (share - right) * counted
        slope = numpy.vstack([part.T @ wrong + penalty * weights[:-1], wrong.sum(0)])
        missed = -(counted * right * numpy.log(share + 1e-12)).sum()
        return missed + penalty / 2 * (weights[:-1] ** 2).sum(), slope.ravel()

    begun, options = numpy.zeros((len(used) + 1) * 5), {"maxiter": MOST_STEPS}
    found = minimize(loss, begun, jac=True, method="L-BFGS-B", options=options)
    whole = numpy.zeros((table.shape[1] + 1, 5))
    whole[[*used, -1]] = found.x.reshape(-1, 5)
    return whole


def _shares(scores: Any) -> Any:
    import numpy

    powers = numpy.exp(scores - scores.max(1, keepdims=True))
    return powers / powers.sum(1, keepdims=True)


def _rounded(numbers: Any) -> list[float]:
    return [round(float(one), EXACT) for one in numbers]


def _written(weights: Any, rows: Sequence[Row]) -> bytes:
    import numpy

    beside_none = weights[:, 1:] - weights[:, :1]
    unit = round(float(numpy.abs(beside_none[:-1]).max()) / STEPS, EXACT)
    head = {"unit": unit, "offsets": _rounded(beside_none[-1]), "source": source_of(rows)}
    body = numpy.rint(beside_none[:-1] / unit).astype(numpy.int8).T.tobytes()
    return json.dumps(head).encode() + b"\n" + body


if __name__ == "__main__":
    main()
