"""Public identifiers: 96 random bits, never sequential, never a permission by themselves."""

import secrets


def new_public_id() -> str:
    """Sixteen URL-safe characters that carry 96 random bits."""
    return secrets.token_urlsafe(12)
