"""In which of our languages captions stand: by the code of their head, else by their most common words and letters."""

from collections import Counter
from collections.abc import Iterable

COMMON = {
    "es": {"el", "los", "las", "y", "en", "una", "con", "del", "pero", "más", "hay", "muy", "lo", "su", "también"},
    "pt-br": {"o", "os", "as", "e", "em", "uma", "com", "do", "da", "mas", "mais", "não", "muito", "são", "também"},
    "en": {"the", "and", "of", "to", "in", "is", "that", "we", "it", "for", "with", "this", "are", "was", "have"},
}
SIGNS = {"es": "¿¡ñ", "pt-br": "ãõ", "en": ""}
"""Letters and signs that only one of ours writes: a short text has few common words."""

FEWEST_WORDS, FEWEST_COMMON = 40, 0.05
"""A text of ours has more than twice as many common words."""


def language_of(texts: Iterable[str], stated: str = "", default: str = "es") -> str:
    """One of es, pt-br, en; *stated* is the code in the file's head, if any."""
    for code in COMMON:
        if stated and stated[:2] == code[:2]:
            return code
    scores, _words = _scores(texts)
    best = max(scores, key=lambda code: scores[code])
    return best if scores[best] else default


def is_of_another_language(texts: Iterable[str]) -> bool:
    """Whether the words look like none of ours: the language that the transcript gets is no more than a guess."""
    scores, words = _scores(texts)
    return words >= FEWEST_WORDS and max(scores.values()) < words * FEWEST_COMMON


def _scores(texts: Iterable[str]) -> tuple[dict[str, int], int]:
    """How much speaks for each language, and of how many words."""
    letters = " ".join(texts).casefold()
    words = Counter(word.strip('.,;:¿?¡!()«»"“”') for word in letters.split())
    scores = {
        code: sum(words[word] for word in common) + sum(map(letters.count, SIGNS[code]))
        for code, common in COMMON.items()
    }
    return scores, words.total()
