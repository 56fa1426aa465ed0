"""What convening can tell: whose presence, who came, who came back."""

from .attendance import CycleAttendance, attendance_of, persons_told
from .matching import registration_with_address, unmatched_presences

__all__ = [
    "CycleAttendance",
    "attendance_of",
    "persons_told",
    "registration_with_address",
    "unmatched_presences",
]
