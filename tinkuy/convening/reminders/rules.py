"""When the message of a moment is due to somebody, and until when it still makes sense.

A week and a day are days of the calendar where the person is, so that a change of the clocks moves nothing: the same
hour of the wall, brought into the day where it would be night. An hour and ten minutes are what they are: there nobody
has a choice.
"""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from tinkuy.convening.message_texts.models import AFTER, BEFORE, Moment
from tinkuy.core.daytime import FROM_HOUR, next_daytime
from tinkuy.planning.cycles.models.webinar import HELD_STATES, TO_COME, Webinar, WebinarState

EARLIEST, LATEST = time(FROM_HOUR), time(19)
"""Of the wall where the person is. What goes at seven in the evening is read before the night."""
NEXT_DAY = time(10)

DAYS_BEFORE = {Moment.WEEK: 7, Moment.DAY: 1}
SHORTLY_BEFORE = {Moment.HOUR: timedelta(hours=1), Moment.TEN_MINUTES: timedelta(minutes=10)}
AFTER_THE_END = timedelta(minutes=90)

MAKES_SENSE_FOR = {
    Moment.WEEK: timedelta(days=3),
    Moment.THANKS: timedelta(days=7),
    Moment.CATCH_UP: timedelta(days=7),
    Moment.RECAP: timedelta(days=12),
}
"""After it was due. A row of the outbox is known for fourteen days: nothing may be owed again after that."""
TOO_NEAR = {Moment.HOUR: timedelta(minutes=15), Moment.TEN_MINUTES: timedelta(0)}
"""So long before the start it goes no more."""

CAN_WAIT = frozenset(Moment) - SHORTLY_BEFORE.keys()
"""It rings nobody at night, however late the worker comes to it."""


def due_at(webinar: Webinar, moment: str, zone: str) -> datetime:
    """When the message of *moment* goes to who lives by the clock of *zone*."""
    if moment in SHORTLY_BEFORE:
        return webinar.starts_at - SHORTLY_BEFORE[Moment(moment)]
    if moment in DAYS_BEFORE:
        local = webinar.starts_at.astimezone(ZoneInfo(zone))
        hour = min(max(local.time(), EARLIEST), LATEST)
        return datetime.combine(local.date() - timedelta(days=DAYS_BEFORE[Moment(moment)]), hour, ZoneInfo(zone))
    ends_at = webinar.window[1]
    if moment == Moment.THANKS:
        return next_daytime(ends_at + AFTER_THE_END, zone)
    local = ends_at.astimezone(ZoneInfo(zone))
    return datetime.combine(local.date() + timedelta(days=1), NEXT_DAY, ZoneInfo(zone))


def earliest_due(webinar: Webinar, moment: Moment) -> datetime:
    """Before this it is due in no zone: the evening of the day before is brought forward by five hours at most."""
    if moment in SHORTLY_BEFORE:
        return webinar.starts_at - SHORTLY_BEFORE[moment]
    if moment in DAYS_BEFORE:
        return webinar.starts_at - timedelta(days=DAYS_BEFORE[moment], hours=6)
    return webinar.window[1] + AFTER_THE_END


def makes_sense_until(webinar: Webinar, moment: str, zone: str) -> datetime:
    """What says «tomorrow» goes on the day before, and at no other time."""
    if moment in TOO_NEAR:
        return webinar.starts_at - TOO_NEAR[Moment(moment)]
    if moment == Moment.DAY:
        local = webinar.starts_at.astimezone(ZoneInfo(zone))
        return datetime.combine(local.date(), time(0), ZoneInfo(zone))
    return due_at(webinar, moment, zone) + MAKES_SENSE_FOR[Moment(moment)]


def may_go_now(webinar: Webinar, moment: str, zone: str, now: datetime) -> bool:
    """Due, not too late, and day where the person is, if the message has a choice."""
    if not due_at(webinar, moment, zone) <= now < makes_sense_until(webinar, moment, zone):
        return False
    return moment not in CAN_WAIT or next_daytime(now, zone) <= now


def moments_of(webinar: Webinar) -> tuple[Moment, ...]:
    """Those that *webinar* may still come to as it stands."""
    if webinar.state in (*TO_COME, WebinarState.LIVE):
        return BEFORE
    return AFTER if webinar.state in HELD_STATES else ()


def moments_to_decide(webinar: Webinar) -> tuple[Moment, ...]:
    """What goes after a session may be decided on before it; what has to go before it, no more once it was held."""
    if webinar.state in (*TO_COME, WebinarState.LIVE):
        return (*BEFORE, *AFTER)
    return moments_of(webinar)
