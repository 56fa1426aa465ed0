"""Keys whose cycle was removed: destroyed by the clock where the deed that removed it was cut off."""

import logging

from tinkuy.core.erasure import erasure_ledger
from tinkuy.planning.cycles.models.cycle import CYCLE_REMOVED, forget_key
from tinkuy.planning.cycles.queries.keys import keys_of_no_cycle

log = logging.getLogger("tinkuy.planning")


def sweep_keys() -> int:
    """Destroy the keys of cycles that the ledger knows as removed; how many.

    Any other key stays, however old: where an older backup was restored, a newer one still needs those of the cycles
    that this database does not know yet.
    """
    removed = erasure_ledger.by_kind(erasure_ledger.read()).get(CYCLE_REMOVED, ())
    due = [one for one in keys_of_no_cycle() if erasure_ledger.fingerprint(CYCLE_REMOVED, one) in removed]
    swept = sum(forget_key(public_id) for public_id in due)
    if swept:
        log.info("keys of cycles that are gone were destroyed", extra={"count": swept})
    return swept
