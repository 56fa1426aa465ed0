"""What the presences of a report rest on beside the report, as a fingerprint: has any of it changed meanwhile?"""

from django.db.models import Count, Max, QuerySet, Sum

from tinkuy.attendance.presences.models import AttendanceImport, Presence
from tinkuy.planning.cycles.models.webinar import Webinar

from .owners import team_addresses
from .people_state import fingerprint, state_of_people


def state_of_matching(attendance_import: AttendanceImport, people: bytes | None = None) -> bytes:
    """Of registrations, decisions, the team, the session's hours. *people* is the state of the first two where it was
    taken already, as of `Owners`, with which several reports are matched.
    """
    window = Webinar.objects.get(pk=attendance_import.webinar_id or 0).window
    return fingerprint((window, sorted(team_addresses(attendance_import.cycle)), people or state_of_people()))


def state_of_recognition(waiting: QuerySet[Presence]) -> bytes:
    """Of registrations, decisions and the presences that are *waiting*: what rests on them beside a list of persons."""
    of_waiting = waiting.order_by().aggregate(Count("pk"), Max("pk"), Sum("pk"))
    return fingerprint((sorted(of_waiting.items()), state_of_people()))
