"""What persons decided of accounts: who, when, what; the latest first, a page at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.core.paginator import Page, Paginator
from django.db.models import Min, QuerySet

from tinkuy.attendance.matching.models import NameAlias
from tinkuy.attendance.presences.models import Presence
from tinkuy.convening.registrations.models import RegistrationSource
from tinkuy.core import clock
from tinkuy.core.text import without_addresses
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle

from .accounts import called

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
        owner = alias.registration.shown_name(key) if alias.registration else str(alias.get_owner_display())
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
