"""What was erased, told by keyed fingerprints alone, in a file beside the keys that outlives every backup.

A database is as old as its backup, and so would be a ledger inside it. Each line is a day, a kind and an HMAC: whoever
restores an older copy finds in it what has to be erased again; who reads it learns how much was erased, and of nobody.
"""

import fcntl
import hashlib
import hmac
import os
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from django.conf import settings

from .key_files import sync_folder

NAME = "erased.ledger"
UNTIL = "erased.until"
"""Beside the ledger: the moment until which it knows every erasure. Without it a copy looks like the ledger itself."""
OFTEN = timedelta(minutes=5)
LINE = re.compile(r"(\d{4}-\d\d-\d\d) ([a-z-]+) ([0-9a-f]{64})")


@dataclass(frozen=True)
class Erased:
    """`kind` says how it was erased; `fingerprint` is that of its identity."""

    day: date
    kind: str
    fingerprint: str

    def __str__(self) -> str:
        return f"{self.day} {self.kind} {self.fingerprint}"


def fingerprint(kind: str, identity: str) -> str:
    """64 hex digits: the same for the same identity, and nobody's without the installation's key."""
    return hmac.digest(settings.KEYRING.index, f"erased|{kind}|{identity}".encode(), hashlib.sha256).hex()


def path() -> Path:
    return Path(settings.KEYS_FOLDER) / NAME


def append(erased: Iterable[Erased]) -> None:
    """Add lines, on disk before this returns. Twice is once."""
    lines = "".join(f"{one}\n" for one in erased)
    with _locked(), path().open("ab+") as file:
        if file.tell() and not _ends_whole(file.fileno(), file.tell()):
            lines = f"\n{lines}"  # a crash cut the last line short; it is told again
        file.write(lines.encode())
        file.flush()
        os.fsync(file.fileno())
    sync_folder(path().parent)


def read(text: str) -> list[Erased]:
    """The lines of a ledger; what a crash cut short is no line."""
    found = (LINE.fullmatch(line) for line in text.splitlines())
    return [Erased(date.fromisoformat(line[1]), line[2], line[3]) for line in found if line]


def text() -> str:
    """The ledger as it stands; empty where nothing was ever erased."""
    return path().read_text() if path().exists() else ""


def note_complete(now: datetime) -> None:
    """Every erasure until *now* stands in the ledger. Written every few minutes; a lost one is written again."""
    known = complete_until(path().parent)
    if known is not None and abs(now - known) < OFTEN:
        return
    with _locked():
        draft = path().with_name(f".{UNTIL}.draft")
        draft.write_text(now.isoformat())
        draft.replace(path().with_name(UNTIL))


def complete_until(folder: Path) -> datetime | None:
    """Until when the ledger in *folder* knows every erasure; None where it does not say."""
    try:
        told = datetime.fromisoformat((folder / UNTIL).read_text())
    except (OSError, ValueError):
        return None
    return told if told.tzinfo else None


def by_kind(erased: Iterable[Erased]) -> dict[str, Collection[str]]:
    kinds: dict[str, set[str]] = defaultdict(set)
    for one in erased:
        kinds[one.kind].add(one.fingerprint)
    return dict(kinds)


def forget_before(day: date) -> int:
    """Drop the lines older than *day*, of which no backup can hold anything any more; how many."""
    with _locked():
        known = read(text())
        kept = [one for one in known if one.day >= day]
        if len(kept) < len(known):
            draft = path().with_suffix(".draft")
            with draft.open("w") as file:
                file.write("".join(f"{one}\n" for one in kept))
                file.flush()
                os.fsync(file.fileno())
            draft.replace(path())
            sync_folder(path().parent)
    return len(known) - len(kept)


def _ends_whole(descriptor: int, size: int) -> bool:
    return os.pread(descriptor, 1, size - 1) == b"\n"


@contextmanager
def _locked() -> Iterator[None]:
    """One process at a time; the kernel lets go of the lock however we end."""
    path().parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with path().with_suffix(".lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
