"""Entering and leaving, proving who one is, and looking after what proves it."""

from .administrator import make_first_administrator
from .code_app import begin_code_app, confirm_code_app, remove_code_app
from .entry_link import make_entry_link, use_entry_link
from .forgetting import forget_spent_entries
from .losing import forget_factors
from .passkeys import (
    Site,
    add_passkey,
    ask_for_new_passkey,
    ask_for_passkey,
    remove_passkey,
    rename_passkey,
    use_passkey,
)
from .password import check_password, remove_password, set_password
from .patience import block_of
from .proving import SECOND_FACTORS, Proof, Way, prove
from .recovery import make_recovery_codes
from .sessions import begin_session, end_other_sessions, end_session, see_session
from .sign_in_code import check_sign_in_code, make_sign_in_code

__all__ = [
    "SECOND_FACTORS",
    "Proof",
    "Site",
    "Way",
    "add_passkey",
    "ask_for_new_passkey",
    "ask_for_passkey",
    "begin_code_app",
    "begin_session",
    "block_of",
    "check_password",
    "check_sign_in_code",
    "confirm_code_app",
    "end_other_sessions",
    "end_session",
    "forget_factors",
    "forget_spent_entries",
    "make_entry_link",
    "make_first_administrator",
    "make_recovery_codes",
    "make_sign_in_code",
    "prove",
    "remove_code_app",
    "remove_passkey",
    "remove_password",
    "rename_passkey",
    "see_session",
    "set_password",
    "use_entry_link",
    "use_passkey",
]
