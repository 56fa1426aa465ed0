"""A draft in one narrow column, section by section: what stands beside the table that judges it and the form that
writes it. No figure and no link: only the words, each section with a key to lead to it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from tinkuy.publication.content.parts import Item, WebinarLine
from tinkuy.publication.content.sections import DETAILS, section_heading, section_name
from tinkuy.publication.content.sheet import SheetContent

from .language import speaking
from .selection import details
from .wording import planned_day

KINDS = {"lessons": "lesson", "recommendations": "recommendation", "risks": "risk", "practices": "good_practice"}
NOT_IN_COLUMN = ("type", "dates", "scope", "agreements", "tags", "resources")
"""Facts from the data, which nobody writes or judges here."""


@dataclass(frozen=True)
class ColumnSection:
    """A section of the draft under its *key*: its paragraphs, or the findings of its *kind*."""

    key: str
    name: str
    paragraphs: tuple[str, ...] = ()
    kind: str = ""
    items: tuple[Item, ...] = ()


def column_of(content: SheetContent) -> list[ColumnSection]:
    """The sections that say something, in the order of the printed sheet."""
    with speaking(content.language):
        return list(_sections(content))


def column_to_write(content: SheetContent) -> list[ColumnSection]:
    """The same with a place for each text that somebody may be writing."""
    sections = column_of(content)
    filled = {section.key for section in sections}
    writable = ("summary", *(name for name in DETAILS if name not in NOT_IN_COLUMN))
    empty = [ColumnSection(key, section_name(key, content.language)) for key in writable if key not in filled]
    return [*sections, *empty]


def _sections(content: SheetContent) -> Iterator[ColumnSection]:
    language = content.language
    if content.summary:
        yield ColumnSection("summary", section_name("summary", language), (content.summary,))
    if content.webinars:
        sessions = tuple(_session(webinar, language) for webinar in content.webinars)
        yield ColumnSection("cycle", section_heading("cycle", content), sessions)
    for key, kind in KINDS.items():
        if items := getattr(content, key):
            yield ColumnSection(key, section_name(key, language), kind=kind, items=items)
    for field, texts in details(content, [name for name in DETAILS if name not in NOT_IN_COLUMN]):
        yield ColumnSection(field, section_name(field, language), tuple(texts))


def _session(webinar: WebinarLine, language: str) -> str:
    planned = planned_day(webinar, language)
    return f"{webinar.number}. {webinar.title}{f' ({planned})' if planned else ''}"
