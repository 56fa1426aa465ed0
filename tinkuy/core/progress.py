"""How far a long deed is, told to whoever looks from another process.

Not in the database: a deed that writes all or nothing shows nothing of itself before it ends, and on SQLite nobody else
writes meanwhile. A small file beside the keys that must die holds a word and two numbers, never anybody's data; what is
lost with it is a bar on a page.
"""

import json
import os
import secrets
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings

BEAT = 0.3
"""Seconds between two writings of the same step."""

type ProgressWriter = Callable[[str, int, int], None]
"""Is told the step, how much of it is done, and of how much (0 while nobody knows)."""


@dataclass(frozen=True)
class Progress:
    step: str
    done: int
    whole: int


def progress_writer(name: str) -> ProgressWriter:
    """What a deed calls as it goes on; a step that is told too often is written now and then."""
    last, at = "", 0.0

    def tell(step: str, done: int, whole: int) -> None:
        nonlocal last, at
        if step == last and time.monotonic() - at < BEAT:
            return
        last, at = step, time.monotonic()
        _write(_path(name), Progress(step, done, whole))

    return tell


def progress_of(name: str) -> Progress | None:
    """What was told last; None before the beginning, after the end, or where the file is damaged."""
    try:
        return Progress(**json.loads(_path(name).read_text()))
    except (OSError, ValueError, TypeError):
        return None


def forget(name: str) -> None:
    """The deed has ended."""
    _path(name).unlink(missing_ok=True)


def _write(path: Path, progress: Progress) -> None:
    """Whole or not at all: it is read at any moment."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        json.dump(asdict(progress), file)
    draft.replace(path)


def _path(name: str) -> Path:
    return Path(settings.DATA_FOLDER) / "ephemeral" / f"{name}.progress"
