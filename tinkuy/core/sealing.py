"""Sealed values: AES-256-GCM bound to the place they stand in, and blind indexes to find them.

A sealed value is one version byte, a 12-byte nonce and the ciphertext with its tag. The associated data is
`table|column|row`, so that nobody can move a sealed value to another row. Without its data key nothing
that was sealed with it can be read again.
"""

import hashlib
import hmac
import os
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

VERSION = b"\x01"
NONCE_BYTES = 12


class Unsealable(Exception):
    """The key is gone, or the value was not sealed here."""


class Sealer:
    """Seals and unseals many values with one 32-byte *key*: making the cipher costs more than using it."""

    def __init__(self, key: bytes) -> None:
        self._cipher = AESGCM(key)

    def seal(self, text: str, *, place: str) -> bytes:
        """As `seal`."""
        return self.seal_bytes(text.encode(), place=place)

    def unseal(self, sealed: bytes | memoryview | None, *, place: str) -> str:
        """As `unseal`."""
        return self.unseal_bytes(sealed, place=place).decode()

    def seal_bytes(self, data: bytes, *, place: str) -> bytes:
        """The same of bytes: of a file."""
        if not data:
            return b""
        nonce = os.urandom(NONCE_BYTES)  # each asked of the system: a store of them would be shared by a fork
        return VERSION + nonce + self._cipher.encrypt(nonce, data, place.encode())

    def unseal_bytes(self, sealed: bytes | memoryview | None, *, place: str) -> bytes:
        """The bytes that were sealed for *place*."""
        value = bytes(sealed or b"")
        if not value:
            return b""
        if value[:1] != VERSION:
            raise Unsealable(place)
        nonce, ciphertext = value[1 : 1 + NONCE_BYTES], value[1 + NONCE_BYTES :]
        try:
            return self._cipher.decrypt(nonce, ciphertext, place.encode())
        except InvalidTag as error:
            raise Unsealable(place) from error


def seal(text: str, *, key: bytes, place: str) -> bytes:
    """Seal *text* with the 32-byte *key* for *place*; the empty text stays empty."""
    return Sealer(key).seal(text, place=place)


def unseal(sealed: bytes | memoryview | None, *, key: bytes, place: str) -> str:
    """The text that was sealed for *place*; raises `Unsealable` for another key, another place or a changed byte."""
    return Sealer(key).unseal(sealed, place=place)


def new_wrapped_key(place: str) -> bytes:
    """A fresh data key, itself sealed by the installation's master key for *place*."""
    return seal(secrets.token_hex(32), key=settings.KEYRING.master, place=place)


def unwrap_key(wrapped: bytes | memoryview, place: str) -> bytes:
    """The 32-byte data key of *place*; raises `Unsealable` once it was destroyed."""
    text = unseal(wrapped, key=settings.KEYRING.master, place=place)
    if not text:
        raise Unsealable(place)
    return bytes.fromhex(text)


def blind_index(text: str, *, place: str) -> str:
    """A keyed fingerprint of *text* (trimmed, lower case) for equality look-ups within *place* only; 64 hex digits."""
    message = f"{place}|{text.strip().casefold()}".encode()
    return hmac.digest(settings.KEYRING.index, message, hashlib.sha256).hex()
