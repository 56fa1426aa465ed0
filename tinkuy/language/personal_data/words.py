"""A text as words with their places, and the lists of words that the guard knows."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from tinkuy.core.letters import folded

WORD = re.compile(r"(?<!_)[^\W\d_]+(?:['’-][^\W\d_]+){0,3}")
ABBREVIATED = frozenset(
    [
        *("sr", "sra", "srta", "dr", "dra", "lic", "licda", "ing", "prof", "profa"),
        *("abg", "abog", "arq", "mr", "mrs", "ms", "cllr", "st", "av", "avda"),
    ]
)
ENDS_A_SENTENCE = re.compile(r"[.!?:…\n«“\"¿¡—]")
LONGEST = 40


class Word(NamedTuple):
    """`key` is the word folded; `joins`: only a space parts it from the word before; `begins`: it opens a sentence."""

    text: str
    key: str
    is_capital: bool
    start: int
    end: int
    joins: bool
    begins: bool

    @property
    def is_initial(self) -> bool:
        return len(self.text) == 1 and self.is_capital


def words_of(text: str) -> Iterator[Word]:
    """The words of *text* in order; numbers and signs only part them."""
    read: dict[str, tuple[str, bool]] = {}
    former, place = "", 0
    for match in WORD.finditer(text):
        word, (start, end) = match.group(), match.span()
        joins, begins = _between(former, text[place:start])
        if word not in read:
            read[word] = folded(word[:LONGEST]), word[0].isupper()
        (former, is_capital), place = read[word], end
        yield Word(word, former, is_capital, start, end, joins, begins)


def _between(former: str, signs: str) -> tuple[bool, bool]:
    """Whether a word joins the *former* one, and whether it opens a sentence, by the *signs* that stand between."""
    if not former or signs == " ":
        return bool(former), not former
    if former in ABBREVIATED or len(former) == 1:
        signs = signs.removeprefix(".")
    joins = bool(signs) and len(signs) < 3 and not signs.strip(" ")
    return joins, ENDS_A_SENTENCE.search(signs) is not None


@cache
def listed(name: str) -> frozenset[str]:
    """The words of a list in `lists`, folded; a line that begins with # is a remark."""
    return frozenset(word for line in lines(name) for word in folded(line).split())


@cache
def lines(name: str) -> tuple[str, ...]:
    """The lines of a list in `lists` without remarks."""
    source = files("tinkuy.language.personal_data").joinpath("lists", f"{name}.txt").read_text(encoding="utf-8")
    return tuple(line for line in source.splitlines() if line.strip() and not line.startswith("#"))
