"""Inviting, registering, importing attendance, matching it with the registrations, erasing what is due."""

from .erasing import erase_expired
from .importing import commit_attendance, preview_attendance, undo_attendance
from .inviting import record_invitation_wave
from .matching import match_presence, unmatch_presence
from .registering import import_registrations, register

__all__ = [
    "commit_attendance",
    "erase_expired",
    "import_registrations",
    "match_presence",
    "preview_attendance",
    "record_invitation_wave",
    "register",
    "undo_attendance",
    "unmatch_presence",
]
