"""A key in a file of its own: made once, whole on disk before anybody uses it, readable by its owner alone."""

import os
import secrets
from pathlib import Path

from tinkuy.core.files import sync_folder

KEY_BYTES = 32


def make_key_file(path: Path) -> None:
    """Write a new random key, even if two processes start together: the first to link the name wins."""
    write_key_file(path, secrets.token_bytes(KEY_BYTES))


def write_key_file(path: Path, content: bytes) -> bool:
    """Whether *content* is now at *path*: what stands there already is never written over."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        return False
    finally:
        draft.unlink()
    sync_folder(path.parent)
    return True


def destroy_key_file(path: Path) -> None:
    """Overwrite and remove, for good once this returns. On flash memory a remnant may stay until its block is used
    again: see `SECURITY.md`.
    """
    try:
        with path.open("r+b") as file:
            file.write(secrets.token_bytes(max(path.stat().st_size, KEY_BYTES)))
            file.flush()
            os.fsync(file.fileno())
        path.unlink()
    except FileNotFoundError:
        return
    sync_folder(path.parent)
