"""Whether a text names an institution of which nothing public tells that it was asked: by its name or by its acronym.

Acronyms are made of the beginnings of the name's words, as people write them: *MRE*, *Mides*, *DDHH*. Who takes a word
for one by mistake hides a line; who misses one tells what an institution kept to itself.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from tinkuy.core.text import folded

SHORT = re.compile(r"\b[^\W\d_]{2,14}\b(?!-\d)")
"""A word that may be an acronym; the label of a finding, such as RE-3, is none."""
BRACKETS = re.compile(r"[(\[]([^)\]]*)[)\]]")
SMALL_WORDS = frozenset(
    {
        *("a", "al", "de", "del", "e", "el", "en", "la", "las", "los", "o", "para", "por", "y"),
        *("da", "das", "do", "dos", "em", "os"),
        *("and", "for", "in", "of", "the"),
    }
)
FEWEST_LETTERS = 5
"""Of an acronym that is not written in capitals alone: shorter ones are too often a word at the head of a sentence."""


def names_any(text: str, institutions: Collection[str]) -> bool:
    """Whether *text* names one of *institutions* anywhere."""
    whole, words = folded(text), [word for word in SHORT.findall(text) if _may_be_acronym(word)]
    return any(
        any(name in whole for name in _names_of(one)) or any(is_acronym_of(word, one) for word in words)
        for one in institutions
    )


def begins_with_any(text: str, institutions: Collection[str]) -> bool:
    """Whether *text* begins with the name of one of *institutions*."""
    whole, first = folded(text), SHORT.match(text.lstrip())
    return any(
        whole.startswith(tuple(_names_of(one)))
        or bool(first and _may_be_acronym(first[0]) and is_acronym_of(first[0], one))
        for one in institutions
    )


def is_acronym_of(word: str, name: str) -> bool:
    """Whether *word* is made of the beginnings of the words of *name*, in their order: two at least, the last words may
    be left out and an initial may be doubled (*DDHH*).
    """
    heavy = [one for one in re.findall(r"\w+", folded(BRACKETS.sub(" ", name))) if one not in SMALL_WORDS]
    return _is_made_of(folded(word), heavy, 0)


def _is_made_of(letters: str, words: Sequence[str], used: int) -> bool:
    if not letters:
        return used > 1
    if not words:
        return False
    return any(_is_made_of(letters[len(one) :], words[1:], used + 1) for one in _beginnings(letters, words[0]))


def _beginnings(letters: str, word: str) -> Iterator[str]:
    """What *letters* begin with that *word* begins with too; its initial may stand twice."""
    if letters.startswith(word[0] * 2):
        yield word[0] * 2
    for length in range(1, len(word) + 1):
        if not letters.startswith(word[:length]):
            return
        yield word[:length]


def _may_be_acronym(word: str) -> bool:
    return word.isupper() or (word[0].isupper() and len(word) >= FEWEST_LETTERS)


def _names_of(institution: str) -> Iterator[str]:
    """The name whole, without what stands in brackets, and what stands there."""
    yield folded(institution)
    for one in (BRACKETS.sub(" ", institution), *BRACKETS.findall(institution)):
        if len(name := folded(one)) > 1:
            yield name
