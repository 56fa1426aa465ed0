"""Keys that must die: files in a folder of their own, never in a backup, destroyed when their purpose ends.

With a tag `HMAC(key, who)` a second vote is refused while the key lives. Once it is destroyed, nothing on disk can say
whose a tag was (invariant 26). After a restart of the machine a key may be gone; whoever uses it ends what it guarded.
"""

import hashlib
import hmac
from pathlib import Path

from django.conf import settings

from .key_files import destroy_key_file, make_key_file


def make_key(name: str) -> bytes:
    """A new key of 32 bytes under *name*, on disk before this returns; the one that is there already, if any."""
    existing = key_named(name)
    if existing is not None:
        return existing
    path = _path(name)
    make_key_file(Path(path))
    return Path(path).read_bytes()


def key_named(name: str) -> bytes | None:
    """The key, or None once it was destroyed or never made."""
    try:
        with open(_path(name), "rb") as file:  # each vote asks: pathlib would take most of it
            return file.read()
    except FileNotFoundError:
        return None


def destroy_key(name: str) -> None:
    """Overwrite and remove. On flash memory a remnant may stay until its block is used again: see `SECURITY.md`."""
    destroy_key_file(Path(_path(name)))


def tag(key: bytes, who: str) -> str:
    """64 hex digits that are the same for the same person, and name nobody without *key*."""
    return hmac.new(key, who.encode(), hashlib.sha256).hexdigest()


def _path(name: str) -> str:
    return f"{settings.DATA_FOLDER}/ephemeral/{name}.key"
