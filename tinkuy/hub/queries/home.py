"""What the home page tells: how much was learned, what most countries confirm, and who the countries are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django_scopes import scopes_disabled

from tinkuy.convening.registrations.rules import OPEN_STATES
from tinkuy.core.rows.compiled_query import CompiledQuery
from tinkuy.planning.cycles.models.cycle import ANNOUNCED_STATES, Cycle
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.planning.rules import READY
from tinkuy.publication.search.models import KIND_FIELDS, CardFinding, SheetCard

from .catalogue import Catalogue, language_for

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


@dataclass(frozen=True)
class PublicCycle:
    """A cycle of the home page with its session to come, or the one that goes on now."""

    cycle: Cycle
    coming: Webinar | None

    @property
    def is_live(self) -> bool:
        return self.coming is not None and self.coming.state == WebinarState.LIVE

    @property
    def place(self) -> tuple[bool, bool, datetime]:
        """A session that goes on now first, then by the day of the next one; without any last."""
        return not self.is_live, self.coming is None, self.coming.starts_at if self.coming else self.cycle.made_at


def public_cycles() -> list[PublicCycle]:
    """Every cycle that one can still join, in two queries; without any, the newest whose page is public."""
    open_ones = cycles_with_their_session(list(Cycle.objects.filter(state__in=OPEN_STATES).order_by("-made_at")))
    if open_ones:
        return open_ones
    newest = Cycle.objects.filter(state__in=ANNOUNCED_STATES).order_by("-made_at").first()
    return [PublicCycle(newest, None)] if newest else []


def cycles_with_their_session(cycles: Sequence[Cycle]) -> list[PublicCycle]:
    """Each with its session to come, the one that is live first; in one query."""
    coming: dict[int, Webinar] = {}
    with scopes_disabled():  # only what each cycle's own page tells everyone
        for webinar in _still_to_come(cycles):
            coming.setdefault(webinar.cycle_id, webinar)
    return sorted((PublicCycle(cycle, coming.get(cycle.pk)) for cycle in cycles), key=lambda one: one.place)


def _still_to_come(cycles: Sequence[Cycle]) -> list[Webinar]:
    """In the order of each cycle's path; one that goes on now comes before those that wait."""
    webinars = list(Webinar.objects.filter(cycle__in=cycles, state__in=READY).order_by("ordinal"))
    return sorted(webinars, key=lambda webinar: webinar.state != WebinarState.LIVE)


def participating_countries(every: Catalogue) -> list[tuple[str, int]]:
    """Each country of the sheets with how many of them it took part in, by code."""
    return sorted(every.search.facet_counts()["country"].items())
