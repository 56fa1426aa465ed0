"""The terminology guard: words that are better not used, the better ones and why. It remarks, it changes nothing.

The rules are data: `terminology.toml`.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from tinkuy.core.letters import folded

WORD = re.compile(r"[^\W_]+")
LONGEST_PHRASE = 6


@dataclass(frozen=True)
class Rule:
    """`reason` is told in each of our languages."""

    language: str
    better: str
    reason: Mapping[str, str]


@dataclass(frozen=True)
class Remark:
    """A passage, characters `start` to `end`, for which `rule` knows better words."""

    text: str
    start: int
    end: int
    rule: Rule


def remarks(text: str, language: str) -> list[Remark]:
    """What of *text*, written in *language*, is better said otherwise, in order; the longest words first."""
    rules = _rules(language)
    words = [(folded(match.group()), match.start(), match.end()) for match in WORD.finditer(text)] if rules else []
    remarks_found, place = [], 0
    while place < len(words):
        length = next((n for n in range(LONGEST_PHRASE, 0, -1) if _keys(words[place : place + n], n) in rules), 0)
        if length:
            start, end = words[place][1], words[place + length - 1][2]
            remarks_found.append(
                Remark(text[start:end], start, end, rules[_keys(words[place : place + length], length)])
            )
        place += max(1, length)
    return remarks_found


def _keys(words: list[tuple[str, int, int]], length: int) -> tuple[str, ...]:
    return tuple(key for key, _start, _end in words) if len(words) == length else ()


@cache
def _rules(language: str) -> dict[tuple[str, ...], Rule]:
    """The rule for each phrase of *language*, as its folded words."""
    source = tomllib.loads(files("tinkuy.language").joinpath("terminology.toml").read_text(encoding="utf-8"))
    return {
        tuple(folded(phrase).split()): Rule(language, row["better"], source["reasons"][row["reason"]])
        for row in source["rules"]
        if row["language"] == language
        for phrase in row["words"]
    }
