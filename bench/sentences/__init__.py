"""Sentences to measure the suggestions and the guard of personal data with, by a hand that had not read their rules.

They are written anew after public reports, news, guides, minutes, letters and captions: in the register and build of
what was read, with other words and other facts. Every name, number and address is invented.
Each file is one source. `README.md` says how they were made and which part may be looked at.
"""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

type Part = Literal["open", "second", "locked", "fresh"]
type Kind = Literal["", "lesson", "practice", "risk", "recommendation"]
type PersonalKind = Literal["name", "identity", "telephone", "email", "workplace", "home"]

FOLDER = Path(__file__).parent
PARTS: tuple[Part, ...] = get_args(Part.__value__)
KINDS: tuple[Kind, ...] = get_args(Kind.__value__)
PERSONAL_KINDS: tuple[PersonalKind, ...] = get_args(PersonalKind.__value__)
LANGUAGES = ("es", "pt-br", "en")
OWN = "added by whoever writes the rules"
"""The register of sources that are not by another hand: of the open part alone."""


@dataclass(frozen=True)
class Passage:
    """Words of a sentence that may tell who somebody is."""

    kind: PersonalKind
    text: str


@dataclass(frozen=True)
class Sentence:
    """`also` is a second kind that a careful reader could give as well; whoever measures counts either as right."""

    text: str
    heading: str
    kind: Kind
    also: Kind = ""
    personal: tuple[Passage, ...] = ()


@dataclass(frozen=True)
class Source:
    """One file. Its sentences stand in the order of the text they follow; some lie between, unwritten."""

    name: str
    part: Part
    register: str
    language: str
    speech: bool
    subject: str
    sentences: tuple[Sentence, ...]


def sentence_of(row: dict[str, Any]) -> Sentence:
    personal = tuple(Passage(**passage) for passage in row.get("personal", ()))
    return Sentence(**{**row, "personal": personal})


def source_of(path: Path, part: Part) -> Source:
    """An unknown key is a `TypeError`: the dataclasses name all there are."""
    head = tomllib.loads(path.read_text(encoding="utf-8"))
    rows = head.pop("sentence")
    return Source(path.stem, part, sentences=tuple(map(sentence_of, rows)), **head)


@cache
def sources(part: Part) -> tuple[Source, ...]:
    return tuple(source_of(path, part) for path in sorted((FOLDER / part).glob("*.toml")))


def sentences(part: Part) -> Iterator[tuple[Source, Sentence]]:
    for source in sources(part):
        for sentence in source.sentences:
            yield source, sentence


def neighbours_in[T](rows: Sequence[tuple[Source, Sentence]], values: Sequence[T]) -> list[tuple[T | None, T | None]]:
    """Of each of *rows* which of *values*, one for each row, stand before and after it; None beyond its source."""

    def at(place: int, source: Source) -> T | None:
        return values[place] if 0 <= place < len(rows) and rows[place][0].name == source.name else None

    return [(at(place - 1, source), at(place + 1, source)) for place, (source, _sentence) in enumerate(rows)]
