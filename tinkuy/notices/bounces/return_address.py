"""The word of a message: it stands in its Message-ID and in the address to which it comes back, another for each.

It says nothing of anybody: half of it is a keyed fingerprint of the key under which the message was owed, the other
proves that we made the first. A report that bears it is of this message, wherever in the report it stands.
"""

import hmac
import re
from collections.abc import Iterator

from django.conf import settings

from tinkuy.core.sealing import blind_index

NAME, PROOF = 20, 12
_WORD = re.compile(rb"(?<![0-9a-f])[0-9a-f]{%d}(?![0-9a-f])" % (NAME + PROOF), re.IGNORECASE)


def word_of(dedupe_key: str) -> str:
    """Of the message that is owed under this key; the same at each try, so that a repeat can be told by its id."""
    name = blind_index(dedupe_key, place="message")[:NAME]
    return name + _proof(name)


def _proof(name: str) -> str:
    return blind_index(name, place="return-address")[:PROOF]


def is_ours(word: str) -> bool:
    """Whether we made this word."""
    return hmac.compare_digest(word[NAME:].encode(), _proof(word[:NAME]).encode())


def word_index(word: str) -> str:
    """Under which a message is found by its word: the word itself stands in no row."""
    return blind_index(word, place="message-word")[:32]


def words_in(text: bytes, most: int = 20) -> Iterator[str]:
    """Those of ours that stand in *text*, at most *most* candidates looked at."""
    for number, match in enumerate(_WORD.finditer(text)):
        if number >= most:
            return
        word = match.group().decode().lower()
        if is_ours(word):
            yield word


def message_id(word: str) -> str:
    """For the header of that name."""
    return f"<{word}@{settings.ENVIRONMENT.name}>"


def return_address(word: str) -> str:
    """Where this message comes back to; empty where the hub named no address for that."""
    local, _at, domain = settings.ENVIRONMENT.returns.partition("@")
    return f"{local}+{word}@{domain}" if domain else ""
