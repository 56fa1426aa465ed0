"""Whoever registers after a report was imported: their address owns what waits under it, without a person deciding."""

from django.db import transaction

from tinkuy.convening.matching import match_rows
from tinkuy.convening.models import Presence, Registration
from tinkuy.convening.queries.accounts import key_of_presence
from tinkuy.convening.queries.matching import registrants, waiting_presences
from tinkuy.convening.queries.waiting import waiting_accounts
from tinkuy.planning.models import Cycle

AT_ONCE = 500


def claim_waiting(registration: Registration) -> None:
    """Give *registration* the presences that wait under its address, within the caller's transaction."""
    if registration.email_index:
        waiting = Presence.objects.filter(email_index=registration.email_index, registration=None, is_team=False)
        waiting.update(registration=registration)


@transaction.atomic
def recognise_waiting(cycle: Cycle) -> int:
    """Match what waits in the *cycle* in scope once more, by address or name; how many presences have an owner now."""
    accounts = waiting_accounts(cycle)
    if not accounts:
        return 0
    matches = match_rows([account.row for account in accounts], registrants(cycle))
    pairs = zip(accounts, matches, strict=True)
    owners = {account.key: match.registration_id for account, match in pairs if match.registration_id is not None}
    found = []
    key = cycle.data_key
    for presence in waiting_presences() if owners else ():
        owner = owners.get(key_of_presence(presence, presence.name(key)))
        if isinstance(owner, int):
            presence.registration_id = owner
            found.append(presence)
    Presence.objects.bulk_update(found, ["registration"], batch_size=AT_ONCE)
    return len(found)
