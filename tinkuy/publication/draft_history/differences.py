"""What two texts of a sheet say differently, part by part, so that somebody can read it. Pure.

Words alone are compared: quotes and figures come from the data, and a quote may not be shown any more.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import zip_longest

from tinkuy.core.text import Piece, word_diff
from tinkuy.publication.content.parts import Item, Picture
from tinkuy.publication.content.sections import section_name
from tinkuy.publication.content.sheet import FINDINGS_AS_READ, SheetContent
from tinkuy.publication.renderers.column import NOT_IN_COLUMN, ColumnSection, column_of
from tinkuy.publication.renderers.language import speaking
from tinkuy.publication.renderers.selection import named_details


@dataclass(frozen=True)
class Passage:
    """A part of a sheet: `key` is the same in both texts, `name` is in the language of the sheet."""

    key: str
    name: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class ChangedPassage:
    """Its paragraphs that are not the same, each as pieces of what stays, goes and comes."""

    name: str
    rows: list[list[Piece]]


def changed_passages(before: SheetContent, after: SheetContent) -> list[ChangedPassage]:
    """The parts that say something else, in the order of *after*; last those that are gone."""
    old = {passage.key: passage for passage in passages_of(before)}
    new = {passage.key: passage for passage in passages_of(after)}
    changed = [
        ChangedPassage((new.get(key) or old[key]).name, _rows(_paragraphs(old, key), _paragraphs(new, key)))
        for key in dict.fromkeys([*new, *old])
    ]
    return [passage for passage in changed if passage.rows]


def passages_of(content: SheetContent) -> list[Passage]:
    """Every part that says something, in the order of the printed sheet."""
    own = replace(content, reviewed_grade="", grade_reason="")  # what reviews made of a version, nobody wrote
    with speaking(content.language):
        return [passage for passage in _passages(own) if passage.paragraphs]


def _passages(content: SheetContent) -> Iterator[Passage]:
    language = content.language
    yield _passage("title", content, content.title, content.guiding_question)
    for section in column_of(content):
        yield from _of_section(section)
    yield _passage("recommendations", content, content.featured_recommendation)
    for field in NOT_IN_COLUMN:
        for name, texts in named_details(content, (field,)):
            yield Passage(field, name, _lines("\n".join(texts)))
    yield Passage("media", section_name("media", language), tuple(map(_picture, content.media)))
    more = tuple(" ".join(filter(None, (link.label, link.href))) for link in content.more)
    yield Passage("more", section_name("more", language), (*more, *content.footer))
    yield _passage("contact", content, content.contact.name, content.contact.email)
    for field in ("credits", "validation", "licence", "citation", "disclaimer"):
        yield _passage(field, content, getattr(content, field))


def _passage(key: str, content: SheetContent, *texts: str) -> Passage:
    return Passage(key, section_name(key, content.language), _lines("\n".join(texts)))


def _of_section(section: ColumnSection) -> Iterator[Passage]:
    if section.key in FINDINGS_AS_READ:
        for item in section.items:
            yield Passage(item.code, f"{section.name}: {item.code}", _of_item(item))
    else:
        yield Passage(section.key, section.name, _lines("\n".join(section.paragraphs)))


def _of_item(item: Item) -> tuple[str, ...]:
    return _lines(f"{item.heading}\n{item.text}")


def _picture(picture: Picture) -> str:
    return " ".join(filter(None, (picture.caption, picture.alternative, picture.credit, picture.rights)))


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _paragraphs(passages: dict[str, Passage], key: str) -> tuple[str, ...]:
    return passages[key].paragraphs if key in passages else ()


def _rows(old: Sequence[str], new: Sequence[str]) -> list[list[Piece]]:
    """Paragraphs that stand in both are left out; the others are read beside the one in whose place they stand."""
    rows: list[list[Piece]] = []
    for kind, a, b, c, d in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if kind != "equal":
            rows += [word_diff(left, right) for left, right in zip_longest(old[a:b], new[c:d], fillvalue="")]
    return rows
