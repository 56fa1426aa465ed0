"""The installation's keys: three files beside the data, never inside it, never in a backup of it."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

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
        _write_key(path)
    key = path.read_bytes()
    if len(key) != 32:
        raise KeysMissing(f"{path} does not hold 32 bytes")
    return key


def _write_key(path: Path) -> None:
    """Write once even if two processes start together: the first to link the name wins."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(secrets.token_bytes(32))
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
