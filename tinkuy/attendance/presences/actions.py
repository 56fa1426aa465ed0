"""Presence that Tinkuy's own live page tells of, and presences that wait for whoever registers with their address.

What the live page tells counts as attendance beside any platform's report.
"""

from collections.abc import Collection, Iterator
from contextvars import ContextVar
from datetime import datetime, timedelta
from itertools import batched
from typing import Any

from django.db import transaction

from tinkuy.convening.registrations.models import Registration
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.uploads.models import Batch, ImportState

from .models import REPORT, AttendanceImport, Presence
from .queries import presence_erased_on

LAYOUT = "own-page"
GAP = timedelta(seconds=120)
"""Who is seen again within it never left."""
NOT_NOTED_AGAIN = timedelta(seconds=30)
"""Who was seen so lately is not written again."""
AT_ONCE = 500


_is_noting_a_live_session = ContextVar("is_noting_a_live_session", default=False)


def is_noting_a_live_session() -> bool:
    """Whether the presences that are being written are of a session that goes on, and so no attendance yet."""
    return _is_noting_a_live_session.get()


def note_presence(
    *, webinar: Webinar, registrations: Collection[int], at: datetime, until: datetime | None = None
) -> None:
    """These registrations (by key) are in the live page of *webinar* at this moment, or from it *until* another."""
    before = _is_noting_a_live_session.set(webinar.state == WebinarState.LIVE)
    try:
        _note_presence(webinar, registrations, at, until)
    finally:
        _is_noting_a_live_session.reset(before)


@transaction.atomic
def _note_presence(webinar: Webinar, registrations: Collection[int], at: datetime, until: datetime | None) -> None:
    source = _source(webinar)
    left_at = until or at
    for keys in batched(registrations, AT_ONCE):
        rows = Presence.objects.filter(source=source, registration_id__in=keys, left_at__gte=at - GAP)
        last = {
            registration: (pk, left) for registration, pk, left in rows.values_list("registration", "pk", "left_at")
        }
        stale = [pk for pk, left in last.values() if left < left_at - NOT_NOTED_AGAIN or until]
        Presence.objects.filter(pk__in=stale).update(left_at=left_at)
        Presence.objects.bulk_create(_begun(source, [key for key in keys if key not in last], at, left_at))


def _begun(source: AttendanceImport, keys: Collection[int], at: datetime, left_at: datetime) -> Iterator[Presence]:
    for key in keys:
        yield Presence(
            cycle=source.cycle,
            webinar=source.webinar,
            source=source,
            registration_id=key,
            joined_at=at,
            left_at=left_at,
            erase_on=source.erase_on,
        )


def _source(webinar: Webinar) -> AttendanceImport:
    """The page's own row among the reports of *webinar*: what it brings can be undone like theirs."""
    made: dict[str, Any] = {
        "cycle": webinar.cycle,
        "batch": lambda: Batch.objects.create(cycle=webinar.cycle),
        "is_sure": True,
        "layout": LAYOUT,
        "zone": webinar.cycle.zone,
        "erase_on": presence_erased_on(webinar.cycle, webinar.cycle.now()),
    }
    own = {"kind": REPORT, "webinar": webinar, "fingerprint": f"{LAYOUT}-{webinar.pk}"}
    source, is_new = AttendanceImport.objects.get_or_create(state=ImportState.COMMITTED, **own, defaults=made)
    if is_new:
        source.filename = "Tinkuy"
        source.save(update_fields=["sealed_filename"])
    return source


def claim_waiting(registration: Registration) -> None:
    """Give *registration* the presences that wait under its address, within the caller's transaction."""
    if registration.email_index:
        waiting = Presence.objects.filter(email_index=registration.email_index, registration=None, is_team=False)
        waiting.update(registration=registration)
