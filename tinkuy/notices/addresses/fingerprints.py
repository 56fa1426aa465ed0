"""An address and its domain as keyed fingerprints: what is known of an address is kept under nothing else."""

from collections.abc import Iterable

from tinkuy.core.sealing import blind_index

LETTERS, LETTERS_OF_DOMAIN = 32, 16


def address_index(email: str) -> str:
    """The same for an address however its letters are written; empty for none."""
    return blind_index(email, place="mail-address")[:LETTERS] if email.strip() else ""


def domain_index(email: str) -> str:
    """Of the part behind the @, under which mail is paced."""
    domain = email.strip().rpartition("@")[2]
    return blind_index(domain, place="mail-domain")[:LETTERS_OF_DOMAIN] if domain else ""


def address_indexes(emails: Iterable[str]) -> dict[str, str]:
    """Of each address its fingerprint."""
    return {email: address_index(email) for email in emails}
