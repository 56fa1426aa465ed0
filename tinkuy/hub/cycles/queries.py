"""The cycles whose page is public, each with its session to come: only what every cycle's own page tells everyone.

Each list in a number of queries that does not grow.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count
from django_scopes import scopes_disabled

from tinkuy.convening.registrations.rules import OPEN_STATES
from tinkuy.core import clock
from tinkuy.core.letters import folded
from tinkuy.core.rows.compiled_query import CompiledQuery
from tinkuy.planning.cycles.models.cycle import ANNOUNCED_STATES, Cycle, InvitedCountry
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.planning.rules import READY
from tinkuy.publication.sheets.models import SheetVersion


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
    """In the order of each cycle's path; one that goes on now comes before those that wait.

    One whose hour has passed is to come for nobody, though its cycle's clock stands or the team forgot to close it.
    """
    now = clock.now()
    ready = Webinar.objects.filter(cycle__in=cycles, state__in=READY).order_by("ordinal")
    webinars = [webinar for webinar in ready if webinar.state == WebinarState.LIVE or webinar.ends_at > now]
    return sorted(webinars, key=lambda webinar: webinar.state != WebinarState.LIVE)


@dataclass(frozen=True)
class ListedCycle:
    """A cycle whose page is public, how many countries it invited, and its sheet."""

    public: PublicCycle
    countries: int
    sheet: str

    @property
    def cycle(self) -> Cycle:
        return self.public.cycle

    @property
    def is_open(self) -> bool:
        return self.cycle.state in OPEN_STATES


def announced_cycles() -> list[PublicCycle]:
    """The open ones by their next session, then the others, the newest first."""
    announced = list(Cycle.objects.filter(state__in=ANNOUNCED_STATES).order_by("-made_at"))
    open_ones = cycles_with_their_session([cycle for cycle in announced if cycle.state in OPEN_STATES])
    return [*open_ones, *(PublicCycle(cycle, None) for cycle in announced if cycle.state not in OPEN_STATES)]


def listed_cycles(of_the_page: Sequence[PublicCycle]) -> list[ListedCycle]:
    """Each with what its row says."""
    with scopes_disabled():
        invited = dict(
            InvitedCountry.objects.filter(cycle__in=[one.cycle for one in of_the_page])
            .order_by()
            .values_list("cycle_id")
            .annotate(countries=Count("pk"))
        )
    slugs = [one.cycle.slug for one in of_the_page]
    in_force = SheetVersion.objects.filter(retired_at=None, cycle_slug__in=slugs)
    sheets = dict(in_force.order_by("sheet__kind", "number").values_list("cycle_slug", "slug"))
    return [ListedCycle(one, invited.get(one.cycle.pk, 0), sheets.get(one.cycle.slug, "")) for one in of_the_page]


OPEN_CYCLES = CompiledQuery[Cycle](lambda: Cycle.objects.filter(state__in=OPEN_STATES).order_by("-made_at"))


def cycles_by_title(query: str) -> list[PublicCycle]:
    """The open cycles whose title, in any of its languages, has every word of *query*."""
    words = folded(query).split()
    if not words:
        return []
    titled = [cycle for cycle in OPEN_CYCLES.rows() if _has_words(cycle.title, words)]
    return cycles_with_their_session(titled) if titled else []


def _has_words(title: Mapping[str, str], words: Iterable[str]) -> bool:
    return any(all(word in folded(text) for word in words) for text in title.values())
