"""A page of the feed: the sheets in force, the newest first, and on the first page those that were retired lately."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import EmptyPage, Paginator

from tinkuy.hub.sheets.catalogue import Card, Catalogue
from tinkuy.publication.records.models import CatalogueRecord
from tinkuy.publication.records.queries import changed_at_of, retired_records

ENTRIES_PER_PAGE = 50
MOST_RETIRED = 100


@dataclass(frozen=True)
class FeedPage:
    cards: Sequence[Card]
    changed_at: Mapping[str, datetime]
    retired: Sequence[CatalogueRecord]
    number: int
    last: int


def feed_page(language: str, chosen: Mapping[str, Sequence[str]], number: int) -> FeedPage | None:
    """None where the feed has no such page."""
    pages = Paginator(Catalogue(language, chosen=chosen), ENTRIES_PER_PAGE)
    try:
        cards: list[Card] = list(pages.page(number))
    except EmptyPage:
        return None
    words = [f"{facet}:{value}" for facet, values in chosen.items() for value in values]
    retired = retired_records(words, MOST_RETIRED) if number == 1 else []
    return FeedPage(cards, changed_at_of([card.slug for card in cards]), retired, number, pages.num_pages)
