"""Who came to one session and who led it, for the messages after it: told to nobody, and counted nowhere."""

from django_scopes import scope

from tinkuy.attendance.presences.models import COUNTED_ROLES, Presence
from tinkuy.convening.reminders.sources import Attenders
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState

from .attendance import attendance_of


def attenders_of(webinar: Webinar) -> Attenders | None:
    """None while it is not known: a session that was held elsewhere waits for its report, for those who were in our
    room as well are a part of those who came."""
    with scope(cycle=webinar.cycle):
        own = Presence.objects.filter(webinar=webinar, registration__isnull=False)
        waits_for_report = bool(webinar.video_link) and webinar.state == WebinarState.HELD
        if waits_for_report or not own.exists():
            return None
        attendance = attendance_of(webinar.cycle)
        measured = {one.pk: each for one, each in zip(attendance.webinars, attendance.measured, strict=True)}
        if webinar.pk not in measured:
            return None
        led = own.exclude(role__in=COUNTED_ROLES)
        return Attenders(measured[webinar.pk].attended, frozenset(led.values_list("registration_id", flat=True)))
