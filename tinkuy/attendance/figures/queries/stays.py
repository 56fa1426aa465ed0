"""Who was in a webinar from when to when, of the sessions that are asked for: one query, however many."""

from collections import defaultdict
from collections.abc import Iterable

from tinkuy.attendance.figures.presence import Interval
from tinkuy.attendance.presences.models import COUNTED_ROLES, Presence

Stay = tuple[int, Interval]


def stays_in(webinars: Iterable[int]) -> dict[int, list[Stay]]:
    """By the key of the webinar, (registration, interval) of persons: never of unmatched accounts (invariant 7), nor
    of whoever led that webinar (invariant 6).
    """
    stays: defaultdict[int, list[Stay]] = defaultdict(list)
    led: set[tuple[int, int]] = set()
    rows = Presence.objects.filter(is_team=False, webinar__in=list(webinars), registration__isnull=False)
    for webinar, registration, role, joined_at, left_at in rows.values_list(
        "webinar_id", "registration_id", "role", "joined_at", "left_at"
    ):
        if role in COUNTED_ROLES:
            stays[webinar].append((registration, (joined_at, left_at)))
        else:
            led.add((webinar, registration))
    return {webinar: [stay for stay in found if (webinar, stay[0]) not in led] for webinar, found in stays.items()}
