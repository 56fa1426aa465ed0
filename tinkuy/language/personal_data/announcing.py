"""The words that say that a name comes: a title or a phrase before any word, a function or a greeting before a likely
one.
"""

from collections.abc import Sequence
from functools import cache

from tinkuy.core.letters import folded

from .dictionary import is_unknown
from .given import is_given, is_surname
from .runs import PARTICLES, capitals_of
from .words import Word, lines, listed

OF = frozenset({"da", "do", "das", "dos"})
ARTICLES = frozenset({"la", "el", "o", "a"})
CALLING = frozenset({"dicen", "decian", "como", "alias", "apodado", "apodada", "apelidado", "apelidada"})
"""The last word of a phrase by which somebody is called; an article may follow it."""
LONGEST_PHRASE = 4


def is_announced(rest: Sequence[Word], preceding: Sequence[Word]) -> bool:
    """Whether the words before say that *rest*, which is capitalised, is a name."""
    if not preceding or rest[0].begins:
        return False
    keys = _without_article([word.key for word in preceding])
    if phrase_ends(keys) and preceding[-1].text != "ms":  # «70 ms CPU»
        return True
    is_function = keys[-1] in listed("roles")
    if len(capitals_of(rest)) > 1 and (phrase_ends(keys, "before_two_words") or is_function):
        return True
    names_a_speaker = keys[-1] in listed("before_who_says_it")
    is_greeted = is_function or names_a_speaker or phrase_ends(keys, "before_an_unknown")
    return is_greeted and _is_likely(rest[0], takes_a_surname=is_function or names_a_speaker)


def announces(word: Word) -> bool:
    return word.key in _announcing_words()


def phrase_ends(keys: Sequence[str], name: str = "before_a_name", *, fewest: int = 1) -> bool:
    """Whether *keys* end like a phrase of the list *name* that has *fewest* words or more."""
    if not keys or keys[-1] not in _last_words(name):
        return False
    lengths = range(fewest, LONGEST_PHRASE + 1)
    return any(tuple(keys[-length:]) in _phrases(name) for length in lengths if length <= len(keys))


def _without_article(keys: list[str]) -> list[str]:
    """«a senhora da Rosa», «le dicen la Chabe»: the words that announce stand before it."""
    while len(keys) > 1 and keys[-1] in OF:
        keys.pop()
    if len(keys) > 1 and keys[-1] in ARTICLES and keys[-2] in CALLING:
        keys.pop()
    return keys


def _is_likely(word: Word, *, takes_a_surname: bool) -> bool:
    if word.key in PARTICLES:
        return False
    if takes_a_surname and (is_surname(word.key) or word.is_initial):
        return True
    return is_given(word.key) or (is_unknown(word.key) and not word.text.isupper())


@cache
def _phrases(name: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(folded(line).split()) for line in lines(name))


@cache
def _announcing_words() -> frozenset[str]:
    return listed("roles") | {phrase[0] for phrase in _phrases("before_a_name") if len(phrase) == 1}


@cache
def _last_words(name: str) -> frozenset[str]:
    """Most words end no phrase: one look tells it of them."""
    return frozenset(phrase[-1] for phrase in _phrases(name))
