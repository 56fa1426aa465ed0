"""The copied entries that one looks for: by words, by hub, by country."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from tinkuy.core.letters import folded
from tinkuy.core.text import displayed_language
from tinkuy.hub.known_hubs.models import KnownHub
from tinkuy.planning.hours import day_with_year

from .models import CopiedEntry

MOST_WORDS, LONGEST_QUERY = 8, 200


@dataclass(frozen=True)
class EntrySearch:
    """What is looked for; `hub` is a public id."""

    words: str = ""
    hub: str = ""

    @property
    def is_any(self) -> bool:
        return bool(self.words or self.hub)


@dataclass(frozen=True)
class ListedEntry:
    """An entry in the language in which it is shown; `address` is that of the original."""

    title: str
    summary: str
    language: str
    address: str
    hub: str
    countries: Sequence[str]
    published_on: str


def entries_found(search: EntrySearch) -> QuerySet[CopiedEntry]:
    """All words must stand in it, however they are written."""
    entries = CopiedEntry.objects.select_related("hub")
    for word in folded(search.words[:LONGEST_QUERY]).split()[:MOST_WORDS]:
        entries = entries.filter(folded__contains=word)
    return entries.filter(hub__public_id=search.hub) if search.hub else entries


def has_entries() -> bool:
    return CopiedEntry.objects.exists()


def copied_hubs() -> list[KnownHub]:
    return list(KnownHub.objects.filter(copies_catalogue=True))


def listed_entry(entry: CopiedEntry, language: str) -> ListedEntry:
    """In the reader's *language*, else in one that it has."""
    titles = {code: text["title"] for code, text in entry.texts.items()}
    code = displayed_language(titles, language)
    text = entry.texts.get(code) or next(iter(entry.texts.values()))
    address = entry.addresses.get(code) or next(iter(entry.addresses.values()))
    published_on = _written_day(entry.published_on)
    return ListedEntry(text["title"], text["summary"], code, address, entry.hub.name, entry.countries, published_on)


def _written_day(published_on: str) -> str:
    """A whole day as the reader writes it; a year or a month as its hub gave it."""
    try:
        return day_with_year(date.fromisoformat(published_on))
    except ValueError:
        return published_on
