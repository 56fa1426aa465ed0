"""What was erased, told by keyed fingerprints alone, in a file beside the keys that outlives every backup.

A database is as old as its backup, and so would be a ledger inside it. Each line is a day, a kind and an HMAC: whoever
restores an older copy finds in it what has to be erased again; who reads it learns how much was erased, and of nobody.
What was written is sealed (`ledger_lines`), and how far it has come is known elsewhere, too: in `erased.until`, in the
database and in each backup. So a ledger that was damaged, shortened or lost is seen.
"""

import fcntl
import hashlib
import hmac
import os
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from django.conf import settings

from tinkuy.core.files import sync_folder

from .ledger_lines import Erased, Ledger, Mark, examine, head_line, is_line, next_mark, read_line, seal_line

NAME = "erased.ledger"
UNTIL = "erased.until"
"""Beside the ledger: the moment until which it knows every erasure, and how far it had come then. Without it a copy
looks like the ledger itself."""
OFTEN = timedelta(minutes=5)


@dataclass(frozen=True)
class Fault:
    """`damaged` are the lines that were changed, `written` and `known` how many erasures there were and are if some are
    gone.
    """

    file: Path
    damaged: str = ""
    written: int = 0
    known: int = 0


def fingerprint(kind: str, identity: str) -> str:
    """64 hex digits: the same for the same identity, and nobody's without the installation's key."""
    return hmac.digest(settings.KEYRING.index, f"erased|{kind}|{identity}".encode(), hashlib.sha256).hex()


def path() -> Path:
    return Path(settings.KEYS_FOLDER) / NAME


def content(folder: Path | None = None) -> bytes:
    """The ledger as it stands in *folder*, or beside the keys; empty where nothing was ever erased."""
    try:
        return ((folder or path().parent) / NAME).read_bytes()
    except FileNotFoundError:
        return b""


def read(folder: Path | None = None) -> list[Erased]:
    """All erasures of the ledger in *folder*, or beside the keys."""
    return [one for one in map(read_line, content(folder).split(b"\n")) if one]


def digest() -> str:
    """Of the whole, to see whether it moved."""
    return hashlib.sha256(content()).hexdigest()[:32]


def append(erased: Iterable[Erased]) -> Mark:
    """Add lines and their seal, on disk before this returns. Twice is once. How far the ledger has come."""
    key, new = settings.KEYRING.index, [str(one).encode() for one in erased]
    with _locked():
        before = content()
        ledger = examine(before, key)
        lines = [*ledger.unsealed, *new]
        if not lines:
            return ledger.mark
        mark = next_mark(ledger.mark, lines, key)
        _add(before, b"".join(line + b"\n" for line in [*new, seal_line(mark)]))
        return mark


def _add(before: bytes, more: bytes) -> None:
    """What a crash cut short at the end goes: it is told again."""
    last = before.rsplit(b"\n", 1)[-1]
    size, more = (len(before), b"\n" + more) if is_line(last) else (len(before) - len(last), more)
    descriptor = os.open(path(), os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.truncate(size)
        file.seek(size)
        file.write(more)
        file.flush()
        os.fsync(file.fileno())
    sync_folder(path().parent)


def fault_in(folder: Path, key: bytes, *marks: Mark) -> Fault | None:
    """What is wrong with the ledger in *folder*: its seals, made with *key*, or that it knows not one of *marks*."""
    _moment, noted = _until(folder)  # before the ledger, which only grows
    ledger = examine(content(folder), key)
    unknown = [mark for mark in (noted, *marks) if not ledger.knows(mark)]
    if not ledger.damaged and not unknown:
        return None
    written = max((mark.number for mark in unknown), default=0)
    return Fault(folder / NAME, ledger.damaged, written, ledger.mark.number)


def mark_in(folder: Path, key: bytes) -> Mark:
    """How far the ledger in *folder* has come."""
    return examine(content(folder), key).mark


def note_complete(now: datetime, mark: Mark) -> None:
    """Every erasure until *now* stands in the ledger, which has come to *mark*. A lost note is written again."""
    noted_at, noted = _until(path().parent)
    if noted_at is not None and abs(now - noted_at) < OFTEN and noted == mark:
        return
    with _locked():
        draft = path().with_name(f".{UNTIL}.draft")
        draft.write_text(until_text(now, mark))
        draft.replace(path().with_name(UNTIL))


def until_text(moment: datetime, mark: Mark) -> str:
    return f"{moment.isoformat()}\n{mark.number} {mark.seal}\n"


def complete_until(folder: Path) -> datetime | None:
    """Until when the ledger in *folder* knows every erasure; None where it does not say."""
    return _until(folder)[0]


def _until(folder: Path) -> tuple[datetime | None, Mark]:
    """An earlier version noted the moment alone."""
    try:
        note_lines = (folder / UNTIL).read_text("ascii").split("\n")
        moment = datetime.fromisoformat(note_lines[0])
        number, _, seal = note_lines[1].partition(" ") if len(note_lines) > 1 else ("0", "", "")
        return (moment if moment.tzinfo else None), Mark(int(number), seal)
    except (OSError, ValueError):
        return None, Mark()


def by_kind(erased: Iterable[Erased]) -> dict[str, Collection[str]]:
    kinds: dict[str, set[str]] = defaultdict(set)
    for one in erased:
        kinds[one.kind].add(one.fingerprint)
    return dict(kinds)


def forget_before(day: date) -> int:
    """Drop from its beginning what is older than *day*, of which no backup can hold anything any more; how many."""
    key = settings.KEYRING.index
    with _locked():
        ledger = examine(content(), key)
        old = 0
        for batch in ledger.batches:
            if not batch.is_whole or any(one.day >= day for one in map(read_line, batch.lines) if one):
                break
            old += 1
        if not old or not ledger.is_head_whole:
            return 0
        forgotten = ledger.batches[old - 1].mark
        _write(_without_start(ledger, old, head_line(forgotten, key)))
    return forgotten.number - ledger.forgotten.number


def _without_start(ledger: Ledger, old: int, head: bytes) -> bytes:
    """The ledger without its first *old* batches, under another *head*."""
    sealed_lines = [line for batch in ledger.batches[old:] for line in [*batch.lines, seal_line(batch.mark)]]
    return b"".join(line + b"\n" for line in [head, *sealed_lines, *ledger.unsealed])


def mend(more: Iterable[Erased], *marks: Mark) -> Mark:
    """Seal anew every line that can be read, with *more* from another copy. What knew *marks* is content with it."""
    key = settings.KEYRING.index
    with _locked():
        _moment, noted = _until(path().parent)
        ledger = examine(content(), key)
        begins = Mark(max(mark.number for mark in (ledger.mark, noted, *marks)))
        erased = sorted({*ledger.erased, *more}, key=str)
        lines = [str(one).encode() for one in erased]
        mark = next_mark(begins, lines, key) if lines else begins
        sealed = [*lines, seal_line(mark)] if lines else []
        _write(b"".join(line + b"\n" for line in [head_line(begins, key), *sealed]))
        return mark


def _write(whole: bytes) -> None:
    draft = path().with_suffix(".draft")
    with draft.open("wb") as file:
        file.write(whole)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path())
    sync_folder(path().parent)


@contextmanager
def _locked() -> Iterator[None]:
    """One process at a time; the kernel lets go of the lock however we end."""
    path().parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with path().with_suffix(".lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
