"""Names in text without capitals, as automatic captions are: there are fewer signs, so surer words are asked for."""

from collections.abc import Sequence
from functools import cache

from .announcing import phrase_ends
from .dictionary import is_unknown
from .given import is_given, is_surname
from .words import Word, listed

INTRODUCING = {
    "llamo": ("me", "llamo"),
    "chamo": ("me", "chamo"),
    "es": ("mi", "nombre", "es"),
    "is": ("my", "name", "is"),
    "e": ("meu", "nome", "e"),
    "presento": ("me", "presento"),
}
"""By the last word, what is said before one's own name: any word after it is one, but for the list `small_no_names`."""
VOWELS = frozenset("aeiouy")
"""Letters that are words."""
FEWEST_LETTERS, FEWEST_AFTER_A_TITLE = 4, 3


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


def called(words: Sequence[Word], place: int, *, is_small: bool) -> int:
    """How many words from *place* are the name of who is greeted or says who they are: «soy yubirí».

    A title may stand between, and in text without capitals a title is enough: «soy la hermana teodolinda».
    """
    word = words[place]
    if not place or not word.joins or word.key in listed("small_no_names"):
        return 0
    keys = [other.key for other in words[max(0, place - 6) : place]]
    is_titled = keys[-1] in listed("small_titles")
    if not (is_small and is_titled) and not phrase_ends(keys, "before_an_unknown"):
        return 0
    following = _following(words, place + 1)
    is_name = is_unknown(word.key, fewest=FEWEST_AFTER_A_TITLE if is_titled else FEWEST_LETTERS)
    is_name = is_name or (is_given(word.key) and (following > 0 or not _is_a_word(word.key)))
    return 1 + following if is_name else 0


def small_name(words: Sequence[Word], place: int) -> int:
    """How many words from *place* are a name in text without capitals; 0, if none are."""
    word = words[place]
    if len(word.key) == 1 and word.key not in VOWELS and len(words) > place + 1 and words[place + 1].joins:
        return 2 if is_unknown(words[place + 1].key) else 0  # «k. adjodha»
    former = words[place - 1].key if place and word.joins else ""
    if former in listed("small_places") or former in listed("before_no_name"):
        return 0
    following = _following(words, place + 1)
    if is_given(word.key):
        names = [one.key for one in words[place : place + 1 + following] if is_given(one.key) or is_surname(one.key)]
        is_sure = any(not _is_a_word(key) for key in names) if following else _tells_alone(word.key)
        return 1 + following if is_sure else 0
    is_called = former in listed("small_titles") and is_surname(word.key) and not _is_a_word(word.key)
    return 1 + following if is_called else 0


def _following(words: Sequence[Word], place: int) -> int:
    """How many words from *place* on may be names that go on one."""
    count = 0
    for word in words[place : place + 3]:
        if not word.joins or word.key in listed("small_no_names"):
            break
        if not (is_given(word.key) or is_surname(word.key) or is_unknown(word.key)):
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


def is_a_common_word(key: str) -> bool:
    """Whether *key*, written small, is a word, be it a name too."""
    return _is_a_word(key) or key in listed("dictionary")
