"""Who earned a certificate of the cycle in scope, from its attendance as it stands."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from tinkuy.attendance.certificates.rules import is_earned, sessions_needed
from tinkuy.attendance.figures.queries.attendance import CycleAttendance
from tinkuy.attendance.presences.models import COUNTED_ROLES, Presence
from tinkuy.convening.registrations.queries import confirmed
from tinkuy.planning.cycles.models.cycle import Cycle


@dataclass(frozen=True)
class AttendedSessions:
    """The ordinals of the sessions with attendance, and of those that each registration (by key) attended."""

    counted: tuple[int, ...]
    by_registration: Mapping[int, tuple[int, ...]]

    def of(self, registration: int | None) -> tuple[int, ...]:
        return self.by_registration.get(registration, ()) if registration else ()

    def earn(self, registration: int | None, percent: int) -> bool:
        return is_earned(len(self.of(registration)), len(self.counted), percent)

    def needed(self, percent: int) -> int:
        return sessions_needed(percent, len(self.counted))


def attended_sessions(attendance: CycleAttendance) -> AttendedSessions:
    """Who led a session as host or panellist was there: it counts, though they are left out of its rates.

    An account that nobody has recognised yet is in nobody's sessions.
    """
    attended: defaultdict[int, set[int]] = defaultdict(set)
    for webinar, measured in zip(attendance.webinars, attendance.measured, strict=True):
        for registration in measured.attended:
            attended[registration].add(webinar.ordinal)
    led = Presence.objects.filter(is_team=False, registration__isnull=False, webinar__in=attendance.webinars)
    those = led.exclude(role__in=COUNTED_ROLES).order_by().values_list("registration_id", "webinar_id").distinct()
    ordinal_of = {webinar.pk: webinar.ordinal for webinar in attendance.webinars}
    for key, webinar_key in those:
        if key is not None:
            attended[key].add(ordinal_of[webinar_key])
    counted = tuple(webinar.ordinal for webinar in attendance.webinars)
    return AttendedSessions(counted, {one: tuple(sorted(ordinals)) for one, ordinals in attended.items()})


def keys_to_issue(cycle: Cycle, sessions: AttendedSessions) -> list[int]:
    """The registrations that earned one by the rule of *cycle* and have none; only who has an own page to take it from.

    Whoever was given one before has it still: `follow_attendance` says whether it holds.
    """
    if not cycle.certificate_percent:
        return []
    candidates = (
        confirmed().exclude(email_index="").filter(certificate=None).order_by("pk").values_list("pk", flat=True)
    )
    return [key for key in candidates if sessions.earn(key, cycle.certificate_percent)]
