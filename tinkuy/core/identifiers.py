"""Public identifiers: 96 random bits, never sequential, never a permission by themselves."""

import secrets


def new_public_id() -> str:
    """Sixteen URL-safe characters that carry 96 random bits."""
    return secrets.token_urlsafe(12)


JOIN_LETTERS = "ACDEFGHJKLMNPQRTUVWXY34679"
"""Letters and digits that nobody confuses when they are read aloud or from the back of a room."""


def new_join_code() -> str:
    """Six of them: an address to type, not a secret."""
    return "".join(secrets.choice(JOIN_LETTERS) for _ in range(6))
