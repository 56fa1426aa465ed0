"""Which words are given names and family names; of one with a hyphen, one part is enough."""

from .words import listed


def is_given(key: str) -> bool:
    return key in given_names() or ("-" in key and any(part in given_names() for part in key.split("-")))


def is_surname(key: str) -> bool:
    return key in listed("surnames") or ("-" in key and any(part in listed("surnames") for part in key.split("-")))


def given_names() -> frozenset[str]:
    return listed("given_names")
