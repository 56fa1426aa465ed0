"""Erasures reach the ledger beside the keys: a row of theirs is written with the deed, and moved after the commit.

A restore asks each stage to erase again what the ledger names and the older copy still holds:

    note_erasure("guest-erased", guest.public_id)          in the transaction of the erasure
    replayed_by("guest-erased", erase_guests_again)        once, in `AppConfig.ready`
"""

import logging
from collections.abc import Callable, Collection
from datetime import timedelta

from django.db import transaction

from tinkuy.core import clock, erasure_ledger
from tinkuy.core.erasure_ledger import Erased, fingerprint

from .models import Erasure

log = logging.getLogger("tinkuy.journal")

KEPT = timedelta(days=730)
"""Of a backup nobody keeps longer than 35 days; whoever finds a forgotten one within two years can still restore it."""

Named = Callable[[str], bool]
Replay = Callable[[Named], int]
"""Given what tells whether an identity is named by the ledger, erase those rows again; how many."""

_replays: dict[str, Replay] = {}


def note_erasure(kind: str, *identities: str) -> None:
    """Have the ledger know that the things with these *identities* were erased, in the transaction that erases them."""
    if not identities:
        return
    now = clock.now()
    Erasure.objects.bulk_create(
        [Erasure(kind=kind, fingerprint=fingerprint(kind, identity), at=now) for identity in identities],
        batch_size=1_000,
    )
    transaction.on_commit(move_to_ledger, robust=True)


def move_to_ledger() -> int:
    """Write to the ledger what waits for it, then forget the rows; how many. Cut off between, it tells twice."""
    waiting = list(Erasure.objects.order_by("pk"))
    if waiting:
        erasure_ledger.append(Erased(row.at.date(), row.kind, row.fingerprint) for row in waiting)
        Erasure.objects.filter(pk__in=[row.pk for row in waiting]).delete()
    return len(waiting)


def forget_old_erasures() -> int:
    return erasure_ledger.forget_before((clock.now() - KEPT).date())


def replayed_by(kind: str, replay: Replay) -> None:
    _replays[kind] = replay


def erase_again(ledger: dict[str, Collection[str]]) -> dict[str, int]:
    """Do every erasure of *ledger* again, in one transaction; how many rows of each kind were still there."""
    done = {}
    with transaction.atomic():
        for kind, replay in _replays.items():
            if ledger.get(kind):
                done[kind] = replay(_named_in(kind, ledger[kind]))
    return {kind: count for kind, count in done.items() if count}


def _named_in(kind: str, fingerprints: Collection[str]) -> Named:
    return lambda identity: fingerprint(kind, identity) in fingerprints
