"""TF-IDF in plain Python: terms as weights, the rare ones more; likeness as the cosine of two weighings.

Weight of a term: (1 + ln tf) · (1 + ln(N / df)), over the N texts that are compared (Manning, Raghavan and Schütze,
*Introduction to Information Retrieval*, 2008, 6.4). Bounded: a few hundred texts of a few sentences.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from math import log, sqrt

from tinkuy.core.letters import folded

SHORTEST, LONGEST = 3, 5

Weights = dict[str, float]


def letters_of(text: str) -> list[str]:
    """Every run of three to five letters of the words of *text*, folded, a space at both ends of the text."""
    padded = f" {folded(text)} "
    return [
        padded[place : place + size] for size in range(SHORTEST, LONGEST + 1) for place in range(len(padded) - size + 1)
    ]


def likeness(query: Iterable[str], candidates: Sequence[Iterable[str]]) -> list[float]:
    """Of the terms of *query* to those of each candidate, from 0 to 1, in order."""
    counts = [Counter(query), *(Counter(terms) for terms in candidates)]
    texts_with_term = Counter(term for count in counts for term in count)
    rarity = {term: 1 + log(len(counts) / times) for term, times in texts_with_term.items()}
    query_weights, *others = (_normal(count, rarity) for count in counts)
    return [sum(weight * other.get(term, 0.0) for term, weight in query_weights.items()) for other in others]


def _normal(count: Counter[str], rarity: Weights) -> Weights:
    weights = {term: (1 + log(times)) * rarity[term] for term, times in count.items()}
    length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {term: weight / length for term, weight in weights.items()}
