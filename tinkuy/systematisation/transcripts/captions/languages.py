"""In which of our languages a transcript stands: by what its head says, else by its most common words."""

from collections import Counter
from collections.abc import Iterable

COMMON = {
    "es": {"el", "los", "las", "y", "en", "una", "con", "del", "pero", "más", "hay", "muy", "lo", "su", "también"},
    "pt-br": {"o", "os", "as", "e", "em", "uma", "com", "do", "da", "mas", "mais", "não", "muito", "são", "também"},
    "en": {"the", "and", "of", "to", "in", "is", "that", "we", "it", "for", "with", "this", "are", "was", "have"},
}


def language_of(texts: Iterable[str], stated: str = "", default: str = "es") -> str:
    """One of es, pt-br, en; *stated* is the code in the file's head, if any."""
    for code in COMMON:
        if stated and stated[:2] == code[:2]:
            return code
    words = Counter(word.strip('.,;:¿?¡!()«»"“”') for text in texts for word in text.casefold().split())
    scores = {code: sum(words[word] for word in common) for code, common in COMMON.items()}
    best = max(scores, key=lambda code: scores[code])
    return best if scores[best] else default
