"""Days and seconds as the protocol writes them, all in UTC."""

import re
from datetime import UTC, datetime, timedelta

from .errors import BAD_ARGUMENT, ProtocolError

GRANULARITY = "YYYY-MM-DDThh:mm:ssZ"
DAY, SECOND = re.compile(r"\d{4}-\d\d-\d\d"), re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def written(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def beginning_of(text: str) -> datetime:
    """The first moment that *text*, a day or a second, names."""
    try:
        if DAY.fullmatch(text) or SECOND.fullmatch(text):
            return datetime.fromisoformat(text).replace(tzinfo=UTC)
    except ValueError:
        pass
    raise ProtocolError(BAD_ARGUMENT, f"Write a day or a second of UTC, as 2026-11-30 or {GRANULARITY}.")


def end_of(text: str) -> datetime:
    """The first moment behind what *text* names: `until` includes its own day or second."""
    unit = timedelta(days=1) if DAY.fullmatch(text) else timedelta(seconds=1)
    try:
        return beginning_of(text) + unit
    except OverflowError:
        raise ProtocolError(BAD_ARGUMENT, "This moment is too far away.") from None


def span_of(since: str, until: str) -> tuple[datetime | None, datetime | None]:
    """From `from` to behind `until`, each of which may be empty. Both are days, or both are seconds."""
    first = beginning_of(since) if since else None
    last = end_of(until) if until else None
    if since and until and bool(DAY.fullmatch(since)) != bool(DAY.fullmatch(until)):
        raise ProtocolError(BAD_ARGUMENT, "from and until need the same granularity.")
    if first and last and first >= last:
        raise ProtocolError(BAD_ARGUMENT, "from is later than until.")
    return first, last
