"""What lets a page's stream in: signed, good for a minute, naming all that it may hear and nothing else.

Signed by BLAKE2 with a key: Django's signers derive theirs anew for each signature, a quarter of what it costs to let a
stream in, and after a restart thousands come in a second.
"""

import hashlib
import json
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field
from functools import cache
from hmac import compare_digest

from django.conf import settings

from tinkuy.core import clock, languages

SECONDS_GOOD = 60


class BadTicket(Exception):
    """Forged, damaged or too old."""


@dataclass(frozen=True)
class Ticket:
    """*channels* may be heard, in *language*; *holders* are by whose rights: `revoke` one, and the stream ends.

    `made_at` is in seconds since 1970.
    """

    channels: tuple[str, ...]
    holders: tuple[str, ...]
    language: str
    made_at: float = field(default=0, compare=False)


def make_ticket(ticket: Ticket) -> str:
    """The ticket as it stands in an address; its minute begins now."""
    if ticket.language not in languages.CODES:
        raise ValueError(f"{ticket.language!r} is no language of the site")
    content = json.dumps([ticket.channels, ticket.holders, ticket.language, time.time()], separators=(",", ":"))
    text = urlsafe_b64encode(content.encode())
    return (text + b"." + _mark(text, _keys()[0])).decode()


def read_ticket(text: str) -> Ticket:
    """The ticket that *text* is; raises `BadTicket`."""
    content, _, mark = text.encode().rpartition(b".")
    if not any(compare_digest(mark, _mark(content, key)) for key in _keys()):
        raise BadTicket
    channels, holders, language, made_at = json.loads(urlsafe_b64decode(content))
    if made_at < time.time() - SECONDS_GOOD:
        raise BadTicket("its minute is over")
    if made_at > time.time() + clock.SKEW.total_seconds():
        raise BadTicket("made by a clock that was ahead: its minute would not end")
    return Ticket(tuple(channels), tuple(holders), language, made_at)


def _keys() -> tuple[bytes, ...]:
    """The first one signs; with the others was signed what is still good."""
    return tuple(_key(secret) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS))


@cache
def _key(secret: str) -> bytes:
    return hashlib.sha256(b"tinkuy.stream.ticket" + secret.encode()).digest()


def _mark(content: bytes, key: bytes) -> bytes:
    return urlsafe_b64encode(hashlib.blake2b(content, key=key, digest_size=32).digest())
