"""Dates until which things are kept (see `SECURITY.md`), and how long is long enough to have attended."""

from datetime import date, timedelta

from tinkuy.convening.models import AttendanceImport
from tinkuy.people.models import Person
from tinkuy.planning.models import Cycle, Webinar, WebinarState
from tinkuy.planning.rules import may

KEPT_AFTER_CLOSE = timedelta(days=30)


def close_of(cycle: Cycle) -> date | None:
    """The day on which the last webinar of the cycle ends; None while no webinar is planned."""
    planned = Webinar.objects.with_scope(cycle=cycle).exclude(state=WebinarState.CANCELLED)
    last = planned.order_by("-starts_at").first()
    return last.ends_at.date() if last else None


def registration_kept_until(cycle: Cycle) -> date:
    """Name, e-mail and language go 30 days after the close."""
    return (close_of(cycle) or cycle.today()) + KEPT_AFTER_CLOSE


def presence_kept_until(cycle: Cycle, imported_on: date) -> date:
    """Intervals go 30 days after the later of import and close."""
    return max(imported_on, close_of(cycle) or imported_on) + KEPT_AFTER_CLOSE


def may_see_rows(person: Person, attendance_import: AttendanceImport) -> bool:
    """Names and addresses of a report, which are of every country: only for those who match accounts."""
    return may(person, "match_attendance", attendance_import.cycle)
