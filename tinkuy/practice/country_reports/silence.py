"""Whether a text names an institution of which nothing public tells that it was asked: by its name or by its acronym.

Acronyms are made of the beginnings of the name's words, as people write them: *MRE*, *M.R.E.*, *Mides*, *DDHH*,
*MJyDH*. Who takes a word for one by mistake hides a line; who misses one tells what an institution kept to itself.
"""

import re
from collections.abc import Collection, Iterator

from tinkuy.core.text import folded

SHORT = re.compile(r"\b[^\W\d_]{2,14}\b(?!-\d)")
"""A word that may be an acronym; the label of a finding, such as RE-3, is none."""
WITH_POINTS = re.compile(r"\b([A-ZÀ-ÖØ-Þ]{1,2})\. ?(?=[A-ZÀ-ÖØ-Þ]{1,2}\b)")
"""*M.R.E.*, *DD. HH.*"""
BRACKETS = re.compile(r"[(\[]([^)\]]*)[)\]]")
SMALL_WORDS = frozenset(
    {
        *("a", "al", "de", "del", "e", "el", "en", "la", "las", "los", "o", "para", "por", "y"),
        *("da", "das", "do", "dos", "em", "os"),
        *("and", "for", "in", "of", "the"),
    }
)
FEWEST_LETTERS = 5
"""Of an acronym with one capital alone: shorter ones are too often a word at the head of a sentence."""


def names_any(text: str, institutions: Collection[str]) -> bool:
    """Whether *text* names one of *institutions* anywhere."""
    whole, words = folded(text), set(filter(_may_be_acronym, SHORT.findall(_without_points(text))))
    return any(
        any(name in whole for name in _names_of(one)) or any(is_acronym_of(word, one) for word in words)
        for one in institutions
    )


def begins_with_any(text: str, institutions: Collection[str]) -> bool:
    """Whether *text* begins with the name of one of *institutions*."""
    whole, first = folded(text), SHORT.match(_without_points(text.lstrip()))
    return any(
        whole.startswith(tuple(_names_of(one)))
        or bool(first and _may_be_acronym(first[0]) and is_acronym_of(first[0], one))
        for one in institutions
    )


def is_acronym_of(word: str, name: str) -> bool:
    """Whether *word* is made of the beginnings of the words of *name*, in their order: two at least, the last words may
    be left out, an initial may be doubled (*DDHH*), and a small word stands in it or not (*MJyDH*).
    """
    letters = folded(word)
    reached = {(0, 0)}
    """Up to which letter it may be made of the words so far, and of how many; of two and of more is the same."""
    for one in re.findall(r"\w+", folded(BRACKETS.sub(" ", name))):
        is_small = one in SMALL_WORDS
        taken = {
            (at + length, min(2, used + (not is_small)))
            for at, used in reached
            for length in _lengths_in_common(letters[at:], one)
        }
        if (len(letters), 2) in taken:
            return True
        reached = taken | reached if is_small else taken
    return False


def _lengths_in_common(letters: str, word: str) -> Iterator[int]:
    """Of how many letters a beginning of *letters* is that *word* begins with too; its initial may stand twice."""
    if letters.startswith(word[0] * 2):
        yield 2
    for length in range(1, len(word) + 1):
        if not letters.startswith(word[:length]):
            return
        yield length


def _without_points(text: str) -> str:
    return WITH_POINTS.sub(r"\1", text)


def _may_be_acronym(word: str) -> bool:
    capitals = sum(map(str.isupper, word))
    return capitals > 1 or (word[0].isupper() and len(word) >= FEWEST_LETTERS)


def _names_of(institution: str) -> Iterator[str]:
    """The name whole, without what stands in brackets, and what stands there."""
    yield folded(institution)
    for one in (BRACKETS.sub(" ", institution), *BRACKETS.findall(institution)):
        if len(name := folded(one)) > 1:
            yield name
