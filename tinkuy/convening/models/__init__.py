"""Invitation waves, registrations, imported reports and the presence they tell of. Attendance is always derived."""

from .attendance_import import AttendanceImport, ImportState
from .invitation import InvitationWave
from .presence import COUNTED_ROLES, NameAlias, Presence, PresenceRole
from .registration import Registration

__all__ = [
    "COUNTED_ROLES",
    "AttendanceImport",
    "ImportState",
    "InvitationWave",
    "NameAlias",
    "Presence",
    "PresenceRole",
    "Registration",
]
