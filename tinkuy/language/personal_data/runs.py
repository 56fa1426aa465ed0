"""Rows of capitalised words, perhaps with «de la» or «dos» between them, and which part of one may be a name."""

from collections.abc import Sequence
from functools import cache

from tinkuy.core.letters import folded

from .given import is_given, is_surname
from .words import Word, lines, listed

PARTICLES = frozenset({"de", "del", "la", "las", "los", "da", "do", "dos", "das", "van", "von", "y"})
ARTICLES = frozenset({"la", "los"})
LONGEST_RUN = 8


def run_at(words: Sequence[Word], place: int) -> Sequence[Word]:
    """The capitalised words from *place* on that belong together, the particles between them included."""
    if not words[place].is_capital:
        return ()
    end = place + 1
    for ahead in range(place + 1, min(place + LONGEST_RUN, len(words))):
        word = words[ahead]
        if not word.joins or not (word.is_capital or word.key in PARTICLES):
            break
        if word.is_capital:
            end = ahead + 1
    return words[place:end]


def name_part(run: Sequence[Word]) -> Sequence[Word]:
    """*run* up to the first word that no name holds; nothing, if it begins with one."""
    name_words: list[Word] = []
    for word in run:
        is_none = word.key in listed("no_person")
        if is_none and (word.key not in listed("surnames") if name_words else not _may_begin(run)):
            break
        name_words.append(word)
    while name_words and name_words[-1].key in PARTICLES and not name_words[-1].is_capital:
        name_words.pop()
    return name_words


def capitals_of(run: Sequence[Word]) -> list[Word]:
    return [word for word in run if word.is_capital]


def is_a_namesake(run: Sequence[Word]) -> bool:
    """Whether it ends like a person of history or a place: «Plaza Simón Bolívar», but not «Simón Bolívar Quispe», nor
    «María de los Ángeles».
    """
    text = "".join(f" {word.key}" for word in run)
    if text.endswith(_after_a_given_name()) and any(is_given(word.key) for word in run[:-1]):
        return False
    return text.endswith(_namesakes())


def _may_begin(run: Sequence[Word]) -> bool:
    """Whether *run* may be a name though it begins like a month or a place: «Abril Núñez», «Santiago Díaz», «Costa»."""
    key, following = run[0].key, run[1].key if len(run) > 1 else ""
    if is_given(key) and following:
        return following in listed("surnames") or is_given(following) or following not in listed("no_person")
    return is_surname(key)


@cache
def _namesakes() -> tuple[str, ...]:
    """Each with the space before its first word."""
    return tuple(f" {folded(line)}" for line in lines("namesakes"))


@cache
def _after_a_given_name() -> tuple[str, ...]:
    """Places with an article that are a person's as well, once a given name and «de» stand before them."""
    return tuple(f" de{name}" for name in _namesakes() if name.split()[0] in ARTICLES)
