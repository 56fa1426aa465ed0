"""Public identifiers: 96 random bits, never sequential, never a permission by themselves."""

import os
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from itertools import islice

_AT_ONCE = 1_024


def new_public_id() -> str:
    """Sixteen URL-safe characters that carry 96 random bits."""
    return secrets.token_urlsafe(12)


def public_ids() -> Iterator[str]:
    """As many of them as are asked for, some ten times sooner than one by one."""
    while True:
        letters = urlsafe_b64encode(os.urandom(12 * _AT_ONCE)).decode()
        yield from (letters[start : start + 16] for start in range(0, 16 * _AT_ONCE, 16))


def public_ids_in_order(count: int) -> list[str]:
    """So many of them, as an index has them: rows that are written in this order reach each page of it once, not at
    random. Of two of them it tells which row was written first, and nothing else.
    """
    return sorted(islice(public_ids(), count))


JOIN_LETTERS = "ACDEFGHJKLMNPQRTUVWXY34679"
"""Letters and digits that nobody confuses when they are read aloud or from the back of a room."""


def new_join_code() -> str:
    """Six of them: an address to type, not a secret."""
    return "".join(secrets.choice(JOIN_LETTERS) for _ in range(6))
