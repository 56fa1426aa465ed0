"""The archive inside a backup: a compressed tar, written and read as a stream.

`age --decrypt FILE | tar xz` opens it where Tinkuy is not at hand.
"""

import hashlib
import os
import re
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import IO

from .faults import BackupFault
from .manifest import Member

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
