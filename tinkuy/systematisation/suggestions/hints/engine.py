import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from .patterns import Line, compiled, line_of

LANGUAGES = {"es": "es", "pt-br": "pt", "en": "en"}
"""The file of cues of each language."""

KINDS = ("lesson", "recommendation", "risk", "good_practice")
"""Of two kinds that weigh the same the earlier one is told: who says «aprendimos que hay que…» tells a lesson."""

WORTH = {"strong": 3, "fair": 2, "hint": 1}
ENOUGH = 2
"""What the strongest cue has to be worth: hints strengthen others and say nothing alone."""
COUNTED = 2
"""Cues of one strength that are counted in a sentence."""
FEWEST_WORDS = 3
BEFORE = 2
"""Words before a practice among which one may deny it: «no lo logramos», «tampoco hoy conseguimos»."""


@dataclass(frozen=True)
class Hint:
    """What a sentence sounds like: `kind` is one of the four, `start` and `end` are the characters of its cue."""

    kind: str
    language: str
    start: int
    end: int
    worth: int


@dataclass(frozen=True)
class Cues:
    """The cues of one language: by kind, each strength's expression; those that silence a sentence; and the words that
    deny a practice when they stand before it.
    """

    by_kind: dict[str, list[tuple[int, re.Pattern[str]]]]
    silent: re.Pattern[str]
    denied: frozenset[str]


def hint_in(sentence: str) -> Hint | None:
    """What *sentence* sounds like, in whichever of the three languages it speaks; None where it is a question, tells
    the order of the day, denies what it names, or holds no cue.
    """
    line = line_of(sentence)
    if len(line.places) < FEWEST_WORDS or "?" in sentence:
        return None
    if any(cues_of(language).silent.search(line.text) for language in LANGUAGES):
        return None
    hints = [hint for language in LANGUAGES for kind in KINDS if (hint := _hint(line, language, kind))]
    return max(hints, key=lambda hint: hint.worth, default=None)


def _hint(line: Line, language: str, kind: str) -> Hint | None:
    cues = cues_of(language)
    matches = [
        (worth, match)
        for worth, expression in cues.by_kind[kind]
        for match in list(expression.finditer(line.text))[:COUNTED]
        if kind != "good_practice" or not _is_denied(line, match)
    ]
    if not matches or matches[0][0] < ENOUGH:
        return None
    worth = sum(worth for worth, _match in matches)
    start, end = line.span(matches[0][1])
    return Hint(kind, language, start, end, worth)


def _is_denied(line: Line, match: re.Match[str]) -> bool:
    """Whether a word that denies stands just before; in any language, since two of them share many words."""
    before = line.text[: match.start()].split()[-BEFORE:]
    return any(cues_of(language).denied.intersection(before) for language in LANGUAGES)


@cache
def cues_of(language: str) -> Cues:
    """The cues of a language, read once."""
    file = files(__package__) / "cues" / f"{LANGUAGES[language]}.yaml"
    data = yaml.safe_load(file.read_text(encoding="utf-8"))
    by_kind = {kind: [(worth, compiled(data[kind][strength])) for strength, worth in WORTH.items()] for kind in KINDS}
    return Cues(by_kind, compiled(data["silent"]), frozenset(data["denied"]))
