from datetime import datetime, timedelta

from django.conf import settings

from .models import Pace

RELAY = "relay"
SHARE_OF_DOMAIN = 0.5
"""Of what the relay takes a minute goes at most to one domain."""
SHORTEST, LONGEST = timedelta(seconds=30), timedelta(minutes=15)


def per_minute(name: str) -> float:
    rate = float(settings.ENVIRONMENT.mail_per_minute)
    return rate if name == RELAY else max(1.0, rate * SHARE_OF_DOMAIN)


def capacity_of(name: str) -> float:
    """A full bucket: what a minute takes."""
    return per_minute(name)


def available(row: Pace, now: datetime) -> float:
    """Tokens that are in it at *now*; none while it is closed. A moment to come is of a clock that was ahead."""
    if is_closed(row, now):
        return 0.0
    passed = max(timedelta(0), now - row.at)
    return min(capacity_of(row.name), row.tokens + per_minute(row.name) * passed.total_seconds() / 60)


def is_closed(row: Pace, now: datetime) -> bool:
    return row.closed_until is not None and now < row.closed_until <= now + LONGEST


def closing_time(count: int) -> timedelta:
    """Twice as long each time."""
    doublings: int = min(count - 1, 8)
    return min(LONGEST, SHORTEST * float(2**doublings))
