"""Invitation waves, registrations, imported reports and the presence they tell of. Attendance is always derived."""

from .attendance_import import AttendanceImport, ImportState
from .consent import Consent, Purpose
from .device import Device, PersonalCode
from .invitation import InvitationWave
from .presence import COUNTED_ROLES, NameAlias, Presence, PresenceRole
from .registration import AppearsAs, Need, Registration, RegistrationState

__all__ = [
    "COUNTED_ROLES",
    "AppearsAs",
    "AttendanceImport",
    "Consent",
    "Device",
    "ImportState",
    "InvitationWave",
    "NameAlias",
    "Need",
    "PersonalCode",
    "Presence",
    "PresenceRole",
    "Purpose",
    "Registration",
    "RegistrationState",
]
