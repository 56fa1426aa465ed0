"""The words of a sheet that are translated, paragraph by paragraph, and a sheet with other words in their places."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tinkuy.publication.content.sheet import SheetContent

NOT_TRANSLATED = frozenset({
    "language", "starts_on", "ends_on", "published_on", "date", "href", "clock", "code", "country", "countries",
    "state", "file", "knots", "counts", "layout", "changed", "source_language", "address", "source", "credit", "rights",
    "evidence", "reviewed_grade", "grade_reason", "focal_points", "licence", "email", "implementers", "partners",
    "contact", "footer", "tags",
})  # fmt: skip
"""Codes, days and addresses; names of institutions; and quotes, which stay in the words in which they were said."""

PRINTED_BY_PROGRAM = ("series", "type", "validation", "dissent")
"""Sentences that the program writes itself, in each of its languages: the last part of their field."""

LINES = re.compile(r"(\n+)")


@dataclass(frozen=True)
class Segment:
    """A paragraph of the field *field* (`lessons.LE-1.text`; each line of a list has the name of the list). `key` is
    its own: of the field, the words, and which of several that say the same.
    """

    field: str
    text: str
    key: str

    @property
    def is_printed_by_program(self) -> bool:
        return self.field.rpartition(".")[2] in PRINTED_BY_PROGRAM


def segments_of(content: SheetContent) -> list[Segment]:
    """Those of *content*, in its order."""
    count: Counter[tuple[str, str]] = Counter()
    segments = []
    for field, text in _lines_of("", content.to_json()):
        count[field, text] += 1
        segments.append(Segment(field, text, _key(field, text, count[field, text])))
    return segments


def with_texts(content: SheetContent, texts: Mapping[str, str], language: str) -> SheetContent:
    """*content* in *language*: in place of each segment the text that *texts* has under its key, else its own."""
    segments = iter(segments_of(content))

    def other(text: str) -> str:
        return "".join(
            texts.get(next(segments).key, piece) if _is_line(piece) else piece for piece in LINES.split(text)
        )

    return SheetContent.from_json({**_replaced("", content.to_json(), other), "language": language})


def digest(text: str) -> str:
    """A short fingerprint, by which a page says which words it showed."""
    return hashlib.sha256(text.encode()).hexdigest()[:16] if text else ""


def _key(field: str, text: str, occurrence: int) -> str:
    return hashlib.sha256(f"{field}\0{text}\0{occurrence}".encode()).hexdigest()[:16]


def _is_line(piece: str) -> bool:
    return bool(piece.strip())


def _lines_of(field: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield from ((field, line) for line in LINES.split(value) if _is_line(line))
    elif isinstance(value, dict):
        for name, part in value.items():
            if _is_translated(field, name):
                yield from _lines_of(_inside(field, name), part)
    elif isinstance(value, list):
        for one in value:
            yield from _lines_of(_named(field, one), one)


def _replaced(field: str, value: Any, other: Any) -> Any:
    """The same walk, so that each line meets its segment."""
    if isinstance(value, str):
        return other(value)
    if isinstance(value, dict):
        return {
            name: _replaced(_inside(field, name), part, other) if _is_translated(field, name) else part
            for name, part in value.items()
        }
    if isinstance(value, list):
        return [_replaced(_named(field, one), one, other) for one in value]
    return value


def _is_translated(field: str, name: str) -> bool:
    return name not in NOT_TRANSLATED and not (field.startswith("threads") and name == "label")


def _inside(field: str, name: str) -> str:
    return f"{field}.{name}" if field else name


def _named(field: str, one: Any) -> str:
    """Findings, sessions and threads by their code or number, so that their words are known again in another order."""
    if not isinstance(one, dict):
        return field
    name = one.get("code") or one.get("number") or one.get("file") or (one.get("label") if field == "threads" else "")
    return f"{field}.{name}" if name else field
