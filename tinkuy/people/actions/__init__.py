"""Entering and leaving: by code, by the administrator's link, as an example person."""

from .administrator import make_first_administrator
from .entry_link import make_entry_link, use_entry_link
from .forgetting import forget_spent_entries
from .sign_in_code import check_sign_in_code, make_sign_in_code

__all__ = [
    "check_sign_in_code",
    "forget_spent_entries",
    "make_entry_link",
    "make_first_administrator",
    "make_sign_in_code",
    "use_entry_link",
]
