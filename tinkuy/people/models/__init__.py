"""Persons of the team, organisations, and how a person enters."""

from .person import HubRole, Organisation, Person
from .security import CodeApp, EntryLink, FailedTries, Passkey, RecoveryCode, SignInCode, SignInSession

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
