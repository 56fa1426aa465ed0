from collections.abc import Sequence
from datetime import timedelta

from tinkuy.core import clock
from tinkuy.core.rows.compiled_query import CompiledQuery

from .models import StreamEvent

CONTROL = "stream"
"""The channel of what the servers tell each other. No ticket names it."""

REVOKE = "revoke"

AT_ONCE = "at once"
"""What was gathered goes out now; the subject is the channel of the event for whose sake."""


LATEST_EVENT = CompiledQuery(lambda: StreamEvent.objects.order_by("-id").values_list("id", flat=True)[:1])


def latest_event() -> int:
    """The highest id, 0 when there is none. A page reads it before its content: its stream begins exactly there."""
    return LATEST_EVENT.first() or 0


def events_after(last_id: int, *, at_most: int) -> Sequence[StreamEvent]:
    """The events that follow the event *last_id*, oldest first."""
    return list(StreamEvent.objects.filter(id__gt=last_id).order_by("id")[:at_most])


def latest_events(number: int) -> Sequence[StreamEvent]:
    """The last so many events, oldest first."""
    return list(StreamEvent.objects.order_by("-id")[:number])[::-1]


def holders_revoked_within(seconds: float) -> frozenset[str]:
    lately = (clock.now() - timedelta(seconds=seconds), clock.horizon())
    revoked = StreamEvent.objects.filter(channel=CONTROL, kind=REVOKE, at__range=lately)
    return frozenset(revoked.values_list("subject", flat=True))
