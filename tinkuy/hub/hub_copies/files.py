"""The file of a copy: one archive, whole or not there, in a folder that no backup takes."""

import errno
import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from django.conf import settings

from tinkuy.core.files import sync_folder

from .models import HubCopy

ENDING, DRAFTS = ".zip", "draft-"
AT_ONCE = 2**20
LEFT_FREE = 500 * 2**20
"""Bytes of the disk that a copy leaves to the database beside it."""


def folder_of_copies() -> Path:
    place = Path(settings.DATA_FOLDER) / "hub-copies"
    place.mkdir(mode=0o700, exist_ok=True)
    return place


def file_of(copy: HubCopy) -> Path:
    return Path(settings.DATA_FOLDER) / "hub-copies" / f"{copy.public_id}{ENDING}"


@contextmanager
def draft_folder() -> Iterator[Path]:
    """Where a copy is written. What a worker that was killed left there goes first: one copy is made at a time."""
    remove_drafts()
    with tempfile.TemporaryDirectory(prefix=DRAFTS, dir=folder_of_copies()) as folder:
        yield Path(folder)


def remove_drafts() -> None:
    for left in folder_of_copies().glob(f"{DRAFTS}*"):
        shutil.rmtree(left, ignore_errors=True)


def demand_room(size: int = 0) -> None:
    """Raise, as a full disk does, where *size* bytes more would leave no room for what the site itself writes."""
    if shutil.disk_usage(folder_of_copies()).free < LEFT_FREE + size:
        raise OSError(errno.ENOSPC, "the copy would fill the disk of the data")


def pack(folder: Path, name: str, copy: HubCopy) -> tuple[int, str]:
    """Put what lies in *folder* into the file of *copy*, below one folder called *name*; its bytes and its SHA-256."""
    draft = folder.with_suffix(ENDING)
    with ZipFile(draft, "w", ZIP_DEFLATED) as archive:
        for path in sorted(one for one in folder.rglob("*") if one.is_file()):
            archive.write(path, f"{name}/{path.relative_to(folder).as_posix()}")
    digest = hashlib.sha256()
    with draft.open("rb") as file:
        while part := file.read(AT_ONCE):
            digest.update(part)
    size = draft.stat().st_size
    draft.chmod(0o600)
    draft.replace(file_of(copy))
    sync_folder(folder_of_copies())
    return size, digest.hexdigest()


def remove_files(*but: HubCopy | None) -> int:
    """Remove the files of all copies, save those of *but*; how many there were."""
    stays = {file_of(one) for one in but if one}
    those = [path for path in folder_of_copies().glob(f"*{ENDING}") if path not in stays]
    for path in those:
        path.unlink(missing_ok=True)
    return len(those)
