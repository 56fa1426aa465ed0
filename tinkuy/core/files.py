"""Files that a command reads and writes: whole or not at all, and a sentence when it cannot be."""

import os
import tempfile
from pathlib import Path

from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused


def read_bytes(name: str, most: int) -> bytes:
    """What the file holds; of a larger one, one byte more than *most*, so that the reader can refuse it."""
    try:
        with Path(name).open("rb") as file:
            return file.read(most + 1)
    except OSError as fault:
        raise Refused(
            _("The file %(file)s cannot be read. Check its name and that you may open it.") % {"file": name}
        ) from fault


def write_whole(name: str, data: bytes, *, mode: int = 0o644) -> None:
    """Write beside the place and move there at the end: a failure leaves what was there before.

    File and folder are on the disk when this returns: a row that names the file may be acknowledged (promise L03).
    """
    place = Path(name)
    try:
        _write_and_replace(place, data, mode)
    except OSError as fault:
        raise Refused(
            _("The file %(file)s cannot be written. Check that its folder exists and that you may write there.")
            % {"file": name}
        ) from fault


def _write_and_replace(place: Path, data: bytes, mode: int) -> None:
    with tempfile.NamedTemporaryFile(dir=place.parent, prefix=f".{place.name}.", delete=False) as file:
        try:
            file.write(data)
            file.flush()
            os.fchmod(file.fileno(), mode)
            os.fsync(file.fileno())
            os.replace(file.name, place)
        except OSError:
            os.unlink(file.name)
            raise
    sync_folder(place.parent)


def sync_folder(folder: Path) -> None:
    """Have the disk know which names stand in *folder*: without it a power cut may take back a new or removed one."""
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
