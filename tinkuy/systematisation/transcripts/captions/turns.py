"""Turns of a transcript in text: `Persona Uno: palabras`, also where somebody speaks once; what is nobody's turn."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tinkuy.core.letters import folded

from .layouts import HEADING_OF_PERSONS
from .minutes import CLOSING, HEADINGS
from .speakers import is_like_a_name, may_be_a_name, names_among, prefix_of

FEWEST_WORDS, MOST_LABELS = 5, 2
SEPARATOR = re.compile(r"[,;]|\s(?:y|e|and)\s")


@dataclass(frozen=True)
class Turns:
    """Who speaks by the names before a colon, folded."""

    names: frozenset[str]

    def speaker_and_words(self, line: str) -> tuple[str, str]:
        """The name that begins the *line* and the rest; no name where it goes on with somebody's words."""
        prefix = prefix_of(line)
        if prefix and folded(prefix) in self.names:
            return prefix, line.partition(":")[2].strip()
        return "", line

    def is_aside(self, line: str) -> bool:
        """Whether the minutes say something of themselves: *Fecha:*, *Acuerdos:*, *No habiendo más asuntos…*."""
        if CLOSING.match(line):
            return True
        prefix = folded(prefix_of(line))
        return is_heading_alone(line) or (bool(prefix) and prefix in HEADINGS and prefix not in self.names)


def is_heading_alone(line: str) -> bool:
    """A line of nothing but *Acuerdos:*."""
    return line.endswith(":") and folded(line.rstrip(": ")) in HEADINGS


def turns_of(spoken: Sequence[str], known_speakers: Iterable[str]) -> Turns:
    """Of the lines in which somebody speaks."""
    filled = [line for line in spoken if line]
    prefixes = [prefix for line in filled if (prefix := prefix_of(line))]
    is_habit = _is_full_of_names(filled)
    return Turns(frozenset(names_among(prefixes, len(filled), known_speakers, may_be_a_name, is_habit=is_habit)))


def _is_full_of_names(lines: Sequence[str]) -> bool:
    """Whether a name stands before every other line, from the first that has one to the last, and words behind it.

    Then whoever speaks once is a voice too: their words would else stand in the mouth of who spoke before. Labels of
    minutes, *Fecha: 9 de mayo*, have few words behind them.
    """
    named = [
        place
        for place, line in enumerate(lines)
        if is_like_a_name(prefix_of(line)) and len(line.partition(":")[2].split()) >= FEWEST_WORDS
    ]
    return len(named) > MOST_LABELS and len(named) * 2 >= named[-1] - named[0] + 1


def persons_in(lines: Sequence[str]) -> list[str]:
    """The names below *Asistentes* or beside it, separated by commas."""
    lists = [line for above, line in zip(lines, _next_filled(lines), strict=True) if HEADING_OF_PERSONS.match(above)]
    lists += [line.partition(":")[2] for line in lines if HEADING_OF_PERSONS.match(line.partition(":")[0])]
    return [name.strip(" .") for line in lists for name in SEPARATOR.split(line) if name.strip(" .")]


def _next_filled(lines: Sequence[str]) -> list[str]:
    after, below = "", list[str]()
    for line in reversed(lines):
        below.append(after)
        after = line or after
    return below[::-1]
