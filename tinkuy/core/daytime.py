"""The hours of a country in which a message may reach somebody's phone."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

FROM_HOUR, TO_HOUR = 8, 20


def next_daytime(moment: datetime, zone: str) -> datetime:
    """*moment* where it is day in *zone*; else the next morning there. What can wait rings nobody at night."""
    local = moment.astimezone(ZoneInfo(zone))
    if FROM_HOUR <= local.hour < TO_HOUR:
        return moment
    day = local.date() if local.hour < FROM_HOUR else local.date() + timedelta(days=1)
    return datetime.combine(day, time(FROM_HOUR), tzinfo=ZoneInfo(zone)).astimezone(moment.tzinfo)


def next_morning(moment: datetime, zone: str) -> datetime:
    """The morning of the day after *moment* in *zone*."""
    day = moment.astimezone(ZoneInfo(zone)).date() + timedelta(days=1)
    return datetime.combine(day, time(FROM_HOUR), tzinfo=ZoneInfo(zone)).astimezone(moment.tzinfo)
