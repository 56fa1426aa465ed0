"""What convening asks of attendance: how many are registered, as far as a page may say it; who came; one oneself."""

from tinkuy.attendance.figures.own_sessions import own_attendance
from tinkuy.attendance.figures.queries.attenders import attenders_of
from tinkuy.attendance.figures.queries.safe_attendance import registered_for_session, registered_in_cycle
from tinkuy.convening.moving.queries import count_registered_by
from tinkuy.convening.registrations.later_stages import own_attendance_by
from tinkuy.convening.reminders.sources import attendance_by


def answer_convening() -> None:
    """Once, in `AppConfig.ready`."""
    count_registered_by(of_session=registered_for_session, of_cycle=registered_in_cycle)
    attendance_by(attenders_of)
    own_attendance_by(own_attendance)
