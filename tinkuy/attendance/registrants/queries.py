"""A page of those registered, by name or alias: what a list that is taken away would say, with what is looked for.

Names are opened in memory, within the cycle, and only where they are shown, looked for or put in order. Who appears
without a name is on no page, and nobody's needs are, nor is the list narrowed by them: both are promised to whoever
registers.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet, TextChoices
from django.utils.translation import gettext_lazy as _

from tinkuy.attendance.lists.queries.named import chosen_sessions
from tinkuy.attendance.lists.queries.omissions import NAMED
from tinkuy.convening.admission.actions.places import AWAITED
from tinkuy.convening.registrations.models import Registration, RegistrationState
from tinkuy.core import sealing
from tinkuy.core.text import folded, without_addresses
from tinkuy.planning.cycles.models.cycle import Cycle

PER_PAGE = 50
DECIDED_STATES = (RegistrationState.CONFIRMED, RegistrationState.APPLIED)
LISTED_STATES = (*DECIDED_STATES, RegistrationState.PENDING)
WAITS_FOR_PLACE = "waits_for_place"
"""Is no state of a registration, but is looked for beside them: whoever is registered and waits in a full session."""


class Order(TextChoices):
    NEWEST = "newest", _("the newest first")
    OLDEST = "oldest", _("the oldest first")
    NAME = "name", _("by name")
    COUNTRY = "country", _("by country")


ORDERS: Mapping[str, Sequence[str]] = {
    Order.NEWEST: ("-made_at", "-pk"),
    Order.OLDEST: ("made_at", "pk"),
    Order.COUNTRY: ("country", "-made_at", "-pk"),
}


@dataclass(frozen=True)
class Narrowing:
    """What the list is narrowed to; `session` is an ordinal. Empty narrows nothing.

    `address` is a whole one, which was typed into the page and stands in the address of none.
    """

    words: str = ""
    address: str = ""
    country: str = ""
    sector: str = ""
    session: int | None = None
    state: str = ""
    source: str = ""
    order: str = Order.NEWEST

    @property
    def is_narrowed(self) -> bool:
        return self != replace(Narrowing(), order=self.order)


@dataclass(frozen=True)
class Reach:
    """Whose rows somebody may read: of *countries*, all if None; `sessions` are those that the list may name, ordinal
    by key. Whoever reads every country reads too who has not answered the mail yet and how each came, which no list of
    one country says, and finds a whole address.
    """

    countries: Collection[str] | None
    sessions: Mapping[int, int]

    @property
    def reads_all(self) -> bool:
        return self.countries is None


@dataclass(frozen=True)
class Registrant:
    """A registration as the page shows it."""

    registration: Registration
    name: str
    sessions: Sequence[int]
    awaited: Sequence[int]
    since: datetime


@dataclass(frozen=True)
class Registrants:
    page: Page[int]
    rows: Sequence[Registrant]

    @property
    def count(self) -> int:
        return self.page.paginator.count


def listed_registrations(reach: Reach) -> QuerySet[Registration]:
    """Of the cycle in scope, all that somebody with this *reach* may read or change."""
    registrations: QuerySet[Registration] = Registration.objects.filter(appears_as__in=NAMED)
    if reach.countries is None:
        return registrations.filter(state__in=LISTED_STATES)
    return registrations.filter(state__in=DECIDED_STATES, country__in=reach.countries)


def registrants(cycle: Cycle, reach: Reach, narrowing: Narrowing, number: str = "1") -> Registrants:
    """A page of those of the *cycle* in scope that *narrowing* leaves."""
    page = Paginator(narrowed_keys(cycle, reach, narrowing), PER_PAGE).get_page(number)
    return Registrants(page, registrants_with_keys(cycle, reach, list(page.object_list)))


def narrowed_keys(cycle: Cycle, reach: Reach, narrowing: Narrowing) -> Sequence[int] | QuerySet[Registration, int]:
    """The keys of those of the *cycle* in scope that *narrowing* leaves, in its order."""
    return _in_order(cycle, _narrowed(cycle, listed_registrations(reach), reach, narrowing), narrowing)


def registrants_with_keys(cycle: Cycle, reach: Reach, keys: Sequence[int]) -> list[Registrant]:
    """Those with these *keys*, in this order, with their names and sessions."""
    rows = listed_registrations(reach).select_related("organisation").in_bulk(keys)
    page, data_key = list(rows.values()), cycle.data_key
    sessions = chosen_sessions(page, reach.sessions)
    awaited = chosen_sessions(page, reach.sessions, among=AWAITED) if reach.reads_all else {}
    return [
        Registrant(
            row,
            _name_of(row, data_key),
            sorted(sessions[row.pk]),
            sorted(awaited.get(row.pk, ())),
            row.confirmed_at or row.made_at,
        )
        for row in (rows[key] for key in keys if key in rows)
    ]


def _narrowed(
    cycle: Cycle, chosen: QuerySet[Registration], reach: Reach, narrowing: Narrowing
) -> QuerySet[Registration]:
    names = ("country", "sector", *(("state", "source") if reach.reads_all else ()))
    exact = {name: getattr(narrowing, name) for name in names}
    if exact.get("state") == WAITS_FOR_PLACE:
        exact["state"] = RegistrationState.CONFIRMED
        chosen = chosen.filter(pk__in=AWAITED.objects.filter(webinar__in=list(reach.sessions)).values("registration"))
    chosen = chosen.filter(**{name: value for name, value in exact.items() if value})
    if narrowing.session is not None:
        keys = [key for key, ordinal in reach.sessions.items() if ordinal == narrowing.session]
        chosen = chosen.filter(
            pk__in=Registration.webinars.through.objects.filter(webinar__in=keys).values("registration")
        )
    if narrowing.address:  # by a part of an address nobody is found: by trying, one would read it
        index = sealing.blind_index(narrowing.address.strip(), place=cycle.public_id) if reach.reads_all else "-"
        return chosen.filter(email_index=index)
    return chosen


def _in_order(
    cycle: Cycle, chosen: QuerySet[Registration], narrowing: Narrowing
) -> Sequence[int] | QuerySet[Registration, int]:
    """The keys, in order; names are opened where these decide which they are or how they stand."""
    words = narrowing.words
    keys = chosen.order_by(*ORDERS.get(narrowing.order, ORDERS[Order.NEWEST])).values_list("pk", flat=True)
    if not words and narrowing.order != Order.NAME:
        return keys
    names = _folded_names(cycle, chosen)
    wanted = folded(words).split()
    found_keys = [key for key in keys if all(word in names[key] for word in wanted)]
    return sorted(found_keys, key=names.__getitem__) if narrowing.order == Order.NAME else found_keys


def _folded_names(cycle: Cycle, chosen: QuerySet[Registration]) -> dict[int, str]:
    data_key = cycle.data_key
    rows = chosen.only("pk", "public_id", "sealed_name", "appears_as", "number", "cycle").order_by()
    return {row.pk: folded(_name_of(row, data_key)) for row in rows.iterator(chunk_size=1000)}


def _name_of(row: Registration, key: bytes) -> str:
    return without_addresses(row.display_name(key))
