"""What lets a page's stream in: signed, good for a minute, naming all that it may hear and nothing else."""

import time
from dataclasses import dataclass, field

from django.core import signing

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
    return _signer().sign_object([ticket.channels, ticket.holders, ticket.language, time.time()])


def read_ticket(text: str) -> Ticket:
    """The ticket that *text* is; raises `BadTicket`."""
    try:
        channels, holders, language, made_at = _signer().unsign_object(text, max_age=SECONDS_GOOD)
    except (signing.BadSignature, ValueError) as error:
        raise BadTicket from error
    if made_at > time.time() + clock.SKEW.total_seconds():
        raise BadTicket("made by a clock that was ahead: its minute would not end")
    return Ticket(tuple(channels), tuple(holders), language, made_at)


def _signer() -> signing.TimestampSigner:
    return signing.TimestampSigner(salt="tinkuy.stream.ticket")
