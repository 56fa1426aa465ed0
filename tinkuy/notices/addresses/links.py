"""The link of a mail by which somebody says that it arrives: it bears the fingerprint of the address, the day on which
it was made, and our proof."""

import hmac
from datetime import timedelta

from tinkuy.core import clock
from tinkuy.core.sealing import blind_index

DOT = "."
LIFE = timedelta(days=14)
"""A mailbox may be given to somebody else; so long what was asked is known of the outbox, too."""


def key_of_address(index: str) -> str:
    words = f"{index}{DOT}{clock.today().toordinal():x}"
    return f"{words}{DOT}{_proof(words)}"


def index_in(key: str) -> str:
    """The fingerprint; empty where the key is not ours, or older than `LIFE`."""
    words, _dot, proof = key.rpartition(DOT)
    index, _dot, day = words.rpartition(DOT)
    if not hmac.compare_digest(proof.encode(), _proof(words).encode()):
        return ""
    age = clock.today().toordinal() - int(day, 16)
    return index if 0 <= age <= LIFE.days else ""


def _proof(words: str) -> str:
    return blind_index(words, place="link|address")[:24]
