"""How many were in a session at each step of it, with the part of the agenda that ran."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from tinkuy.convening.figures.presence import Interval, Window, merged
from tinkuy.convening.figures.small_numbers import shown
from tinkuy.convening.models import COUNTED_ROLES, Presence
from tinkuy.planning.models import Segment, Webinar

STEP = 5
"""Minutes."""


@dataclass(frozen=True)
class PresenceStep:
    """`present` accounts at this minute, or None where they are few; `segment` is the part of the plan, if any."""

    minute: int
    at: datetime
    present: int | None
    segment: Segment | None


def presence_steps(webinar: Webinar, k: int) -> list[PresenceStep]:
    """Every `STEP` minutes from the real start to the real end: persons, and accounts that nobody owns yet.

    Who led the session is left out. Present are those who are there at that minute, however short they stay.
    """
    window = Window(*webinar.window)
    counts = present_at(_stays(webinar), window)
    segments = list(Segment.objects.filter(webinar=webinar).order_by("ordinal"))
    return [
        PresenceStep(minute, window.starts_at + timedelta(minutes=minute), shown(count, k), _running(segments, minute))
        for minute, count in zip(range(0, len(counts) * STEP, STEP), counts, strict=True)
    ]


def present_at[P: Hashable](stays: Mapping[P, Iterable[Interval]], window: Window) -> list[int]:
    """P(t) at t = 0, 5, 10 … minutes: how many have an interval with start ≤ t < end."""
    steps = int(window.seconds // (STEP * 60)) + 1 if window.seconds else 0
    changes = [0] * (steps + 1)
    for intervals in stays.values():
        for start, end in merged(intervals, window):
            first, after = _step_from(start, window), _step_from(end, window)
            changes[min(first, steps)] += 1
            changes[min(after, steps)] -= 1
    counts, present = [], 0
    for change in changes[:steps]:
        present += change
        counts.append(present)
    return counts


def _step_from(moment: datetime, window: Window) -> int:
    """The first step at or after *moment*."""
    return -int(-(moment - window.starts_at).total_seconds() // (STEP * 60))


def _stays(webinar: Webinar) -> Mapping[Hashable, list[Interval]]:
    led: set[Hashable] = set()
    stays: defaultdict[Hashable, list[Interval]] = defaultdict(list)
    rows = Presence.objects.filter(webinar=webinar, is_team=False).values_list(
        "registration_id", "role", "email_index", "name_index", "joined_at", "left_at"
    )
    for registration, role, email, name, joined_at, left_at in rows.iterator():
        account: Hashable = registration or email or name
        if role not in COUNTED_ROLES:
            led.add(account)
        else:
            stays[account].append((joined_at, left_at))
    return {account: intervals for account, intervals in stays.items() if account not in led}


def _running(segments: Sequence[Segment], minute: int) -> Segment | None:
    """The part of the agenda, by its planned minutes."""
    end = 0
    for segment in segments:
        end += segment.minutes
        if minute < end:
            return segment
    return None
