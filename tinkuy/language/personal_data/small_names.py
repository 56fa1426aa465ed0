"""Names in text without capitals, as automatic captions are: there are fewer signs, so surer words are asked for."""

from collections.abc import Sequence
from functools import cache

from .given import is_given, is_surname
from .words import Word, listed

INTRODUCING = {
    "llamo": ("me", "llamo"),
    "chamo": ("me", "chamo"),
    "es": ("mi", "nombre", "es"),
    "is": ("my", "name", "is"),
    "e": ("meu", "nome", "e"),
}
"""By the last word, what is said before one's own name: any word after it is one, but for the list `small_no_names`."""
FEWEST_LETTERS = 4


def has_capitals(words: Sequence[Word]) -> bool:
    return any(word.is_capital and word.key not in {"i", "i'm", "i’m"} for word in words)


def introduced(words: Sequence[Word], place: int) -> int:
    """How many words from *place* are the name of who says «me llamo», also in text with capitals; 0, if none are."""
    word = words[place]
    phrase = INTRODUCING.get(words[place - 1].key) if place and word.joins else None
    if not phrase or word.key in listed("small_no_names"):
        return 0
    if phrase != tuple(other.key for other in words[max(0, place - len(phrase)) : place]):
        return 0
    return 1 + _following(words, place + 1)


def small_name(words: Sequence[Word], place: int) -> int:
    """How many words from *place* are a name in text without capitals; 0, if none are."""
    word = words[place]
    former = words[place - 1].key if place and word.joins else ""
    if former in listed("small_places"):
        return 0
    following = _following(words, place + 1)
    if is_given(word.key):
        names = words[place : place + 1 + following]
        is_sure = any(not _is_a_word(one.key) for one in names) if following else _tells_alone(word.key)
        return 1 + following if is_sure else 0
    is_called = former in listed("small_titles") and is_surname(word.key) and not _is_a_word(word.key)
    return 1 + following if is_called else 0


def _following(words: Sequence[Word], place: int) -> int:
    """How many words from *place* on may be names that go on one."""
    count = 0
    for word in words[place : place + 3]:
        if not word.joins or not (is_given(word.key) or is_surname(word.key)) or word.key in listed("small_no_names"):
            break
        count += 1
    return count


def _tells_alone(key: str) -> bool:
    return len(key) >= FEWEST_LETTERS and not _is_a_word(key)


def _is_a_word(key: str) -> bool:
    return key in _words()


@cache
def _words() -> frozenset[str]:
    return listed("also_words") | listed("words_when_small") | listed("surname_words") | listed("no_person")
