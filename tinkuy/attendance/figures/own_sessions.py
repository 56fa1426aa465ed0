"""Which sessions somebody attended, for their own page: read by their registration alone."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from tinkuy.attendance.presences.models import COUNTED_ROLES, Presence
from tinkuy.convening.registrations.models import Registration
from tinkuy.planning.cycles.models.webinar import HELD_STATES, Webinar

from .attendance import threshold_seconds
from .presence import Interval, Window, seconds_present


@dataclass(frozen=True)
class OwnPlace:
    """How somebody stands to a session with attendance; who `led` it is not counted among those who `attended`."""

    attended: bool
    led: bool


def own_attendance(registration: Registration) -> dict[int, bool]:
    """By the place of each session with attendance whether they were there; who led it was. Two queries."""
    return {ordinal: own.attended or own.led for ordinal, own in own_places(registration).items()}


def own_places(registration: Registration) -> dict[int, OwnPlace]:
    """By its ordinal each session with attendance. Two queries."""
    own: defaultdict[int, list[Interval]] = defaultdict(list)
    led: set[int] = set()
    for presence in Presence.objects.filter(registration=registration, is_team=False):
        own[presence.webinar_id].append((presence.joined_at, presence.left_at))
        if presence.role not in COUNTED_ROLES:
            led.add(presence.webinar_id)
    some = Presence.objects.filter(webinar=OuterRef("pk"))
    counted = Webinar.objects.filter(Exists(some), state__in=HELD_STATES)
    least = registration.cycle.attendance_minutes
    return {one.ordinal: OwnPlace(_attended(own[one.pk], Window(*one.window), least), one.pk in led) for one in counted}


def _attended(intervals: list[Interval], window: Window, least_minutes: int) -> bool:
    seconds = seconds_present(intervals, window)
    return bool(seconds) and seconds >= threshold_seconds(window, least_minutes)
