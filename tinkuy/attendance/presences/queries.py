"""What is kept of a participant's presence, told to themselves: plain values, moments in ISO 8601."""

from typing import Any

from django.db.models import Q

from tinkuy.convening.registrations.models import Registration

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
