"""Inviting, registering, importing attendance, matching it with the registrations, erasing what is due."""

from .cancelling import cancel_cycle
from .enrolling import enrol_in_new_webinars
from .entering import close_device, open_by_code, open_by_link, send_personal_code
from .erasing import erase_expired
from .importing import commit_attendance, preview_attendance, undo_attendance
from .inviting import record_invitation_wave
from .keeping import change_appearance, change_needs, choose_webinars, give_consents
from .matching import match_presence, unmatch_presence
from .own_page import note_presence
from .registering import import_registrations, register
from .rescheduling import cancel_webinar, move_webinar, postpone_webinar, restore_webinar
from .self_registering import confirm_registration, register_participant
from .withdrawing import withdraw_registration

__all__ = [
    "cancel_cycle",
    "cancel_webinar",
    "change_appearance",
    "change_needs",
    "choose_webinars",
    "close_device",
    "commit_attendance",
    "confirm_registration",
    "enrol_in_new_webinars",
    "erase_expired",
    "give_consents",
    "import_registrations",
    "match_presence",
    "move_webinar",
    "note_presence",
    "open_by_code",
    "open_by_link",
    "postpone_webinar",
    "preview_attendance",
    "record_invitation_wave",
    "register",
    "register_participant",
    "restore_webinar",
    "send_personal_code",
    "undo_attendance",
    "unmatch_presence",
    "withdraw_registration",
]
