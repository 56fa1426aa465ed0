"""The pages of entering, of proving who one is, and of one's own security."""

from .browser import is_of_this_machine
from .code_app import begin_code_app, confirm_code_app, remove_code_app
from .confirm import ask_for_second_factor, ask_who_it_is, confirm, confirm_page
from .entering import (
    ADDRESS_KEY,
    address_page,
    enter_as,
    enter_code,
    enter_passkey,
    enter_password,
    entry_link,
    sign_out,
)
from .openid import ask_provider, openid_back
from .opening import end_own
from .passkeys import add_passkey, remove_passkey, rename_passkey
from .second import second_step
from .security import (
    end_other_sessions,
    end_session,
    make_recovery_codes,
    remove_password,
    security,
    set_password,
)

__all__ = [
    "ADDRESS_KEY",
    "add_passkey",
    "address_page",
    "ask_for_second_factor",
    "ask_provider",
    "ask_who_it_is",
    "begin_code_app",
    "confirm",
    "confirm_code_app",
    "confirm_page",
    "end_other_sessions",
    "end_own",
    "end_session",
    "enter_as",
    "enter_code",
    "enter_passkey",
    "enter_password",
    "entry_link",
    "is_of_this_machine",
    "make_recovery_codes",
    "openid_back",
    "remove_code_app",
    "remove_passkey",
    "remove_password",
    "rename_passkey",
    "second_step",
    "security",
    "set_password",
    "sign_out",
]
