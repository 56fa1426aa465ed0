"""A reader that asks which walls stand around it: for `tinkuy doctor`, which has it read a small workbook."""

import os
import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any

FOREIGN_FILE = Path("/etc/passwd")
NOBODY_LISTENS = ("127.0.0.1", 9)


def rows_and_missing_walls(data: bytes) -> Iterator[Any]:
    """How many rows the workbook has; then the names of the walls that do not stand."""
    from openpyxl import load_workbook

    yield len(list(load_workbook(BytesIO(data), read_only=True).active.rows))
    yield [name for name, is_missing in WALLS.items() if is_missing()]


def _reads_other_files() -> bool:
    with suppress(OSError):
        return bool(FOREIGN_FILE.read_bytes())
    return False


def _reaches_the_network() -> bool:
    try:
        socket.create_connection(NOBODY_LISTENS, timeout=1).close()
    except ConnectionRefusedError:
        return True
    except OSError:
        return False
    return True


def _reaches_other_processes() -> bool:
    with suppress(OSError):
        os.kill(os.getppid(), 0)
        return True
    return False


WALLS: Mapping[str, Callable[[], bool]] = {
    "files": _reads_other_files,
    "network": _reaches_the_network,
    "processes": _reaches_other_processes,
}
