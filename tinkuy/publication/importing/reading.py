"""Each paragraph goes to the field of its section. Nothing is lost: what stands in none is context, and what stands
in a section that nobody knows waits for a person.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext_lazy as _

from tinkuy.core import languages
from tinkuy.core.errors import Refused
from tinkuy.language.detecting import language_of_text
from tinkuy.language.headings import Heading, key_of
from tinkuy.people.countries import countries, country_name
from tinkuy.publication.content.parts import Item, Scope
from tinkuy.publication.content.sections import section_name
from tinkuy.publication.content.sheet import FINDINGS, SheetContent
from tinkuy.publication.importing.blocks import Paragraph, Part, parts_of
from tinkuy.publication.importing.contact import contact_of, is_footer_line, links_of
from tinkuy.publication.importing.decoding import MAX_TEXT
from tinkuy.publication.importing.unknown import UnknownHeading, WaitingSection, with_unknown_headings

LISTS = ("actions", "agreements", "implementers", "partners", "focal_points", "replicability")
Sections = Mapping[str, Sequence[str]]
LONGEST_TITLE = 12
"""In words, of a title that ends as a sentence does."""
_KIND = re.compile(
    r"^(?:solution|soluci[oó]n|solução|technology|tecnolog[ií]a|approach|enfoque|abordagem|building block|"
    r"bloque de construcción|bloco de construção)\s{0,2}:\s{1,3}(?=\S)",
    re.IGNORECASE,
)
"""What a form calls the thing, before its name: «Solution: Shifts at the border»."""
_CODE = re.compile(r"^(?:c[oó]digo|project|proyecto|projeto|tc|dc|symbol)\b[^:\n]{0,40}:\s", re.IGNORECASE)
"""What a form has below its title: «Código DC: RLA/22/00»."""
_SENTENCES = re.compile(r"[.!?…]\s+\S")
"""Where one sentence ends and another begins."""

ENOUGH_NAMES = 3
"""Names of sections that no field is called by: with as many, a text is a sheet by another form; a person maps it."""

PLACES = (
    *("summary", "objective", "context", "beneficiaries", "actions", "results", *FINDINGS, "success_factors"),
    *("constraints", "innovation", "approaches", "safeguards", "sustainability", "replicability", "resources"),
)
"""The fields that a person may place a section in: those of running text and lists."""

_BETWEEN_TAGS = re.compile(r"[;,·|]")
_NUMBERED = re.compile(r"^\d{1,2}[.)]?\s*")
_WAITING = "?"
_OF_SHORT_LINES = (
    *("", "title", "contact", "more", "tags", "partners", "implementers", "focal_points", "credits"),
    *("citation", "disclaimer", "licence"),
)


@dataclass(frozen=True)
class WholeSheet:
    """What was read of a text: its fields, and the sections that no field is known for."""

    content: SheetContent
    waiting: tuple[WaitingSection, ...] = ()


@dataclass(frozen=True)
class ReadText:
    """A text by its sections, each with its paragraphs: `known` by the field of a sheet, `waiting` by their names."""

    language: str
    known: Sections
    waiting: tuple[WaitingSection, ...] = ()

    def content(self) -> SheetContent:
        """What stands in known sections."""
        return content_of(self.language, self.known)


def content_of(language: str, sections: Sections) -> SheetContent:
    """The sheet whose fields hold these paragraphs."""
    return SheetContent(language=language, **_fields(sections, language))


def read_whole_sheet(text: str, places: Mapping[str, str] = MappingProxyType({})) -> WholeSheet:
    """The sheet in *text*; *places* says of a section that nobody knows which field it goes to."""
    read = read_text(text, places)
    return WholeSheet(read.content(), read.waiting)


def read_text(text: str, places: Mapping[str, str] = MappingProxyType({})) -> ReadText:
    """The sections of *text*; refuses one that is empty, too long or without any known section."""
    if not text.strip():
        raise Refused(_("The text is empty. Paste the text of the sheet."))
    if len(text) > MAX_TEXT:
        raise Refused(_("The text is longer than a sheet can be. Paste only the text of one sheet."))
    parts = _below_the_title(list(with_unknown_headings(parts_of(text))))
    headings = [part for part in parts if isinstance(part, Heading) and part.field != "series"]
    if not headings and sum(isinstance(part, UnknownHeading) for part in parts) < ENOUGH_NAMES:
        raise Refused(
            _(
                "No section of a sheet was found in this text. Put the names of the sections on lines of their own: "
                "“Resumen de la práctica”, “Lecciones aprendidas”, “Recomendaciones”, “Escríbanos”."
            )
        )
    language = _language(headings, text)
    fields = {key_of(name): field for name, field in places.items()}
    return ReadText(language, *_parted(_sections(_in_one_language(parts, language), fields)))


def _in_one_language(parts: Iterable[Part | UnknownHeading], language: str) -> Iterator[Part | UnknownHeading]:
    """Among tags a word that is a name in another language only is a tag: «Local» on a page in English."""
    is_in_tags = False
    for part in parts:
        is_word = isinstance(part, Heading) and language not in part.languages and len(part.words.split()) == 1
        if is_in_tags and is_word and isinstance(part, Heading):
            yield Paragraph((part.words,))
            continue
        if not isinstance(part, Paragraph):
            is_in_tags = isinstance(part, Heading) and part.field == "tags"
        yield part


def _below_the_title(parts: list[Part | UnknownHeading]) -> list[Part | UnknownHeading]:
    """«Boas práticas» on the first line, above a summary, is what a list of practices is called: no section of one."""
    first, others = (parts[0], parts[1:]) if parts else (None, [])
    fields = {part.field for part in others if isinstance(part, Heading)}
    if isinstance(first, Heading) and first.field in FINDINGS and fields & {"summary", "objective"}:
        return [replace(first, field="series"), *others]
    return parts


def _parted(sections: dict[str, list[str]]) -> tuple[dict[str, list[str]], tuple[WaitingSection, ...]]:
    """The sections with a field, and those that wait."""
    known = {field: words for field, words in sections.items() if not field.startswith(_WAITING)}
    waiting = (field.removeprefix(_WAITING) for field in sections if field.startswith(_WAITING))
    return known, tuple(WaitingSection(name, tuple(sections[_WAITING + name])) for name in waiting)


def _language(headings: Iterable[Heading], text: str) -> str:
    """The language in which most sections are named; a name that two languages share counts half. Where that is as much
    for two of them («Objetivo», «Resultados»), the *text* tells.
    """
    votes: dict[str, float] = {"es": 0, "pt-br": 0, "en": 0}
    for heading in headings:
        for language in heading.languages:
            votes[language] += 1 / len(heading.languages)
    most = [language for language, count in votes.items() if count == max(votes.values())]
    spoken = language_of_text(text) if len(most) > 1 else ""
    return spoken if spoken in most else most[0]


def _sections(parts: Iterable[Part | UnknownHeading], places: Mapping[str, str]) -> dict[str, list[str]]:
    """Field → its paragraphs. Before the first heading: the series, the title, the question, then the context."""
    sections: dict[str, list[str]] = defaultdict(list)
    field = ""
    for part in parts:
        if isinstance(part, Heading):
            field = _enter(part, field, sections)
        elif isinstance(part, UnknownHeading):
            field = _enter_unknown(part, field, sections, places)
        elif field == "title" and sections["title"]:
            field = ""
            _open(part, sections)
        elif field and field != "title":
            place = "footer" if field not in ("more", "contact") and is_footer_line(part.text) else field
            sections[place] += part.lines if field == "contact" or _are_tags(part, field) else [part.text]
        else:
            _open(part, sections)
    return sections


def _are_tags(part: Paragraph, field: str) -> bool:
    """Whether each line is a tag, as on a page with a list of them: most have no sign that parts tags."""
    parted = sum(bool(_BETWEEN_TAGS.search(line)) for line in part.lines)
    return field == "tags" and len(part.lines) > 2 * max(parted, 1)


def _enter(heading: Heading, field: str, sections: dict[str, list[str]]) -> str:
    """The field that the paragraphs after *heading* belong to."""
    if heading.field == "series":
        sections["series"].append(heading.words)
        return field
    if heading.field == "title" and sections["title"]:  # what stood above was the name of a part of a form
        sections["context"] += sections.pop("title")
    if heading.field == "dates":  # words, where the sheet wants calendar days: kept with their name
        sections["context"].append(f"{_NUMBERED.sub('', heading.words).strip(':; ').capitalize()}:")
        return "context"
    return heading.field


def _enter_unknown(
    heading: UnknownHeading, field: str, sections: dict[str, list[str]], places: Mapping[str, str]
) -> str:
    """A short line among names, tags and addresses is one of them; elsewhere it ends the section."""
    if field in _OF_SHORT_LINES and not heading.is_sure:
        sections[field or "context"].append(heading.words)
        return field
    return places.get(key_of(heading.words)) or _WAITING + heading.words


def _open(part: Paragraph, sections: dict[str, list[str]]) -> None:
    """Before any section: the title first, a question as the guiding one, all else as context."""
    if sections["title"]:
        is_one = part.text.endswith("?") and not _SENTENCES.search(part.text)
        is_question = is_one and not sections["guiding_question"]
        sections["guiding_question" if is_question else "context"].append(part.text)
        return
    lines, text = _title_and_text(part.lines)
    title, question = _title_and_question(lines)
    sections["title"] += [_KIND.sub("", line) for line in title[:1]] + title[1:]
    sections["guiding_question"] += question
    sections["context"] += text


def _title_and_text(lines: Sequence[str]) -> tuple[Sequence[str], list[str]]:
    """The lines of a title and the text that follows it without a blank line: no title is a sentence as long."""
    code = next((place for place, line in enumerate(lines) if place and _CODE.match(line)), 0)
    if code:
        return lines[:code], [" ".join(lines[code:])]
    if len(lines) == 1 or not lines[-1].endswith(".") or len(" ".join(lines).split()) < LONGEST_TITLE:
        return lines, []
    begins = next((place for place, line in enumerate(lines) if place and line[:1].isupper()), 1)
    return lines[:begins], [" ".join(lines[begins:])]


def _title_and_question(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """The lines of a title and of the question that follows it without a blank line."""
    if len(lines) == 1 or not lines[-1].endswith("?"):
        return list(lines), []
    begins = next((place for place, line in enumerate(lines) if line.startswith("¿")), len(lines) - 1)
    return (list(lines[:begins]), [" ".join(lines[begins:])]) if begins else ([" ".join(lines)], [])


def _fields(sections: Sections, language: str) -> dict[str, Any]:
    remaining = dict(sections)
    contact, addresses = contact_of(remaining.pop("contact", ()))
    fields: dict[str, Any] = {
        "contact": contact,
        "footer": (*remaining.pop("footer", ()), *addresses),
        "more": links_of(remaining.pop("more", ())),
        "tags": _tags(remaining.pop("tags", ())),
        "scope": _scope(remaining.pop("scope", ())),
        "series": _series(remaining.pop("series", ()), language),
    }
    return fields | {name: _value(name, paragraphs) for name, paragraphs in remaining.items()}


def _value(name: str, paragraphs: Sequence[str]) -> Any:
    if name in FINDINGS:
        return tuple(Item(text=paragraph) for paragraph in paragraphs)
    if name in LISTS:
        return tuple(paragraphs)
    return (" " if name == "title" else "\n\n").join(paragraphs)


def _series(written: Sequence[str], language: str) -> str:
    """The usual name in its usual spelling; another one as it is written."""
    usual = section_name("series", language)
    others = [words for words in written if key_of(words) != key_of(usual)]
    return " · ".join(others) or usual


def _tags(paragraphs: Iterable[str]) -> tuple[str, ...]:
    return tuple(tag.strip(" .") for text in paragraphs for tag in _BETWEEN_TAGS.split(text) if tag.strip(" ."))


def _scope(paragraphs: Sequence[str]) -> Scope:
    """The words as written, and the countries that are named in them."""
    words = f" {key_of(' '.join(paragraphs))} "
    named = (
        code
        for code in countries()
        if any(f" {key_of(country_name(code, language))} " in words for language in languages.CODES)
    )
    return Scope(region=" ".join(paragraphs), countries=tuple(named))
