"""Folders of sealed files in the data folder. An app tells, once in `AppConfig.ready`, which column names its files.

    register_file_folder(PHOTOS)

Files are written once under names of their own, which nobody could guess, and never changed: a copy of the database and
of the files that it names are of one moment whenever the files are copied, save for those that were erased in between.
"""

import re
import secrets
from collections.abc import Set
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings

from .files import write_whole
from .sealing import Sealer

NAME = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True)
class FileFolder:
    """`name` is the folder's within the data folder; each file's name stands in *column* of *table*."""

    name: str
    table: str
    column: str

    @property
    def path(self) -> Path:
        return Path(settings.DATA_FOLDER) / self.name

    def keep(self, data: bytes, *, key: bytes, place: str) -> str:
        """Write *data* sealed for its *place*; the name of the file."""
        name = secrets.token_hex(16)
        self.path.mkdir(mode=0o700, exist_ok=True)
        write_whole(str(self.path / name), Sealer(key).seal_bytes(data, place=place), mode=0o600)
        return name

    def holds(self, name: str) -> bool:
        """Whether the file is there."""
        return bool(NAME.fullmatch(name)) and (self.path / name).is_file()

    def opened(self, name: str, *, key: bytes, place: str) -> bytes | None:
        """What the file holds, or None where there is none or it is gone."""
        if not NAME.fullmatch(name):
            return None
        try:
            sealed = (self.path / name).read_bytes()
        except OSError:
            return None
        return Sealer(key).unseal_bytes(sealed, place=place)

    def forget(self, name: str) -> None:
        """Delete the file; twice is once."""
        if NAME.fullmatch(name):
            (self.path / name).unlink(missing_ok=True)

    def forget_all_but(self, names: Set[str], before: datetime) -> None:
        """Delete the files that no row names and that were written before that moment."""
        for file in self.path.iterdir() if self.path.is_dir() else ():
            if file.name not in names and file.stat().st_mtime < before.timestamp():
                file.unlink(missing_ok=True)


_folders: dict[str, FileFolder] = {}


def register_file_folder(folder: FileFolder) -> None:
    _folders[folder.name] = folder


def file_folders() -> tuple[FileFolder, ...]:
    return tuple(_folders[name] for name in sorted(_folders))
