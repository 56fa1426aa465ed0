"""An account of the reports: all presences under one address, or under one name that has none."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from tinkuy.attendance.matching.models import NameAlias
from tinkuy.attendance.matching.names import tells_one_person
from tinkuy.attendance.presences.models import Presence
from tinkuy.convening.registrations.models import Registration
from tinkuy.core import sealing
from tinkuy.core.text import folded
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
