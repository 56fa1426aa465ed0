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


def write_whole(name: str, data: bytes) -> None:
    """Write beside the place and move there at the end: a failure leaves what was there before."""
    place = Path(name)
    try:
        with tempfile.NamedTemporaryFile(dir=place.parent, prefix=f".{place.name}.", delete=False) as file:
            file.write(data)
        os.chmod(file.name, 0o644)
        os.replace(file.name, place)
    except OSError as fault:
        raise Refused(
            _("The file %(file)s cannot be written. Check that its folder exists and that you may write there.")
            % {"file": name}
        ) from fault
