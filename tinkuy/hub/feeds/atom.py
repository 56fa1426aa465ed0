"""Atom (RFC 4287) in pages (RFC 5005), with what was retired (RFC 6721)."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils.feedgenerator import Atom1Feed, rfc3339_date

from tinkuy.design.typesetting.looks import writable_plain

TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"


class SheetFeed(Atom1Feed):
    """Django's feed, whose summaries are plain text, with its other pages and the entries that are gone.

    `pages` are the addresses by their relation, `retired` the identifiers with the moment of each.
    """

    mime_type = "application/atom+xml; charset=utf-8"

    def __init__(
        self, *args: Any, pages: Mapping[str, str], retired: Sequence[tuple[str, datetime]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **{name: _writable(value) for name, value in kwargs.items()})
        self.pages, self.retired = pages, retired

    def add_item(self, *args: Any, **kwargs: Any) -> None:
        """XML has no place for the control characters that a text, or what somebody asks for, may hold."""
        super().add_item(*args, **{name: _writable(value) for name, value in kwargs.items()})

    def root_attributes(self) -> dict[str, str]:
        return super().root_attributes() | {"xmlns:at": TOMBSTONES}

    def latest_post_date(self) -> datetime:
        moments = [moment for _identifier, moment in self.retired]
        return max([super().latest_post_date(), *moments] if self.items else moments, default=self.feed["since"])

    def add_root_elements(self, handler: Any) -> None:
        super().add_root_elements(handler)
        for relation, href in self.pages.items():
            handler.addQuickElement("link", "", {"rel": relation, "href": href})
        for identifier, moment in self.retired:
            handler.addQuickElement("at:deleted-entry", "", {"ref": identifier, "when": rfc3339_date(moment)})

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        return {"xml:lang": item["words_language"]}

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item | {"description": None, "categories": ()})
        handler.addQuickElement("summary", item["description"], {"type": "text"})
        for scheme, term, label in item["facets"]:
            handler.addQuickElement("category", "", {"scheme": scheme, "term": term, "label": label})
        for media_type, href in item["forms"]:
            handler.addQuickElement("link", "", {"rel": "alternate", "type": media_type, "href": href})


def _writable(value: Any) -> Any:
    return writable_plain(value) if isinstance(value, str) else value
