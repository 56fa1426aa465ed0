"""What convening can tell: whose presence, who came, who came back."""

from .attendance import CycleAttendance, attendance_of
from .matching import registration_with_address, unmatched_presences

__all__ = [
    "CycleAttendance",
    "attendance_of",
    "registration_with_address",
    "unmatched_presences",
]
