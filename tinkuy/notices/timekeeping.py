"""Whether the wall clock can be believed, asked at each round of the worker.

A clock that jumps would have everything erased that is kept until the day it shows. So the worker remembers a moment
that was believed and how long the machine had been running then: what follows from the two is certain. Where the wall
clock says another moment, deeds are done by the earlier of the two, and the administrators are asked. The doubt ends
when the clock comes back, when a time server stands behind it, or when somebody says that it is right.
"""

import logging
from datetime import datetime, timedelta

from django.db.models import Max

from tinkuy.core import clock
from tinkuy.core.lasting_erasure.written_ahead import date_back
from tinkuy.core.machine_clock import Reading
from tinkuy.people.models import SignInSession
from tinkuy.stream.models import StreamEvent

from .clock_models import SLACK
from .models import ClockMark, ClockRun, Notice
from .outbox import tell_administrators

log = logging.getLogger("tinkuy.clock")

OFF = timedelta(days=3)
"""For so long a machine may have been off, and its clock is believed all the same. Longer, and a person is asked.

Starts add up: what was believed while nobody saw it counts until the machine has run long enough to make up for it."""
WRITTEN_EVERY = timedelta(minutes=1)


def moment_to_go_by(reading: Reading) -> datetime:
    """The moment by which deeds are done: the wall clock's, or while it is in doubt the latest that is certain."""
    mark = ClockMark.objects.filter(boot=reading.boot).first() or _first_mark(reading)
    certain = mark.certain_at(reading.seconds)
    if mark.believes(reading):
        _believe(mark, reading, certain)
        return reading.wall
    _doubt(mark, certain, reading.wall - certain)
    return min(reading.wall, certain)


def date_back_rows() -> int:
    """The clock's deed: what was written while the clock was ahead is taken as of now, once it is believed; how many.

    By a clock that is in doubt it would be the rows of a right one that seem to lie ahead.
    """
    if ClockMark.objects.exclude(doubted_at=None).exists():
        return 0
    count = date_back()
    if count:
        log.warning("rows of a clock that was ahead are dated back", extra={"count": count})
    return count


def believe(reading: Reading) -> None:
    """Somebody said that the wall clock is right."""
    ClockMark.objects.update_or_create(boot=reading.boot, defaults=_believed(reading))
    ClockMark.objects.exclude(boot=reading.boot).delete()


def _believed(reading: Reading) -> dict[str, object]:
    return {
        "believed_at": reading.wall,
        "believed_seconds": reading.seconds,
        "unwitnessed": timedelta(0),
        "seen_at": reading.wall,
        "doubted_at": None,
        "jump": None,
    }


def _first_mark(reading: Reading) -> ClockMark:
    """The machine was started anew, or ours is another: the last moment that is known is where certainty begins."""
    last = ClockMark.objects.order_by("-seen_at", "-pk").first()
    last_moment = last.seen_at if last else _youngest_row(reading)
    fields = _believed(reading)
    if last_moment is not None and not reading.is_synchronised:
        before, gap = last.still_unwitnessed() if last else timedelta(0), reading.wall - last_moment
        if gap >= -SLACK and before + abs(gap) <= OFF:
            fields |= {"unwitnessed": before + abs(gap)}
        else:
            fields |= {"believed_at": last_moment, "seen_at": last_moment, "unwitnessed": before}
    return ClockMark.objects.get_or_create(boot=reading.boot, defaults=fields)[0]


def _youngest_row(reading: Reading) -> datetime | None:
    """Where there is no mark: the youngest row that a right clock can have written."""
    rows = ((ClockRun, "succeeded_at"), (StreamEvent, "at"), (Notice, "owed_at"), (SignInSession, "seen_at"))
    until = reading.wall + clock.SKEW
    moments = [
        model._default_manager.filter(**{f"{field}__lte": until}).aggregate(last=Max(field))["last"]
        for model, field in rows
    ]
    return max((moment for moment in moments if moment), default=None)


def _believe(mark: ClockMark, reading: Reading, certain: datetime) -> None:
    """A time server moves what is believed; small corrections by hand do not, so that many cannot add up."""
    own = ClockMark.objects.filter(pk=mark.pk)
    if mark.doubted_at is not None:
        log.warning("the clock is believed again")
    if reading.is_synchronised and abs(reading.wall - certain) > timedelta(seconds=1):
        own.update(**_believed(reading))
    elif mark.doubted_at is not None or abs(certain - mark.seen_at) >= WRITTEN_EVERY:
        own.update(seen_at=certain, doubted_at=None, jump=None)
    _forget_starts_that_ended(mark, certain)


def _forget_starts_that_ended(mark: ClockMark, certain: datetime) -> None:
    """What was doubted of an earlier start is settled by the clock that is believed now; a machine that works beside
    this one looks each minute, so its mark stays."""
    ClockMark.objects.exclude(pk=mark.pk).filter(seen_at__lt=certain - SLACK).delete()


def _doubt(mark: ClockMark, certain: datetime, jump: timedelta) -> None:
    """What is believed stays where it is: what is certain goes on from there."""
    own = ClockMark.objects.filter(pk=mark.pk)
    if abs(certain - mark.seen_at) >= WRITTEN_EVERY:
        own.update(seen_at=certain)
    if mark.jump is not None and abs(mark.jump - jump) > WRITTEN_EVERY:
        own.update(jump=jump)  # it jumped again
    if own.filter(doubted_at=None).update(doubted_at=clock.now(), jump=jump):
        log.error("the clock is in doubt: it jumped by %d hours", jump / timedelta(hours=1))
        tell_administrators(
            "clock-in-doubt",
            key=f"{mark.pk}-{mark.seen_at:%Y%m%d%H%M}",
            says=(certain + jump).isoformat(timespec="minutes"),
            certain=certain.isoformat(timespec="minutes"),
        )
