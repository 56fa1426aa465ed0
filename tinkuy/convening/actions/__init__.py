"""Inviting, registering, importing attendance, matching it with the registrations, erasing what is due."""

from .cancelling import cancel_cycle
from .deciding_proposals import (
    accept_as_experience,
    accept_as_theme,
    decline_proposal,
    moderate_comment,
    show_proposal,
    vote_on_proposal,
)
from .enrolling import enrol_in_new_webinars
from .entering import close_device, open_by_code, open_by_link, send_personal_code
from .erasing import erase_expired
from .importing import commit_attendance, preview_attendance, read_again, undo_attendance
from .inviting import record_invitation_wave
from .keeping import change_appearance, change_needs, choose_webinars, give_consents
from .leaving_the_call import take_back_proposals
from .matching import match_presence, unmatch_presence
from .own_page import note_presence
from .proposing import (
    comment_as_participant,
    comment_as_team,
    propose_as_participant,
    propose_as_team,
    support_proposal,
    withdraw_proposal,
)
from .registering import import_registrations, register
from .rescheduling import cancel_webinar, move_webinar, postpone_webinar, restore_webinar
from .self_registering import confirm_registration, register_participant
from .withdrawing import withdraw_registration

__all__ = [
    "accept_as_experience",
    "accept_as_theme",
    "cancel_cycle",
    "cancel_webinar",
    "change_appearance",
    "change_needs",
    "choose_webinars",
    "close_device",
    "comment_as_participant",
    "comment_as_team",
    "commit_attendance",
    "confirm_registration",
    "decline_proposal",
    "enrol_in_new_webinars",
    "erase_expired",
    "give_consents",
    "import_registrations",
    "match_presence",
    "moderate_comment",
    "move_webinar",
    "note_presence",
    "open_by_code",
    "open_by_link",
    "postpone_webinar",
    "preview_attendance",
    "propose_as_participant",
    "propose_as_team",
    "read_again",
    "record_invitation_wave",
    "register",
    "register_participant",
    "restore_webinar",
    "send_personal_code",
    "show_proposal",
    "support_proposal",
    "take_back_proposals",
    "undo_attendance",
    "unmatch_presence",
    "vote_on_proposal",
    "withdraw_proposal",
    "withdraw_registration",
]
