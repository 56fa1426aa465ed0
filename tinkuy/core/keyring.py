"""The installation's keys: three files beside the data, never inside it, never in a backup of it."""

from dataclasses import dataclass
from pathlib import Path

from .key_files import KEY_BYTES, make_key_file

NAMES = ("master", "index", "secret")


class KeysMissing(Exception):
    """The key folder lacks a key and may not make one."""


@dataclass(frozen=True)
class Keyring:
    """`master` wraps the data key of each cycle; `index` finds sealed values; `secret` signs (Django's SECRET_KEY)."""

    master: bytes
    index: bytes
    secret: bytes


def read_keyring(folder: Path, *, make: bool) -> Keyring:
    """The keys in *folder*, 32 bytes each; missing ones are made when *make*, else `KeysMissing` is raised."""
    return Keyring(**{name: _read_key(folder / f"{name}.key", make=make) for name in NAMES})


def _read_key(path: Path, *, make: bool) -> bytes:
    if not path.exists():
        if not make:
            raise KeysMissing(f"{path} is missing")
        make_key_file(path)
    key = path.read_bytes()
    if len(key) != KEY_BYTES:
        raise KeysMissing(f"{path} does not hold 32 bytes")
    return key
