"""A key in a file of its own: made once, whole on disk before anybody uses it, readable by its owner alone."""

import os
import secrets
from pathlib import Path

KEY_BYTES = 32


def make_key_file(path: Path) -> None:
    """Write a new random key, even if two processes start together: the first to link the name wins."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(secrets.token_bytes(KEY_BYTES))
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
