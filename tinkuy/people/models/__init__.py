"""Persons of the team, organisations, and how a person enters."""

from .entry import EntryLink, SignInCode
from .organisation import Organisation
from .person import HubRole, Person

__all__ = ["EntryLink", "HubRole", "Organisation", "Person", "SignInCode"]
