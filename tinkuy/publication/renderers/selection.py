"""Texts without what no document can hold: control characters, halves of characters, characters of no meaning."""

from collections.abc import Iterable, Iterator
from typing import Any

from tinkuy.design.typesetting.looks import writable_plain
from tinkuy.people.countries import country_name
from tinkuy.publication.content.parts import Item, Link
from tinkuy.publication.content.sections import DETAILS, section_name
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.content.vocabularies.concepts import printed_tag

from . import wording


def writable(content: SheetContent) -> SheetContent:
    """The same sheet; PDF and DOCX can hold each of its characters."""
    return SheetContent.from_json(writable_plain(content.to_json()))


def featured(content: SheetContent) -> tuple[Item, ...]:
    """The recommendations to be put first: those whose words the featured text holds, else that text itself, else the
    first one."""
    text = content.featured_recommendation
    if not text:
        return content.recommendations[:1]
    in_featured_text = tuple(item for item in content.recommendations if item.text and item.text in text)
    return in_featured_text or (Item(text=text),)


def not_featured(content: SheetContent) -> tuple[Item, ...]:
    first = featured(content)
    return tuple(item for item in content.recommendations if item not in first)


def details(content: SheetContent, fields: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """Field → its paragraphs, for the fields that say something."""
    for field in fields:
        texts = [text for text in _texts(content, field) if text]
        if texts:
            yield field, texts


def named_details(content: SheetContent, fields: Iterable[str] = DETAILS) -> list[tuple[str, list[str]]]:
    """The section *The practice in detail*: each field that says something, by its name in the sheet's language."""
    return [(section_name(field, content.language), texts) for field, texts in details(content, fields)]


def _texts(content: SheetContent, field: str) -> list[str]:
    if field == "dates":
        return [wording.dates(content)]
    if field == "scope":
        names = (country_name(code, content.language) for code in content.scope.countries)
        return [". ".join(part for part in (content.scope.region.rstrip("."), ", ".join(sorted(names))) if part)]
    if field == "participation":
        return list(wording.participation(content))
    if field == "tags":
        return ["; ".join(printed_tags(content))] if content.tags else []
    if field == "grade":
        return [content.reviewed_grade or content.grade, content.grade_reason]
    value: Any = getattr(content, field)
    return list(value) if isinstance(value, tuple) else value.split("\n\n")


def printed_tags(content: SheetContent) -> list[str]:
    """Each tag in the words of the sheet's language."""
    return [printed_tag(tag, content.language) for tag in content.tags]


IMPRINT = ("validation", "credits", "licence", "citation", "doi", "disclaimer")


def imprint(content: SheetContent) -> list[tuple[str, str]]:
    """What gives a sheet its standing, each with its name; the disclaimer speaks for itself."""
    of_version = [("", wording.translated_from(content)), ("", wording.correction(content))]
    named = [
        ("" if field == "disclaimer" else f"{section_name(field, content.language)}.", getattr(content, field))
        for field in IMPRINT
    ]
    return [(name, text) for name, text in (*named, *of_version) if text]


def more_links(content: SheetContent) -> tuple[Link, ...]:
    """The links of the sheet; where it has neither any nor an address, the hub's web addresses."""
    if content.more or content.address:
        return content.more
    return tuple(Link(line, f"https://{line}") for line in content.footer if line.startswith("www."))


def footer_lines(content: SheetContent) -> list[str]:
    """Each line as often as the sheet has it (a hub bears one name in several networks); not those of `more_links`."""
    link_labels = {link.label for link in more_links(content)}
    return [line for line in content.footer if line not in link_labels]
