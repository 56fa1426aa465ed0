"""The folders of an installation: closed to others, and used by one server at a time where the database asks for it."""

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class InUse(Exception):
    """Another process holds the lock."""


def make_closed(folder: Path) -> None:
    """Make *folder* if need be, and close it to all but its owner."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if folder.stat().st_mode & 0o077:
        folder.chmod(0o700)


@contextmanager
def alone(lock: Path, *, wait: float = 0) -> Iterator[None]:
    """Hold *lock* within the block; the kernel lets go of it however we end. Raises `InUse` after *wait* seconds."""
    with lock.open("a") as file:
        _take(file.fileno(), time.monotonic() + wait)
        yield


def _take(descriptor: int, until: float) -> None:
    while True:
        try:
            return fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            if time.monotonic() >= until:
                raise InUse from error
            time.sleep(0.1)
