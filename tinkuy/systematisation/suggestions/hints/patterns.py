"""The patterns of `cues/*.yaml`, made into regular expressions over the words of a sentence.

A pattern is words without accents or case, divided by spaces: `a|b` is either of them, `word*` any word that begins so
and `*word` any that ends so, `[a|b]` one of them or nothing, `..` up to four words of any kind, and `<` the beginning.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from tinkuy.core.letters import folded

WORD = re.compile(r"[^\W_]+")
SIGNS = {"..": r"(?:\S+ ){0,4}?", "<": r"(?<=^ )"}


@dataclass(frozen=True)
class Line:
    """The words of a sentence, folded, each between spaces; `places` says where each stands in the sentence."""

    text: str
    starts: tuple[int, ...]
    places: tuple[tuple[int, int], ...]

    def span(self, match: re.Match[str]) -> tuple[int, int]:
        """Start and end in the sentence of what matched."""
        first = bisect_right(self.starts, match.start()) - 1
        last = bisect_right(self.starts, match.end() - 2) - 1
        return self.places[first][0], self.places[last][1]


def line_of(sentence: str) -> Line:
    text, starts, places = " ", [], []
    for word in WORD.finditer(sentence):
        starts.append(len(text))
        places.append(word.span())
        text += f"{folded(word.group())} "
    return Line(text, tuple(starts), tuple(places))


def compiled(patterns: Iterable[str]) -> re.Pattern[str]:
    """One expression for all *patterns*, to be searched in the text of a `Line`."""
    return re.compile(r"(?<= )(?:" + "|".join(_expression(pattern) for pattern in patterns) + ")")


def _expression(pattern: str) -> str:
    return "".join(_part(part) for part in pattern.split())


def _part(part: str) -> str:
    if part in SIGNS:
        return SIGNS[part]
    if part.startswith("["):
        return f"(?:{_words(part[1:-1])} )?"
    return f"{_words(part)} "


def _words(part: str) -> str:
    return "(?:" + "|".join(re.escape(word).replace(r"\*", r"\w*") for word in part.split("|")) + ")"
