"""Data keys outside the database: each wrapped by the master key, in a file of its own in the folder of the keys.

A key that stood in a row would come back with every older copy of that row. Once its file is destroyed, what it sealed
opens nowhere: in no database, in no backup (see `docs/decisions/0028-backups.md`). Nothing is cached, so that every
process knows at once: reading one takes some thirty microseconds.
"""

from pathlib import Path

from django.conf import settings

from tinkuy.core import sealing

from .key_files import destroy_key_file, write_key_file

FOLDER, ENDING = "data", ".wrapped"


def folder() -> Path:
    return Path(settings.KEYS_FOLDER) / FOLDER


def make(name: str, *, place: str) -> bool:
    """Have a key under *name* on disk before this returns; whether it is new. *place* binds it, as in `sealing`."""
    return keep_wrapped(name, sealing.new_wrapped_key(place))


def keep_wrapped(name: str, wrapped: bytes) -> bool:
    """The same of a key that was wrapped before; whether none was there."""
    path = _path(name)
    return not path.exists() and write_key_file(path, wrapped)


def wrapped(name: str) -> bytes:
    """The key as it lies there; empty once it was destroyed."""
    try:
        return _path(name).read_bytes()
    except FileNotFoundError:
        return b""


def unwrapped(name: str, *, place: str) -> bytes:
    """The 32 bytes; raises `Unsealable` where the key was destroyed or belongs to another place or installation."""
    return sealing.unwrap_key(wrapped(name), place)


def destroy(name: str) -> None:
    destroy_key_file(_path(name))


def names() -> list[str]:
    return sorted(path.name.removesuffix(ENDING) for path in folder().glob(f"*{ENDING}"))


def _path(name: str) -> Path:
    return folder() / f"{name}{ENDING}"
