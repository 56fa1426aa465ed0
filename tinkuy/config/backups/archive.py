"""The archive inside a backup, a compressed tar that is written and read as a stream; and what it says of itself.

`age --decrypt FILE | tar xz` opens it where Tinkuy is not at hand. Anybody who knows the recipient can write a file
that the identity opens, so the manifest carries an HMAC by the master key: a file that somebody put in the place of
ours is refused, however well it is encrypted.
"""

import hashlib
import hmac
import json
import os
import re
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import IO, Any

from tinkuy.core.lasting_erasure.ledger_lines import Mark

from .faults import BackupFault

FORMAT = 2
MANIFEST, MARK = "manifest.json", "manifest.mark"


@dataclass(frozen=True)
class Member:
    """A file of the archive: bytes and SHA-256 in hex."""

    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """`tables` and `sequences` are by name; `erased` are files whose rows went while the backup was made. `erasures`
    and `erasures_seal` say how far the ledger had come.
    """

    id: str
    made_at: str
    vendor: str
    migrations: list[list[str]]
    tables: dict[str, int]
    members: dict[str, Member] = field(default_factory=dict)
    sequences: dict[str, int] = field(default_factory=dict)
    erased: list[str] = field(default_factory=list)
    ledger_lines: int = 0
    cycles: list[str] = field(default_factory=list)
    erasures: int = 0
    erasures_seal: str = ""
    format: int = FORMAT

    @property
    def moment(self) -> datetime:
        return datetime.fromisoformat(self.made_at)

    @property
    def ledger(self) -> Mark:
        return Mark(self.erasures, self.erasures_seal)

    def as_bytes(self) -> bytes:
        return json.dumps(asdict(self), ensure_ascii=False, indent=1).encode()


def read_manifest(data: bytes) -> Manifest:
    try:
        stated: dict[str, Any] = json.loads(data)
        if stated["format"] > FORMAT:
            raise BackupFault("This backup was made by a newer version of Tinkuy: restore it with that one.")
        members = {name: Member(**member) for name, member in stated.pop("members").items()}
        return Manifest(**stated, members=members)
    except (ValueError, TypeError, KeyError, AttributeError):
        raise BackupFault("The backup does not say what it holds: it was not made by Tinkuy.") from None


def mark(master: bytes, purpose: str, data: bytes) -> str:
    """64 hex digits that only who has the *master* key can make of *data*."""
    return hmac.digest(master, f"tinkuy|{purpose}|".encode() + data, hashlib.sha256).hex()


def is_marked(master: bytes, purpose: str, data: bytes, stated: bytes) -> bool:
    return hmac.compare_digest(mark(master, purpose, data).encode(), stated.strip())


NAME = re.compile(r"(?:[a-z][a-z-]*/)?[A-Za-z0-9_][A-Za-z0-9_.-]*")
"""A file, in one folder at most, that nothing can lead out of where it is put."""
MOST_OF_A_PART = 2**20


class Writing:
    """Adds files to an archive and remembers what each of them was."""

    def __init__(self, tar: tarfile.TarFile) -> None:
        self._tar = tar
        self.members: dict[str, Member] = {}

    def add(self, name: str, source: IO[bytes]) -> None:
        """All of *source*, an open file of the disk, as it is now."""
        size = os.fstat(source.fileno()).st_size
        hashed = _Hashed(source, size)
        self._tar.addfile(_head(name, size), hashed)
        self.members[name] = Member(size, hashed.digest())

    def add_bytes(self, name: str, data: bytes) -> None:
        self._tar.addfile(_head(name, len(data)), BytesIO(data))
        self.members[name] = Member(len(data), hashlib.sha256(data).hexdigest())


@contextmanager
def writing(out: IO[bytes]) -> Iterator[Writing]:
    with tarfile.open(fileobj=out, mode="w|gz", compresslevel=1, format=tarfile.PAX_FORMAT) as tar:
        yield Writing(tar)


def unpack(source: IO[bytes], folder: Path) -> dict[str, Member]:
    """Write each file of the archive under *folder*, to the disk; what each of them is."""
    members: dict[str, Member] = {}
    try:
        with tarfile.open(fileobj=source, mode="r|gz") as tar:
            for entry in tar:
                content = tar.extractfile(entry) if entry.isreg() else None
                if content is None or not NAME.fullmatch(entry.name) or entry.name in members:
                    raise BackupFault(f"The backup holds {entry.name!r}, which no backup of Tinkuy does.")
                members[entry.name] = _write(content, folder / entry.name)
    except tarfile.TarError:
        raise BackupFault("What the backup holds is no archive: it was not made by Tinkuy.") from None
    return members


def _write(content: IO[bytes], place: Path) -> Member:
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    hashed = hashlib.sha256()
    size = 0
    with place.open("xb") as file:
        while part := content.read(MOST_OF_A_PART):
            file.write(part)
            hashed.update(part)
            size += len(part)
        file.flush()
        os.fsync(file.fileno())
    return Member(size, hashed.hexdigest())


def _head(name: str, size: int) -> tarfile.TarInfo:
    head = tarfile.TarInfo(name)
    head.size, head.mode = size, 0o600
    return head


class _Hashed:
    """A file that is hashed as it is read; one that shrank meanwhile is a fault, one that grew is cut."""

    def __init__(self, source: IO[bytes], size: int) -> None:
        self._source, self._left, self._hash = source, size, hashlib.sha256()

    def read(self, most: int = MOST_OF_A_PART) -> bytes:
        part = self._source.read(min(most, self._left))
        self._left -= len(part)
        self._hash.update(part)
        return part

    def digest(self) -> str:
        return self._hash.hexdigest()
