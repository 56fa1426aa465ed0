"""Whoever registers after a report was imported: their address owns what waits under it, without a person deciding."""

from django.db import transaction
from django.db.models import Min, QuerySet

from tinkuy.convening.matching.queries.accounts import AccountKey, called, key_of_presence
from tinkuy.convening.matching.queries.owners import registrants, verdicts, waiting_presences
from tinkuy.convening.matching.rules import opened
from tinkuy.convening.presences.models import Presence
from tinkuy.convening.reports.report import Row
from tinkuy.planning.cycles.models.cycle import Cycle

AT_ONCE = 500


ALIKE = ("email_index", "name_index", "webinar_id", "country")
"""Presences that have these in common tell the same of whose they are."""


@transaction.atomic
def recognise_waiting(cycle: Cycle) -> int:
    """Match what waits in the *cycle* in scope once more, by address or name; how many presences have an owner now."""
    return _recognise(cycle, waiting_presences())


def recognise_account(cycle: Cycle, account: AccountKey) -> int:
    """The same for one account, within the caller's transaction."""
    waiting = waiting_presences().filter(called([account.index]))
    return _recognise(cycle, waiting.filter(webinar=account.webinar_id) if account.webinar_id else waiting)


def _recognise(cycle: Cycle, waiting: QuerySet[Presence]) -> int:
    firsts = waiting.order_by().values(*ALIKE).annotate(first=Min("pk")).values("first")
    owners = _owners(cycle, list(Presence.objects.filter(pk__in=firsts)))
    found = []
    for presence in waiting if owners else ():
        owner = owners.get(_told_by(presence))
        if owner is not None:
            presence.registration_id = owner
            found.append(presence)
    Presence.objects.bulk_update(found, ["registration"], batch_size=AT_ONCE)
    return len(found)


def _owners(cycle: Cycle, presences: list[Presence]) -> dict[tuple[object, ...], int]:
    """Whose each of *presences* is, by what it tells; those of nobody are left out."""
    if not presences:
        return {}
    key, people, said = cycle.data_key, opened(registrants(cycle)), verdicts()
    found = {}
    for one in presences:
        name = one.name(key)
        row = Row(one.line, name, one.email(key), "attendee", one.joined_at, one.left_at, None, True, one.country)
        owner, _reason = people.owner(row, {}, said.get(key_of_presence(one, name), {}))
        if isinstance(owner, int):
            found[_told_by(one)] = owner
    return found


def _told_by(presence: Presence) -> tuple[object, ...]:
    return tuple(getattr(presence, field) for field in ALIKE)
