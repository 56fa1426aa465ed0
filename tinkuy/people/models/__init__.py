"""Persons of the team, organisations, and how a person enters."""

from .entry import EntryLink, SignInCode
from .organisation import Organisation
from .person import HubRole, Person
from .security import CodeApp, FailedTries, Passkey, RecoveryCode, SignInSession

__all__ = [
    "CodeApp",
    "EntryLink",
    "FailedTries",
    "HubRole",
    "Organisation",
    "Passkey",
    "Person",
    "RecoveryCode",
    "SignInCode",
    "SignInSession",
]
