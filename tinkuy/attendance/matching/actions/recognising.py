"""Whoever registers after a report was imported: their address owns what waits under it, without a person deciding.

Whose a presence is needs every name of the cycle opened. That is found out before anything is locked; under the lock it
is looked at whether anything that it rests on has changed, and what was found is written.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Min, QuerySet

from tinkuy.attendance.matching.models import NameVerdict
from tinkuy.attendance.matching.queries.decisions import AccountKey, called, key_of_presence
from tinkuy.attendance.matching.queries.owners import registrants, verdicts, waiting_presences
from tinkuy.attendance.matching.queries.state import state_of_recognition
from tinkuy.attendance.matching.rules import Registered, Registrant, opened
from tinkuy.attendance.presences.models import Presence
from tinkuy.attendance.reports.report import Row
from tinkuy.core.many_rows import update_rows
from tinkuy.planning.cycles.models.cycle import Cycle

ALIKE = ("email_index", "name_index", "webinar_id", "country")
"""Presences that have these in common tell the same of whose they are."""


@dataclass(frozen=True)
class Recognition:
    """By the key of a presence, the `Registrant.id` of its owner; `state` is what they were found by."""

    state: bytes
    owners: Mapping[int, Hashable]


def recognise(cycle: Cycle, waiting: QuerySet[Presence], people: Callable[[], Iterable[Registrant]]) -> Recognition:
    """Whose the presences that are *waiting* in the *cycle* in scope are, if the registrations were *people*.

    Nothing is opened where nothing waits.
    """
    state = state_of_recognition(waiting)
    firsts = waiting.order_by().values(*ALIKE).annotate(first=Min("pk")).values("first")
    some = list(Presence.objects.filter(pk__in=firsts))
    owners = _owners(cycle, some, opened(people()), verdicts()) if some else {}
    rows = waiting.order_by().values_list("pk", *ALIKE) if owners else ()
    return Recognition(state, {pk: owners[tuple(columns)] for pk, *columns in rows if tuple(columns) in owners})


def recognise_account(cycle: Cycle, account: AccountKey, *, without: NameVerdict) -> Recognition:
    """The same for one account, as if *without* had never been said."""
    waiting = waiting_of_account(account)
    state, some = state_of_recognition(waiting), list(waiting)
    verdicts_by_account = {key: dict(own_verdicts) for key, own_verdicts in verdicts().items()}
    verdicts_by_account.get(account, {}).pop(without.registration_id, None)
    owners = _owners(cycle, some, opened(registrants(cycle)), verdicts_by_account) if some else {}
    return Recognition(state, {one.pk: owners[_account_of(one)] for one in some if _account_of(one) in owners})


def waiting_of_account(account: AccountKey) -> QuerySet[Presence]:
    waiting = waiting_presences().filter(called([account.index]))
    return waiting.filter(webinar=account.webinar_id) if account.webinar_id else waiting


def give_owners(owners: Mapping[int, Hashable], keys: Mapping[Hashable, int] | None = None) -> int:
    """Write what was recognised, within the caller's transaction; how many presences have an owner now.

    *keys* are those of registrations that were not written yet when their presences were recognised.
    """
    later = keys or {}
    rows = [(later.get(owner, owner), pk, False) for pk, owner in owners.items()]
    return update_rows(Presence, ("registration_id",), ("id", "is_team"), rows)


def _owners(
    cycle: Cycle,
    presences: list[Presence],
    people: Registered,
    verdicts_by_account: Mapping[AccountKey, Mapping[Hashable, bool]],
) -> dict[tuple[object, ...], Hashable]:
    """Whose each of *presences* is, by what it tells; those of nobody are left out."""
    key, owners = cycle.data_key, {}
    for one in presences:
        name = one.name(key)
        row = Row(one.line, name, one.email(key), "attendee", one.joined_at, one.left_at, None, True, one.country)
        owner, _reason = people.owner(row, {}, verdicts_by_account.get(key_of_presence(one, name), {}))
        if owner is not None:
            owners[_account_of(one)] = owner
    return owners


def _account_of(presence: Presence) -> tuple[object, ...]:
    return tuple(getattr(presence, field) for field in ALIKE)
