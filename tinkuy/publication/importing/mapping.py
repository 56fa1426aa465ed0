"""What was read of a file, section by section with the field it was given, as a person confirms or changes it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from tinkuy.core.errors import Refused
from tinkuy.language.headings import heading_before_text, heading_of
from tinkuy.publication.content.sections import section_name
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.importing.reading import LISTS, PLACES, ReadText, content_of, read_text

LEFT_OUT = "-"
"""Chosen for a section that does not go into the sheet."""

CHOICES = (*PLACES, *(name for name in LISTS if name not in PLACES and name != "focal_points"), "more")
"""Where a person may put a section: the fields of running text and lists, and the links."""

MOST_WORDS = 15_000
"""The longest public case that was met has some ten thousand: thirty pages."""

_HAS_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,200}>")


@dataclass(frozen=True)
class Section:
    """Paragraphs that go to one field; `field` is empty while nobody knows which. `name` is what the file calls it."""

    name: str
    field: str
    paragraphs: tuple[str, ...]

    @property
    def words(self) -> int:
        return sum(len(paragraph.split()) for paragraph in self.paragraphs)


@dataclass(frozen=True)
class ReadSheet:
    """A file as it was read: its sections in the order of the sheet, those that wait last."""

    language: str
    sections: tuple[Section, ...]
    lines: tuple[str, ...]
    left: Mapping[str, int]

    def to_json(self) -> dict[str, Any]:
        return {
            "language": self.language,
            "sections": [[one.name, one.field, list(one.paragraphs)] for one in self.sections],
            "lines": list(self.lines),
            "left": dict(self.left),
        }

    @classmethod
    def from_json(cls, plain: Mapping[str, Any]) -> "ReadSheet":
        sections = tuple(Section(name, field, tuple(texts)) for name, field, texts in plain["sections"])
        return cls(plain["language"], sections, tuple(plain["lines"]), plain["left"])

    @property
    def has_tags(self) -> bool:
        """Whether words look like HTML: they stand as they are typed, and do nothing."""
        return any(_HAS_TAG.search(text) for one in self.sections for text in one.paragraphs)

    def placed(self, fields: Sequence[str]) -> SheetContent:
        """The sheet with each section in the field that was chosen for it, in order."""
        by_field: dict[str, list[str]] = defaultdict(list)
        for section, chosen in zip(self.sections, fields, strict=True):
            if chosen != LEFT_OUT:
                by_field[chosen] += section.paragraphs
        return content_of(self.language, by_field)

    def lost_lines(self, content: SheetContent) -> list[str]:
        """The lines of the file whose words *content* does not have; the names of sections became those of fields."""
        whole = _letters(content.plain_text())
        words = set(_words(content.plain_text()))
        return [line for line in self.lines if _is_lost(line, whole, words)]


def read_sheet_text(text: str, left: Mapping[str, int]) -> ReadSheet:
    """The sections of *text*; refuses what is no sheet, or longer than one."""
    count = len(text.split())
    if count > MOST_WORDS:
        sentence = _("The text has %(count)s words; a sheet has %(most)s at most. Send only the text of one sheet.")
        raise Refused(sentence % {"count": count, "most": MOST_WORDS})
    read = read_text(text)
    lines = dict.fromkeys(line.strip() for line in text.splitlines() if any(map(str.isalnum, line)))
    return ReadSheet(read.language, tuple(_sections(read)), tuple(lines), left)


def _sections(read: ReadText) -> Iterator[Section]:
    for field, paragraphs in read.known.items():
        if paragraphs:
            yield Section(_name_of(field, read.language), field, tuple(paragraphs))
    for section in read.waiting:
        yield Section(section.name, "", section.paragraphs)


def _name_of(field: str, language: str) -> str:
    try:
        return section_name(field, language)
    except KeyError:
        return ""


def _is_lost(line: str, whole: str, words: set[str]) -> bool:
    if heading_of(line):
        return False
    begun = heading_before_text(line)
    rest = begun[1] if begun else line
    return _letters(rest) not in whole and any(word not in words for word in _words(rest))


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def _words(text: str) -> Iterable[str]:
    return (word for word in re.findall(r"[^\W_]+", text.casefold()) if len(word) > 1 and not word.isdigit())
