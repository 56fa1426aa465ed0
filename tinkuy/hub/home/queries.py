"""What the home page tells: how much was learned, what most countries confirm, and who the countries are."""

from dataclasses import dataclass
from typing import Any

from tinkuy.core.rows.compiled_query import CompiledQuery
from tinkuy.hub.sheets.catalogue import Catalogue, language_for
from tinkuy.publication.search.models import KIND_FIELDS, CardFinding, SheetCard

Item = dict[str, Any]


@dataclass(frozen=True)
class Confirmed:
    """The finding of a kind that rests on the most countries."""

    kind: str
    item: Item
    slug: str
    language: str


def holds_an_example() -> bool:
    return SheetCard.objects.filter(is_example=True).exists()


MOST_CONFIRMED = CompiledQuery[CardFinding](
    lambda kind: (
        CardFinding.objects.filter(kind=kind, countries__gt=0)
        .order_by("-countries", "-quotes", "-card_id")
        .select_related("card")
        .defer("stems", "card__title_stems", "card__body_stems")[:1]
    )
)


def most_confirmed(language: str) -> list[Confirmed]:
    """One finding a kind: that of the most countries, then of the most quotes, then of the sheet that changed last.

    In this order an index has them: the first one is read, however many are as confirmed.
    """
    best = [MOST_CONFIRMED.first(kind) for kind in KIND_FIELDS]
    return [_confirmed(one, language) for one in best if one]


def _confirmed(finding: CardFinding, language: str) -> Confirmed:
    language = language_for(language, finding.items)
    return Confirmed(finding.kind, finding.items[language], finding.card.slug, language)


def participating_countries(every: Catalogue) -> list[tuple[str, int]]:
    """Each country of the sheets with how many of them it took part in, by code."""
    return sorted(every.search.facet_counts()["country"].items())
