"""Accounts of the reports, and what persons decided of them: who, when, what; the latest first, a page at a time.

An account is all presences under one address, or under one name that has none.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.core.paginator import Page, Paginator
from django.db.models import Min, Q, QuerySet

from tinkuy.attendance.matching.models import NameAlias
from tinkuy.attendance.matching.names import tells_one_person
from tinkuy.attendance.presences.models import Presence
from tinkuy.convening.registrations.models import Registration, RegistrationSource
from tinkuy.core import clock, sealing
from tinkuy.core.text import folded, without_addresses
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar


@dataclass(frozen=True)
class AccountKey:
    """The blind index of the address, else of the name; `webinar_id` where the name may be another's in the next."""

    index: str
    webinar_id: int | None = None


def key_of(name: str, email: str, webinar: Webinar) -> AccountKey:
    """The account of a row of a report for *webinar*."""
    address = email_index(email, webinar.cycle)
    if address:
        return AccountKey(address)
    return AccountKey(name_index(name, webinar.cycle), None if tells_one_person(name) else webinar.pk)


def key_of_presence(presence: Presence, name: str) -> AccountKey:
    """The account of *presence*, whose opened *name* is passed."""
    if presence.email_index:
        return AccountKey(presence.email_index)
    return AccountKey(presence.name_index, None if tells_one_person(name) else presence.webinar_id)


def presences_of(account: AccountKey, registration: Registration | None) -> QuerySet[Presence]:
    """The presences of *account* in the cycle in scope that are *registration*'s, or nobody's and the team's.

    Whose they are goes first, so that a database looks at few of them, however many there are in the cycle.
    """
    presences: QuerySet[Presence] = Presence.objects.filter(called([account.index]), registration=registration)
    return presences.filter(webinar=account.webinar_id) if account.webinar_id else presences


def called(indexes: Sequence[str]) -> Q:
    """Presences under one of these addresses, or under one of these names without an address."""
    return Q(email_index__in=indexes) | Q(email_index="", name_index__in=indexes)


def presence_with(public_id: str) -> Presence | None:
    presence: Presence | None = Presence.objects.filter(public_id=public_id).select_related("cycle").first()
    return presence


def decision_on(account: AccountKey) -> NameAlias | None:
    """What a person decided of *account*, if anything."""
    decisions = NameAlias.objects.filter(index=account.index, webinar=account.webinar_id)
    return decisions.select_related("registration", "decided_by", "webinar").first()


def email_index(email: str, cycle: Cycle) -> str:
    return sealing.blind_index(email, place=cycle.public_id) if email else ""


def name_index(name: str, cycle: Cycle) -> str:
    return sealing.blind_index(folded(name), place=f"{cycle.public_id}|name")


PER_PAGE = 50
LATELY = timedelta(hours=1)


@dataclass(frozen=True)
class Decided:
    """A decision, with a presence of its account, what the report calls it, and the name of whose it is.

    `presence` is None, and the account has no name, once no report has it any more.
    """

    alias: NameAlias
    presence: Presence | None
    name: str
    owner_name: str

    @property
    def is_walk_in(self) -> bool:
        return bool(self.alias.registration and self.alias.registration.source == RegistrationSource.WALK_IN)


def decisions() -> QuerySet[NameAlias]:
    aliases: QuerySet[NameAlias] = NameAlias.objects.select_related("cycle", "registration", "decided_by", "webinar")
    return aliases


def decided_page(cycle: Cycle, number: str = "1") -> tuple[Page[NameAlias], list[Decided]]:
    """A page of the decisions of the cycle in scope; a number that is none, or too great, finds the nearest."""
    page = Paginator(decisions(), PER_PAGE).get_page(number)
    return page, _described(cycle, list(page.object_list))


def last_decision(cycle: Cycle, person: Person) -> Decided | None:
    """What *person* decided last, within the hour, if it still holds: what the key of undoing takes back."""
    latest = decisions().filter(decided_by=person, decided_at__gte=clock.now() - LATELY)[:1]
    return next(iter(_described(cycle, list(latest))), None)


def _described(cycle: Cycle, aliases: Sequence[NameAlias]) -> list[Decided]:
    if not aliases:
        return []
    key = cycle.data_key
    presences = _presences(aliases)
    rows = []
    for alias in aliases:
        presence = presences.get((alias.index, alias.webinar_id))
        owner = alias.registration.display_name(key) if alias.registration else str(alias.get_owner_display())
        name = presence.name(key) if presence else ""
        rows.append(Decided(alias, presence, without_addresses(name), without_addresses(owner)))
    return rows


def _presences(aliases: Sequence[NameAlias]) -> dict[tuple[str, int | None], Presence]:
    """A presence of each account: in the webinar, where the decision holds in one alone."""
    indexes = [alias.index for alias in aliases]
    owners = {alias.registration_id for alias in aliases if alias.registration_id}
    presences: dict[tuple[str, int | None], Presence] = {}
    firsts = [
        pk
        for own in (Presence.objects.filter(registration=None), Presence.objects.filter(registration__in=owners))
        for pk in _firsts(own.filter(called(indexes)))
    ]
    for presence in Presence.objects.filter(pk__in=firsts).select_related("cycle").order_by("webinar__ordinal", "pk"):
        index = presence.email_index or presence.name_index
        presences.setdefault((index, presence.webinar_id), presence)
        presences.setdefault((index, None), presence)
    return presences


def _firsts(presences: QuerySet[Presence]) -> list[int]:
    """One presence of each account in each webinar."""
    groups = presences.order_by().values("email_index", "name_index", "webinar_id").annotate(first=Min("pk"))
    return list(groups.values_list("first", flat=True))
