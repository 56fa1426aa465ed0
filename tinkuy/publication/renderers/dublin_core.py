"""A sheet in the elements of Dublin Core, for linked data and for harvesters.

The mapping of fields is that of the sheet's specification: title, creator, subject, description, publisher,
contributor, date, type, format, identifier, source, language, relation, coverage, rights.
"""

from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.renderers.language import locale_of
from tinkuy.publication.renderers.selection import printed_tags


def dublin_core(content: SheetContent) -> dict[str, str | list[str]]:
    """By element; one that is not filled is empty."""
    return {
        "title": content.title,
        "creator": content.credits or content.contact.name,
        "subject": printed_tags(content),
        "description": content.summary,
        "publisher": content.contact.name,
        "contributor": [*content.implementers, *content.partners],
        "date": content.published_on,
        "type": "Text",
        "format": ["text/html", "application/pdf"],
        "identifier": [content.address, content.doi] if content.doi else content.address,
        "language": language_tag(content),
        "relation": [link.href for link in content.more],
        "coverage": [*content.scope.countries, *(day for day in (content.starts_on, content.ends_on) if day)],
        "rights": content.licence,
    }


def language_tag(content: SheetContent) -> str:
    """As BCP 47 writes it: `pt-BR`."""
    return str(locale_of(content.language)).replace("_", "-")
