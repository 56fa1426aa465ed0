"""The files of materials: sealed with the cycle's key, each for its own row, under names that nobody could guess."""

import re
import secrets
from pathlib import Path

from django.conf import settings

from tinkuy.core.files import write_whole
from tinkuy.core.sealing import Sealer

from .models import Material

NAME = re.compile(r"[0-9a-f]{32}")


def folder() -> Path:
    return Path(settings.DATA_FOLDER) / "materials"


def keep(material: Material, data: bytes) -> str:
    """Write *data* for this material; the name of the file."""
    name = secrets.token_hex(16)
    folder().mkdir(mode=0o700, exist_ok=True)
    write_whole(str(folder() / name), _sealer(material).seal_bytes(data, place=_place(material)), mode=0o600)
    return name


def opened_file(material: Material) -> bytes | None:
    """What the file holds, or None where there is none or it is gone."""
    if not NAME.fullmatch(material.file):
        return None
    try:
        sealed = (folder() / material.file).read_bytes()
    except OSError:
        return None
    return _sealer(material).unseal_bytes(sealed, place=_place(material))


def forget(name: str) -> None:
    """Delete the file; twice is once."""
    if NAME.fullmatch(name):
        (folder() / name).unlink(missing_ok=True)


def forget_all_but(names: set[str], before: float) -> None:
    """Delete the files that no row names and that were written before the moment *before* (POSIX time)."""
    if folder().is_dir():
        for file in folder().iterdir():
            if file.name not in names and file.stat().st_mtime < before:
                file.unlink(missing_ok=True)


def _sealer(material: Material) -> Sealer:
    return Sealer(material.cycle.data_key)


def _place(material: Material) -> str:
    return f"material|file|{material.public_id}"
