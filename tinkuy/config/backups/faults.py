"""What keeps a backup from being taken or read: a fault, a damaged ledger of erasures, or another process at work.

The kernel lets go of the lock of a process that was killed.
"""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tinkuy.core.lasting_erasure.erasure_ledger import Fault


class BackupFault(Exception):
    """What cannot be backed up, restored or verified, with the sentence for the operator."""


class Busy(BackupFault):
    """Another process does it at this moment: nothing is wrong."""


def gettext_noop(message: str) -> str:
    """Marks a message for translation. Django's own would read the settings, and a restore has none yet."""
    return message


DAMAGED = gettext_noop(
    "The ledger of erasures %(file)s was changed: its lines %(lines)s are not those that were written."
)
SHORT = gettext_noop(
    "The ledger of erasures %(file)s is not whole: %(written)s erasures were written, and it knows %(known)s of them."
)
OTHER = gettext_noop("The ledger of erasures %(file)s is not the one that was written: its end is another.")


def sentence_of(fault: Fault | None, translate: Callable[[str], str] = str) -> str:
    """Empty where nothing is wrong; in English, unless *translate* says otherwise."""
    if fault is None:
        return ""
    values = {"file": fault.file, "lines": fault.damaged, "written": fault.written, "known": fault.known}
    if fault.damaged:
        return translate(DAMAGED) % values
    return translate(SHORT if fault.known < fault.written else OTHER) % values


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
