"""What the owner of an account is told of, in case it was somebody else: a new browser, a new second factor.

Messages are owed by a later layer, which says here who owes them.
"""

from collections.abc import Callable
from enum import StrEnum

from tinkuy.core import sealing

from .models import Person


class Alert(StrEnum):
    """The value is the kind of the message."""

    NEW_BROWSER = "new-browser"
    SECOND_FACTOR = "new-second-factor"


Teller = Callable[[Person, Alert, str], object]

_tellers: list[Teller] = []

BROWSER_COOKIE = "known_browser"
KEPT = 365 * 24 * 3600
MOST = 12
"""Persons who share a browser and are known in it."""


def tell_through(teller: Teller) -> None:
    """Have *teller* owe the message, within the transaction of the deed."""
    if teller not in _tellers:
        _tellers.append(teller)


def tell_owner(person: Person, alert: Alert, key: str) -> None:
    """Once for each *key*. Anyone may enter as an example person: nobody is told of it."""
    if not person.is_example:
        for teller in _tellers:
            teller(person, alert, key)


def knows(cookie: str, person: Person) -> bool:
    """Whether *cookie* says that this browser was entered by *person* before. It names nobody: marks are keyed."""
    return _mark(person) in cookie.split(".")


def cookie_with(cookie: str, person: Person) -> str:
    """The cookie that says so from now on."""
    others = [mark for mark in cookie.split(".") if mark and mark != _mark(person) and len(mark) == 64]
    return ".".join([_mark(person), *others[: MOST - 1]])


def _mark(person: Person) -> str:
    return sealing.blind_index(person.public_id, place="known-browser")
