"""The labelled set of the guard: sentences with what a careful reader would mark, in two parts.

The rules may be tuned on `DEVELOPMENT`; `HELD_OUT` was written before them and tells what they are worth.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

DEVELOPMENT, HELD_OUT = "development", "held_out"
MARKED = re.compile(r"\{(?P<kind>[a-z]+)\|(?P<text>[^{}]+)\}")


@dataclass(frozen=True)
class Labelled:
    """A sentence and its passages: kind, start and end in characters."""

    language: str
    text: str
    passages: tuple[tuple[str, int, int], ...]


def sentences(part: str) -> Iterator[Labelled]:
    """The sentences of *part*, in the order of its file."""
    for line in (Path(__file__).parent / f"{part}.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            language, marked = line.split("|", 1)
            yield _read(language, marked)


def _read(language: str, marked: str) -> Labelled:
    text, passages, place = "", [], 0
    for match in MARKED.finditer(marked):
        text += marked[place : match.start()]
        passages.append((match["kind"], len(text), len(text) + len(match["text"])))
        text, place = text + match["text"], match.end()
    return Labelled(language, text + marked[place:], tuple(passages))
