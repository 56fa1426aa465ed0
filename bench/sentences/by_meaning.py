"""`python -m bench.sentences.by_meaning`: would a small classifier over vectors suggest better than the rules do?

Logistic regression over the vectors of the extra `meaning`, of the open part and the invented sentences. Of the open
part each sixth of the sources is told by the others; the second part by all. Nothing of this is in the product.
"""

import os
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any

FOLDS, FACTOR, PENALTY, AT_LEAST = 6, 4.0, 1e-3, 0.5
"""The last is what the four kinds together must weigh, of one, for a sentence to be suggested."""
INVENTED = 0.3
"""What an invented sentence weighs beside one by another hand."""
RULED, SILENCED = 0.35, 0.25
"""What a rule adds to its kind, and takes from none, where both decide together."""


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()
    from bench.sentences import KINDS, Sentence, sentences
    from bench.sentences.scoring import SUGGESTED
    from tinkuy.language.similarity.meaning import encoder
    from tinkuy.systematisation.suggestions.tests.sentences import labelled

    encode = encoder()
    if encode is None:
        print("the extra `meaning` is not installed")
        return
    opened, second = list(sentences("open")), list(sentences("second"))
    invented = labelled("development")
    begun = time.process_time()
    vectors = [_vectors(encode, [one.text for _source, one in part]) for part in (opened, second)]
    spent = (time.process_time() - begun) * 1000 / (len(opened) + len(second))
    known = _vectors(encode, [one.text for one in invented])
    kinds = [KINDS.index(one.kind) for _source, one in opened]
    known_kinds = [KINDS.index(SUGGESTED.get(one.kind, "")) for one in invented]
    middle = vectors[0].mean(0)
    own, other, known = ((one - middle) * FACTOR for one in (*vectors, known))

    names = sorted({source.name for source, _one in opened})
    folds = [names.index(source.name) % FOLDS for source, _one in opened]
    weighed = _by_others(own, kinds, folds, known, known_kinds)
    print(f"{spent:.0f} ms of the processor for a vector\n{'':<28} {'P':>6} {'R':>6} {'F1':>6}")
    _print("open, by the other sources", [one for _source, one in opened], weighed, with_rules=False)
    weighed = _weights(other, _fitted([own, known], [kinds, known_kinds]))
    rows: list[Sentence] = [one for _source, one in second]
    _print("second, classifier", rows, weighed, with_rules=False)
    _print("second, with the rules", rows, weighed, with_rules=True)


def _vectors(encode: Callable[[list[str]], Any], texts: Sequence[str]) -> Any:
    import numpy

    return numpy.vstack([encode(list(texts[start : start + 16])) for start in range(0, len(texts), 16)]).astype(float)


def _by_others(own: Any, kinds: list[int], folds: list[int], known: Any, known_kinds: list[int]) -> Any:
    """What each sentence weighs by a classifier that saw no sentence of its source."""
    import numpy

    weighed = numpy.zeros((len(kinds), 5))
    for fold in range(FOLDS):
        apart = numpy.array([one == fold for one in folds])
        seen = [kind for kind, one in zip(kinds, folds, strict=True) if one != fold]
        weighed[apart] = _weights(own[apart], _fitted([own[~apart], known], [seen, known_kinds]))
    return weighed


def _fitted(parts: Sequence[Any], kinds: Sequence[list[int]]) -> Any:
    """A column of weights for each kind, the last row its offset; the second part is that of invented sentences."""
    import numpy
    from scipy.optimize import minimize

    rows = numpy.vstack(parts)
    rows = numpy.hstack([rows, numpy.ones((len(rows), 1))])
    right = numpy.eye(5)[[kind for part in kinds for kind in part]]
    counted = numpy.concatenate([numpy.ones(len(kinds[0])), numpy.full(len(kinds[1]), INVENTED)])[:, None] / len(rows)
    punished = numpy.full((rows.shape[1], 1), PENALTY)
    punished[-1] = 0

    def loss(flat: Any) -> tuple[float, Any]:
        weights = flat.reshape(-1, 5)
        share = _weights(rows[:, :-1], weights)
        missed = -(counted * right * numpy.log(share + 1e-12)).sum() + (punished * weights**2).sum() / 2
        return missed, (rows.T @ ((share - right) * counted) + punished * weights).ravel()

    return minimize(loss, numpy.zeros(rows.shape[1] * 5), jac=True, method="L-BFGS-B").x.reshape(-1, 5)


def _weights(rows: Any, fitted: Any) -> Any:
    import numpy

    scores = rows @ fitted[:-1] + fitted[-1]
    powers = numpy.exp(scores - scores.max(1, keepdims=True))
    return powers / powers.sum(1, keepdims=True)


def _print(name: str, rows: Sequence[Any], weighed: Iterable[Any], *, with_rules: bool) -> None:
    from bench.sentences import KINDS
    from bench.sentences.scoring import SUGGESTED
    from tinkuy.systematisation.suggestions.hints.engine import line_of, ruled_hint

    there = marked = found = right = 0
    for sentence, weights in zip(rows, weighed, strict=True):
        shares = list(weights)
        if with_rules and (hint := ruled_hint(line_of(sentence.text))):
            shares[KINDS.index(SUGGESTED[hint.kind])] += RULED
            shares[0] -= SILENCED
        told = KINDS[1 + shares[1:].index(max(shares[1:]))] if sum(shares[1:]) > AT_LEAST else ""
        is_right = bool(told) and told in (sentence.kind, sentence.also)
        there += bool(sentence.kind)
        marked += bool(told)
        right += is_right
        found += is_right and bool(sentence.kind)
    precision, recall = right / marked, found / there
    print(f"{name:<28} {precision:>6.2f} {recall:>6.2f} {2 * precision * recall / (precision + recall):>6.2f}")


if __name__ == "__main__":
    main()
