"""Telling what happened. The row stands in the caller's transaction: an event exists exactly if its cause does."""

from collections.abc import Iterable
from datetime import timedelta

from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Max

from tinkuy.core import clock
from tinkuy.core.rows.compiled_insert import CompiledInsert
from tinkuy.core.rows.compiled_query import CompiledQuery

from .models import Settling, StreamEvent
from .news import in_order_of_commits, nobody_adds_meanwhile, settling_is_open
from .queries import AT_ONCE, CONTROL, REVOKE, latest_event, latest_events

KEPT_FOR = timedelta(hours=24)
SETTLES_AFTER = timedelta(seconds=1)
LEAP = 1_000_000
MOST_IN_A_SECOND = 200
"""Events among which `settle` looks for what was told already. Of more than these it may tell sooner."""


EVENT = CompiledInsert(StreamEvent)
SETTLING = CompiledInsert(Settling, ignore_conflicts=True)


def tell(channel: str, kind: str, subject: str = "", *, at_once: bool = False) -> None:
    """An event for the listeners of *channel*. Call it last in an action: others who tell wait for the commit.

    Where very many listen, events wait up to two seconds and go out together; *at_once* ends that wait.
    """
    with transaction.atomic(savepoint=False):
        in_order_of_commits()
        EVENT.add(StreamEvent(channel=channel, kind=kind, subject=subject))
        if at_once:
            EVENT.add(StreamEvent(channel=CONTROL, kind=AT_ONCE, subject=channel))


def tell_soon(channel: str, kind: str, subject: str = "") -> None:
    """As `tell`, for what many move at once: within a second or so one event tells of all that moved till then."""
    tell_several_soon((channel, kind, subject))


def tell_several_soon(*moved: tuple[str, str, str]) -> None:
    """As `tell_soon`, of several things that one deed moved: each is a channel, a kind and a subject."""
    with transaction.atomic(savepoint=False):
        settling_is_open()
        unsettled = _not_noted(moved) if connection.vendor == "postgresql" else moved
        rows = [Settling(channel=channel, kind=kind, subject=subject) for channel, kind, subject in unsettled]
        SETTLING.add(*rows)


def _not_noted(moved: Iterable[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """What no committed row says yet: to add a row that another transaction is adding waits for its commit. Those that
    are there stay until we have committed.
    """
    noted = set(NOTED.rows())
    return [about for about in moved if about not in noted]


NOTED = CompiledQuery(lambda: Settling.objects.values_list("channel", "kind", "subject"))


def revoke(holder: str) -> None:
    """Close every open stream that a ticket of *holder* opened, in every process; refuse the tickets made so far."""
    tell(CONTROL, REVOKE, holder)


def settle() -> int:
    """Tell of what moved, except of what was told less than a second ago; the number of events."""
    if not Settling.objects.exists():
        return 0
    with transaction.atomic():
        nobody_adds_meanwhile()
        since = clock.now() - SETTLES_AFTER
        latest = latest_events(MOST_IN_A_SECOND)
        recent = {event.about for event in latest if since < event.at <= clock.horizon()}
        ripe = [moved for moved in Settling.objects.order_by("id") if moved.about not in recent]
        Settling.objects.filter(pk__in=[moved.pk for moved in ripe]).delete()
        for moved in ripe:
            tell(*moved.about)
    return len(ripe)


def forget_old_events() -> int:
    """Delete what is older than a day; the number of rows. The newest stays, so that ids go on from it."""
    old = StreamEvent.objects.filter(at__lt=clock.now() - KEPT_FOR, id__lt=latest_event())
    return old.delete()[0]


def leap_ahead() -> None:
    """After a restore: have new events bear numbers that no browser has seen, or it would take them for old ones."""
    newest = StreamEvent.objects.aggregate(newest=Max("pk"))["newest"] or 0
    StreamEvent.objects.create(pk=newest + LEAP, channel="restored", kind="restored")
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [StreamEvent]):
            cursor.execute(statement)
