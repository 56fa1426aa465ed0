"""The copied entries that one looks for: by words, by hub, by country."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Count, QuerySet
from django.db.models.functions import Left

from tinkuy.core.letters import folded
from tinkuy.core.text import displayed_language
from tinkuy.hub.known_hubs.models import KnownHub
from tinkuy.people.countries import country_name
from tinkuy.planning.hours import day_with_year

from .models import CopiedEntry

MOST_WORDS, LONGEST_QUERY = 8, 200
YEAR = re.compile(r"[0-9]{4}")


@dataclass(frozen=True)
class EntrySearch:
    """What is looked for; `hub` is a public id."""

    words: str = ""
    hub: str = ""
    country: str = ""
    year: str = ""

    @property
    def is_any(self) -> bool:
        return any((self.words, self.hub, self.country, self.year))


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
    if search.hub:
        entries = entries.filter(hub__public_id=search.hub)
    if search.country:
        entries = entries.filter(by_country__country=search.country)
    return entries.filter(published_on__startswith=search.year) if YEAR.fullmatch(search.year) else entries


@dataclass(frozen=True)
class EntryFacet:
    """What copies can be narrowed to by one of their properties: each value with its name and how many there are."""

    name: str
    values: Sequence[tuple[str, str, int]]


def facets_of(search: EntrySearch) -> list[EntryFacet]:
    """Hubs, countries and years of what was found; each counted as without its own choice."""
    hubs = entries_found(replace(search, hub="")).order_by().values_list("hub__public_id", "hub__name")
    of_countries = entries_found(replace(search, country="")).order_by().values_list("by_country__country")
    of_years = entries_found(replace(search, year="")).order_by().annotate(of_year=Left("published_on", 4))
    by_hub = [(key, name, count) for key, name, count in hubs.annotate(n=Count("pk"))]
    by_country = [(code, country_name(code), count) for code, count in of_countries.annotate(n=Count("pk")) if code]
    by_year = [(year, year, count) for year, count in of_years.values_list("of_year").annotate(n=Count("pk")) if year]
    return [
        EntryFacet("hub", sorted(by_hub, key=lambda one: (-one[2], one[1]))),
        EntryFacet("country", sorted(by_country, key=lambda one: (-one[2], one[1]))),
        EntryFacet("year", sorted(by_year, reverse=True)),
    ]


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
