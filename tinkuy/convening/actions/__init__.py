"""Inviting, registering, importing attendance, matching it with the registrations, erasing what is due."""

from .cancelling import cancel_cycle
from .closing_browsers import close_browser
from .deciding_proposals import (
    accept_as_experience,
    accept_as_theme,
    decline_proposal,
    moderate_comment,
    show_proposal,
    vote_on_proposal,
)
from .dropping import choose_session, drop_files, leave_file_out, say_columns, take_up
from .due_for_erasure import rows_to_erase
from .enrolling import enrol_in_new_webinars
from .entering import close_device, open_by_code, open_by_link, send_personal_code
from .erasing import erase_expired
from .forgetting_rows import forget_withdrawn_lately
from .header_words import add_word, remove_word
from .import_jobs import (
    carry_out_import,
    start_again,
    start_batch,
    start_batch_undo,
    start_import,
    start_list,
    start_reading,
    start_undo,
)
from .importing import (
    ReadAttendance,
    commit_attendance,
    import_attendance,
    preview_attendance,
    read_again,
    read_attendance,
    undo_attendance,
    write_attendance,
)
from .importing_batches import import_batch, undo_batch
from .inviting import record_invitation_wave
from .keeping import change_appearance, change_needs, choose_webinars, give_consents
from .leaving_the_call import take_back_proposals
from .mapping_columns import demand_columns, forget_mapping, save_mapping
from .matching import leave_out, match_presence, take_back
from .own_page import note_presence
from .proposing import (
    comment_as_participant,
    comment_as_team,
    propose_as_participant,
    propose_as_team,
    support_proposal,
    withdraw_proposal,
)
from .registering import register
from .registration_lists import (
    commit_list,
    import_registrations,
    preview_list,
    read_list,
    read_list_again,
    take_in_list,
    undo_list,
)
from .rescheduling import cancel_webinar, move_webinar, postpone_webinar, restore_webinar
from .self_registering import confirm_registration, register_participant
from .verdicts import confirm_match, refuse_match, take_back_verdict
from .walking_in import register_walk_in
from .warning_by_clock import warn_of_registrations
from .warnings import act_on_warning, set_thresholds, set_warning_aside, take_back_warning_decision
from .withdrawing import withdraw_registration

__all__ = [
    "ReadAttendance",
    "accept_as_experience",
    "accept_as_theme",
    "act_on_warning",
    "add_word",
    "cancel_cycle",
    "cancel_webinar",
    "carry_out_import",
    "change_appearance",
    "change_needs",
    "choose_session",
    "choose_webinars",
    "close_browser",
    "close_device",
    "comment_as_participant",
    "comment_as_team",
    "commit_attendance",
    "commit_list",
    "confirm_match",
    "confirm_registration",
    "decline_proposal",
    "demand_columns",
    "drop_files",
    "enrol_in_new_webinars",
    "erase_expired",
    "forget_mapping",
    "forget_withdrawn_lately",
    "give_consents",
    "import_attendance",
    "import_batch",
    "import_registrations",
    "leave_file_out",
    "leave_out",
    "match_presence",
    "moderate_comment",
    "move_webinar",
    "note_presence",
    "open_by_code",
    "open_by_link",
    "postpone_webinar",
    "preview_attendance",
    "preview_list",
    "propose_as_participant",
    "propose_as_team",
    "read_again",
    "read_attendance",
    "read_list",
    "read_list_again",
    "record_invitation_wave",
    "refuse_match",
    "register",
    "register_participant",
    "register_walk_in",
    "remove_word",
    "restore_webinar",
    "rows_to_erase",
    "save_mapping",
    "say_columns",
    "send_personal_code",
    "set_thresholds",
    "set_warning_aside",
    "show_proposal",
    "start_again",
    "start_batch",
    "start_batch_undo",
    "start_import",
    "start_list",
    "start_reading",
    "start_undo",
    "support_proposal",
    "take_back",
    "take_back_proposals",
    "take_back_verdict",
    "take_back_warning_decision",
    "take_in_list",
    "take_up",
    "undo_attendance",
    "undo_batch",
    "undo_list",
    "vote_on_proposal",
    "warn_of_registrations",
    "withdraw_proposal",
    "withdraw_registration",
    "write_attendance",
]
