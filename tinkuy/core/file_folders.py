"""Folders of sealed files in the data folder. An app tells, once in `AppConfig.ready`, which column names its files.

    register_file_folder("guests", "planning_guest", "photo")

Files are written once under names of their own and never changed: a copy of the database and of the files that it names
are of one moment whenever the files are copied, save for those that were erased in between.
"""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings


@dataclass(frozen=True)
class FileFolder:
    """`name` is the folder's within the data folder; each file's name stands in *column* of *table*."""

    name: str
    table: str
    column: str

    @property
    def path(self) -> Path:
        return Path(settings.DATA_FOLDER) / self.name


_folders: dict[str, FileFolder] = {}


def register_file_folder(name: str, table: str, column: str) -> None:
    _folders[name] = FileFolder(name, table, column)


def file_folders() -> tuple[FileFolder, ...]:
    return tuple(_folders[name] for name in sorted(_folders))
