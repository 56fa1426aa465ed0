"""The patterns of `cues/*.yaml`, made into regular expressions over the words of a sentence.

A pattern is words without accents or case, divided by spaces: `a|b` is either of them, `word*` any word that begins so
and `*word` any that ends so, `[a|b]` one of them or nothing, `..` up to four words of any kind, and `<` the beginning.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from tinkuy.core import languages
from tinkuy.core.letters import folded
from tinkuy.core.yaml_files import yaml_values
from tinkuy.systematisation.coding.queries import sentences
from tinkuy.systematisation.evidence.models.transcript import Cue, Stretch

from .sections import is_section_name, kind_before_text, section_after

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
    branches = (branch for pattern in patterns for branch in _branches(pattern.split()))
    return re.compile(r"(?<= )(?:" + "|".join(branches) + ")")


def _branches(parts: list[str]) -> Iterator[str]:
    """One for each word that a pattern may begin with: those that begin with another letter are passed over at once."""
    rest = "".join(_part(part) for part in parts[1:])
    firsts = [parts[0]] if parts[0] in SIGNS or parts[0].startswith("[") else parts[0].split("|")
    return (_part(first) + rest for first in firsts)


def _part(part: str) -> str:
    if part in SIGNS:
        return SIGNS[part]
    if part.startswith("["):
        return f"(?:{_words(part[1:-1])} )?"
    return f"{_words(part)} "


def _words(part: str) -> str:
    return "(?:" + "|".join(re.escape(word).replace(r"\*", r"\w*") for word in part.split("|")) + ")"


ENDS = (".", "?", "!", "…")
LONGEST = 400
"""Letters after which a sentence without an end is taken as one: captions of a machine may have no full stop."""
PAUSE = 3_000
"""Milliseconds of silence in which a sentence without a full stop ends."""


@dataclass(frozen=True)
class Sentence:
    """What one voice says up to a full stop, in one part of a caption or in several.

    `section` is the kind that the heading above it promises, as minutes have one; empty without.
    """

    parts: tuple[Stretch, ...]
    section: str = ""

    @property
    def text(self) -> str:
        return " ".join(part.text for part in self.parts)

    def part_at(self, place: int) -> Stretch:
        """The part that holds the character *place* of the text."""
        for part in self.parts:
            if place < len(part.text):
                return part
            place -= len(part.text) + 1
        return self.parts[-1]


def sentences_of(cues: Iterable[Cue]) -> Iterator[Sentence]:
    """The sentences of *cues*, which come in order; a change of voice, a heading or a pause ends one."""
    pending, letters, above, section = list[Stretch](), 0, "", ""
    for cue in cues:
        is_name = is_section_name(cue.text)
        if pending and (is_name or not _goes_on(pending[-1].cue, cue)):
            yield Sentence(tuple(pending), section)
            pending, letters = [], 0
        above = section_after(above, cue.text)
        section = kind_before_text(cue.text) or above
        for start, end in sentences(cue.text):
            pending.append(Stretch(cue, start, end))
            letters += end - start
            if is_name or cue.text.endswith(ENDS, start, end) or letters > LONGEST:
                yield Sentence(tuple(pending), section)
                pending, letters = [], 0
    if pending:
        yield Sentence(tuple(pending), section)


def _goes_on(former: Cue, cue: Cue) -> bool:
    same_voice = (former.speaker_id, former.voice) == (cue.speaker_id, cue.voice)
    return same_voice and cue.start_ms - former.end_ms <= PAUSE


KINDS = ("lesson", "recommendation", "risk", "good_practice")
"""Of two kinds that weigh the same the earlier one is told: who says «aprendimos que hay que…» tells a lesson."""

WORTH = {"strong": 3, "fair": 2, "hint": 1}
LESS = {"risk": 1}
"""Taken off when kinds are compared: who names what is to be done, or was, often names the danger it answers too."""
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
    """The cues of one language: by kind, each strength's expression, and that of what announces it; those that
    silence a sentence; and the words that deny a practice when they stand before it.
    """

    by_kind: dict[str, list[tuple[int, re.Pattern[str]]]]
    announced: dict[str, re.Pattern[str]]
    silent: re.Pattern[str]
    denied: frozenset[str]


def is_silent(sentence: str, line: Line) -> bool:
    """Whether it is too short, a question, or tells the order of the day."""
    if len(line.places) < FEWEST_WORDS or "?" in sentence:
        return True
    return any(cues_of(language).silent.search(line.text) for language in languages.CODES)


def ruled_hint(line: Line) -> Hint | None:
    """What the cues say of *line*, in whichever of the three languages; None where they deny it or there is none."""
    hints = [hint for language in languages.CODES for kind in KINDS if (hint := _hint(line, language, kind))]
    return max(hints, key=lambda hint: hint.worth - LESS.get(hint.kind, 0), default=None)


def announced_hint(sentence: str, line: Line) -> Hint | None:
    """The first announcement of a kind in *line*: «se recomienda», «o risco é», *a lesson learned is*."""
    hints = [
        Hint(kind, language, *line.span(match), WORTH["strong"])
        for language in languages.CODES
        for kind, expression in cues_of(language).announced.items()
        for match in expression.finditer(line.text)
        if not (kind == "good_practice" and _is_denied(line, match))
    ]
    # without accents «é», which announces, is like «e», which joins two words
    meant = (hint for hint in hints if not sentence[hint.start : hint.end].endswith(" e"))
    return min(meant, key=lambda hint: hint.start, default=None)


def strongest_cue(line: Line, kind: str) -> Hint | None:
    """The best hint of one *kind*, also where another kind has a better one."""
    hints = [hint for language in languages.CODES if (hint := _hint(line, language, kind))]
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
    return any(cues_of(language).denied.intersection(before) for language in languages.CODES)


@cache
def cues_of(language: str) -> Cues:
    """The cues of a language, read once."""
    file = files(__package__) / "cues" / f"{language[:2]}.yaml"
    data = yaml_values(file.read_text(encoding="utf-8"))
    by_kind = {kind: [(worth, compiled(data[kind][strength])) for strength, worth in WORTH.items()] for kind in KINDS}
    announced = {kind: compiled(data[kind]["announced"]) for kind in KINDS}
    return Cues(by_kind, announced, compiled(data["silent"]), frozenset(data["denied"]))
