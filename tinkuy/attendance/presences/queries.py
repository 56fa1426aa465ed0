"""What is kept of a participant's presence, told to themselves in plain values; and until when (see `SECURITY.md`)."""

from datetime import date, datetime
from typing import Any

from django.db.models import Q

from tinkuy.convening.registrations.models import Registration
from tinkuy.convening.registrations.rules import retention_after_close
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.hours import local_day
from tinkuy.planning.rules import close_of

from .models import AttendanceImport, Presence


def own_presences(registration: Registration) -> list[dict[str, Any]]:
    return [
        {
            "session": presence.webinar.ordinal,
            "joined_at": presence.joined_at.isoformat(),
            "left_at": presence.left_at.isoformat(),
            "erased_on": presence.erase_on.isoformat(),
        }
        for presence in Presence.objects.filter(registration=registration).select_related("webinar")
    ]


def journal_of_reports(registration: Registration) -> Q:
    """The entries about reports in which *registration* is."""
    reports = AttendanceImport.objects.filter(presences__registration=registration).distinct()
    return Q(subject="attendanceimport", subject_id__in=[report.public_id for report in reports])


def presence_erased_on(cycle: Cycle, imported_at: datetime) -> date:
    """Intervals go some days after the later of import and close, by the cycle's clock, 30 at most."""
    imported_on = local_day(imported_at, cycle.zone)
    return max(imported_on, close_of(cycle) or imported_on) + retention_after_close(cycle)
