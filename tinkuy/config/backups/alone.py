"""One process at a time, whatever becomes of it: the kernel lets go of the lock of a process that was killed."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from .faults import Busy


@contextmanager
def alone(place: Path, sentence: str) -> Iterator[None]:
    """Within the block this process alone holds the file *place*, which is gone afterwards.

    Raises `Busy` with *sentence* where another holds it, and `OSError`.
    """
    while True:
        descriptor = os.open(place, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            is_there = _is_at(place, descriptor)
        except BlockingIOError:
            os.close(descriptor)
            raise Busy(sentence) from None
        except BaseException:
            os.close(descriptor)
            raise
        if is_there:
            break
        os.close(descriptor)  # whoever held it removed it meanwhile: another would lock a file that is not this one
    try:
        yield
    finally:
        place.unlink(missing_ok=True)
        os.close(descriptor)


def _is_at(place: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(place.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Waits until no other process is within; on a disk that gives no locks it goes on at once."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        with suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
