"""The age format, by a kept library: streams that are encrypted to a recipient, or decrypted by an identity.

Whatever the age, its bytes pass through a pipe to or from a thread of the library's, so that memory stays bounded.
Decrypted bytes are good only once the block has ended: a change at the end of the file is found at the end.
"""

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any, Protocol

import pyrage

from .faults import BackupFault

type Recipient = Any
type Identity = Any
"""Of the library, which brings no types."""


class Sink(Protocol):
    """What is written to."""

    def write(self, data: bytes, /) -> int: ...
    def flush(self) -> None: ...


DAMAGED = "{file} is damaged or cut short, or was changed: its bytes are not those that were written. Take another one."


def new_pair() -> tuple[str, str]:
    """A new identity, which opens, and its recipient, which only closes."""
    identity = pyrage.x25519.Identity.generate()
    return str(identity), str(identity.to_public())


def read_recipient(text: str) -> Recipient:
    try:
        return pyrage.x25519.Recipient.from_str(text.strip())
    except pyrage.RecipientError:
        if text.strip().upper().startswith("AGE-SECRET-KEY-"):
            raise BackupFault(
                "This is an identity, not a recipient: keep it off this machine. A recipient begins with age1."
            ) from None
        raise BackupFault(
            f"{text!r} is no recipient: it is a word that begins with age1, which `tinkuy keys --offline` prints."
        ) from None


def read_identity(place: Path) -> Identity:
    """The first identity of a file; lines that begin with # and empty ones are passed over, as the age tool does."""
    try:
        lines = place.read_text().split("\n")
    except (OSError, UnicodeDecodeError):
        raise BackupFault(f"The identity's file {place} cannot be read.") from None
    words = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    try:
        return pyrage.x25519.Identity.from_str(words[0])
    except (IndexError, pyrage.IdentityError):
        raise BackupFault(
            f"{place} holds no identity: it is a line that begins with AGE-SECRET-KEY-1. Copy it from your paper again."
        ) from None


@contextmanager
def encrypted(out: Sink, recipient: Recipient) -> Iterator[IO[bytes]]:
    """A file to write to; what is written stands encrypted in *out* once the block has ended. Raises `OSError`."""
    reading, writing = os.pipe()
    ended = _in_thread(lambda file: pyrage.encrypt_io(file, out, [recipient]), reading, "rb")
    try:
        with suppress(BrokenPipeError), os.fdopen(writing, "wb") as file:
            yield file
    finally:
        fault = ended()
    if fault is not None:
        raise OSError(f"it cannot be written ({fault})") from fault


@contextmanager
def decrypted(place: Path, identity: Identity) -> Iterator[IO[bytes]]:
    """A file to read from. Raises `BackupFault`, at the latest at the end: then nothing that was read may be used."""
    reading, writing = os.pipe()

    def decrypt(file: IO[bytes]) -> None:
        with place.open("rb") as source:
            pyrage.decrypt_io(source, file, [identity])

    ended = _in_thread(decrypt, writing, "wb")
    try:
        with os.fdopen(reading, "rb") as file:
            yield file
            while file.read(2**16):  # to its end: only there is it known that nothing was cut off
                continue
    except Exception as error:
        fault = ended()
        if fault is not None and "Broken pipe" not in str(fault):  # else it ended because we did
            raise _fault_of(place, fault) from None
        raise error if isinstance(error, BackupFault) else _fault_of(place, error) from None
    fault = ended()
    if fault is not None:
        raise _fault_of(place, fault) from None


def _fault_of(place: Path, fault: BaseException) -> BackupFault:
    if "No matching keys" in str(fault):
        return BackupFault(f"This identity does not open {place}: it was encrypted to another one.")
    if isinstance(fault, FileNotFoundError | PermissionError | IsADirectoryError):
        return BackupFault(f"{place} cannot be read ({fault.strerror}).")
    return BackupFault(DAMAGED.format(file=place))


def _in_thread(deed: Callable[[IO[bytes]], object], descriptor: int, mode: str) -> Callable[[], BaseException | None]:
    """Do *deed* with that end of a pipe beside us; a call waits for its end and gives its fault, if any."""
    faults: list[BaseException] = []

    def run() -> None:
        try:
            with os.fdopen(descriptor, mode) as file:
                deed(file)
        except BaseException as fault:
            faults.append(fault)

    thread = threading.Thread(target=run, name="age")
    thread.start()

    def ended() -> BaseException | None:
        thread.join()
        return faults[0] if faults else None

    return ended
