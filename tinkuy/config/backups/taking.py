"""Taking a backup while the site runs: the database at one moment, its sealed files, and what proves them whole."""

import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO

from django.conf import settings
from django.db import DatabaseError, connection

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.core.file_folders import FileFolder, file_folders
from tinkuy.core.files import sync_folder
from tinkuy.core.lasting_erasure import erasure_ledger
from tinkuy.journal.erasures import move_to_ledger

from . import age
from .archive import MANIFEST, MARK, Manifest, Writing, mark, writing
from .companion import NOTE, demand_known_erasures, write_companion
from .faults import BackupFault, alone
from .keys_and_ledger import demand_keys, demand_ledger, has_table
from .names import clear_drafts, draft_of
from .ownership import KEYS as COMPANION, NO_LINKS, OWNER, demand_own_folder
from .snapshot import Snapshot, snapshot

Telling = Callable[[str], object]
"""Says how far the work is, for a person."""
THERE = "{place} exists already: a backup never writes over another. Choose a new name."


def take_backup(
    place: Path,
    recipient: str,
    tell: Telling = lambda sentence: None,
    *,
    made_at: datetime | None = None,
    adopts: bool = False,
) -> Manifest:
    """Write a backup to *place*, which must be new, and the newest keys and ledger into `keys.age` beside it.

    *made_at* is the moment that its name tells, a little before the one that the database is of. *adopts* says that
    the folder is this site's though it is not marked (see `ownership`).

    Outside of any transaction. Raises `BackupFault`; then nothing is at *place*.
    """
    to = age.read_recipient(recipient)
    _demand_room(place)
    try:
        with one_backup():
            return _take(place, to, tell, made_at or clock.now(), adopts=adopts)
    except Refused as fault:
        raise BackupFault(str(fault)) from None
    except OSError as fault:
        raise BackupFault(
            f"The backup cannot be written to {place.parent} ({fault.strerror or fault}). Make room, or choose another."
        ) from None
    except DatabaseError as fault:
        raise BackupFault(f"The database cannot be read ({fault}). Run `tinkuy doctor`.") from None


def one_backup() -> AbstractContextManager[None]:
    """Of a site one backup is made at a time: two at once would write one `keys.age`, and perhaps one file.

    Raises `Busy` where another is being made, and `OSError`.
    """
    sentence = "Another backup of this site is being made at this moment: wait until it is whole."
    return alone(Path(settings.DATA_FOLDER) / ".backup.lock", sentence)


def _take(place: Path, to: age.Recipient, tell: Telling, made_at: datetime, *, adopts: bool) -> Manifest:
    demand_keys()
    demand_own_folder(place.parent, adopts=adopts)
    demand_ledger()
    demand_known_erasures(place.parent)
    clear_drafts(place.parent)
    if has_table():
        move_to_ledger()
    with _whole(place) as out, age.encrypted(_Paced(out), to) as stream:
        manifest = write_contents(stream, made_at, tell)
    try:  # the folder was found to be ours before there was a file in it that it was not asked about
        write_companion(place.parent, to, newest=manifest.id, newest_at=manifest.made_at, adopts=True)
    except (OSError, BackupFault, Refused):
        place.unlink()  # without keys that are as new as it is, it would be refused
        raise
    return manifest


def _demand_room(place: Path) -> None:
    if place.exists():
        raise BackupFault(THERE.format(place=place))
    if place.name in (COMPANION, OWNER, NOTE):
        raise BackupFault(f"{place.name} is the name of the keys beside each backup: choose another for the backup.")
    if not place.parent.is_dir():
        raise BackupFault(f"The folder {place.parent} does not exist: make it first, or attach the disk.")
    if settings.DATA_FOLDER in place.resolve().parents:
        raise BackupFault(
            "A backup inside the data folder is lost with it: choose a folder elsewhere, best another disk."
        )


def write_contents(stream: IO[bytes], made_at: datetime, tell: Telling) -> Manifest:
    """All that a backup holds, as an archive, into *stream*; what it says of itself."""
    tell("Copying the database as it is at this moment …")
    with snapshot() as copied, writing(stream) as archive:
        tell(f"Writing {sum(copied.tables.values())} rows …")
        copied.write(archive)
        erased = _add_files(archive, copied, tell)
        ledger = erasure_ledger.mark_in(erasure_ledger.path().parent, settings.KEYRING.index)
        manifest = Manifest(
            id=secrets.token_hex(16),
            made_at=made_at.isoformat(),
            vendor=connection.vendor,
            migrations=copied.migrations,
            tables=copied.tables,
            members=dict(archive.members),
            sequences=copied.sequences,
            erased=erased,
            ledger_lines=erasure_ledger.content().count(b"\n"),
            cycles=copied.cycles,
            erasures=ledger.number,
            erasures_seal=ledger.seal,
        )
        manifest_bytes = manifest.as_bytes()
        archive.add_bytes(MANIFEST, manifest_bytes)
        archive.add_bytes(MARK, mark(settings.KEYRING.master, "backup", manifest_bytes).encode())
    return manifest


def _add_files(archive: Writing, copied: Snapshot, tell: Telling) -> list[str]:
    """The sealed files that the rows name. Files are written once: only an erasure can take one away meanwhile."""
    erased = []
    for folder in file_folders():
        names = copied.files[folder.name]
        tell(f"Writing {len(names)} files of {folder.name} …")
        for name in names:
            try:
                with (folder.path / name).open("rb") as file:
                    archive.add(f"{folder.name}/{name}", file)
            except FileNotFoundError:
                _demand_erased(folder, name)
                erased.append(f"{folder.name}/{name}")
    return erased


def _demand_erased(folder: FileFolder, name: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {folder.table} WHERE {folder.column} = %s", [name])  # noqa: S608
        if cursor.fetchone()[0]:
            raise BackupFault(
                f"The file {folder.path / name} is gone, and a row names it: `tinkuy verify` tells which."
            )


class _Paced:
    """A file that goes to the disk in small parts: one large one at the end would keep the site's commits waiting."""

    PART = 4 * 2**20

    def __init__(self, out: IO[bytes]) -> None:
        self._out, self._waiting = out, 0

    def write(self, data: bytes) -> int:
        self._waiting += len(data)
        if self._waiting >= self.PART:
            self.flush()
            os.fdatasync(self._out.fileno())
            self._waiting = 0
        return self._out.write(data)

    def flush(self) -> None:
        self._out.flush()


@contextmanager
def _whole(place: Path) -> Iterator[IO[bytes]]:
    """A file that has its name only once all of it is on the disk, and never that of another."""
    with draft_of(place) as draft:
        with draft.open("xb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        _publish(draft, place)
    sync_folder(place.parent)


def _publish(draft: Path, place: Path) -> None:
    """Give *draft* its name. What has that name meanwhile stays what it is."""
    try:
        os.link(draft, place)
    except FileExistsError:
        raise BackupFault(THERE.format(place=place)) from None
    except OSError as fault:
        if fault.errno not in NO_LINKS:
            raise
        if place.exists():
            raise BackupFault(THERE.format(place=place)) from None
        draft.rename(place)
