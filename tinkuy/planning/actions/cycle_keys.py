"""Keys whose cycle is gone: destroyed by the clock where the deed that removed it was cut off."""

import logging
import time

from tinkuy.core import erasure_ledger, key_store
from tinkuy.planning.models.cycle import CYCLE_REMOVED, forget_key, key_name
from tinkuy.planning.queries.cycle_keys import keys_of_no_cycle

log = logging.getLogger("tinkuy.planning")

A_DAY = 86_400


def sweep_keys() -> int:
    """Destroy the keys of cycles that the ledger knows as removed, and those of a day ago whose cycle never came to be;
    how many.

    Where most keys have no cycle, the database is another one's or an empty one, and nothing is touched.
    """
    alone = keys_of_no_cycle()
    removed = erasure_ledger.by_kind(erasure_ledger.read(erasure_ledger.text())).get(CYCLE_REMOVED, ())
    due = [one for one in alone if erasure_ledger.fingerprint(CYCLE_REMOVED, one) in removed]
    if len(alone) <= len(key_store.names()) / 2:
        before = time.time() - A_DAY
        due += [one for one in alone if one not in due and key_store.age(key_name(one)) < before]
    swept = sum(forget_key(public_id) for public_id in due)
    if swept:
        log.info("keys of cycles that are gone were destroyed", extra={"count": swept})
    return swept
