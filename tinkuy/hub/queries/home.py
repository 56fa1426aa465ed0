"""What the home page tells: how much was learned, what most countries confirm, and who the countries are."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from tinkuy.planning.models import Cycle
from tinkuy.planning.models.cycle import ANNOUNCED_STATES

from .catalogue import KIND_FIELDS, Card

Item = dict[str, Any]


@dataclass(frozen=True)
class Confirmed:
    """The finding of a kind that rests on the most countries."""

    kind: str
    item: Item
    slug: str
    language: str


def totals(every: Sequence[Card]) -> dict[str, int]:
    """How many published findings there are of each kind."""
    counted: Counter[str] = Counter(dict.fromkeys(KIND_FIELDS, 0))
    for card in every:
        counted.update(card.counts)
    return dict(counted)


def most_confirmed(every: Sequence[Card]) -> list[Confirmed]:
    """One finding a kind: that of the most countries, then of the most quotes."""
    found = []
    for kind, field in KIND_FIELDS.items():
        items = [(item, card) for card in every for item in card.version.content.get(field) or ()]
        supported = [(item, card) for item, card in items if item.get("countries")]
        if supported:
            item, card = max(supported, key=lambda pair: (len(pair[0]["countries"]), pair[0].get("quotes") or 0))
            found.append(Confirmed(kind, item, card.slug, card.version.language))
    return found


def announced_cycles() -> QuerySet[Cycle]:
    """The cycles whose page is public, the newest first."""
    return Cycle.objects.filter(state__in=ANNOUNCED_STATES).order_by("-made_at")


def participating_countries(every: Sequence[Card]) -> list[tuple[str, int]]:
    """Each country of the sheets with how many of them it took part in, by code."""
    counted = Counter(country for card in every for country in card.countries)
    return sorted(counted.items())
