"""Rows that are made before a transaction and written in it, however many: in a file, not in memory."""

import pickle
from collections.abc import Iterable, Iterator
from itertools import batched
from tempfile import TemporaryFile
from typing import IO, Any

from tinkuy.core.rows.many_rows import AT_ONCE


def filed(rows: Iterable[tuple[Any, ...]]) -> IO[bytes]:
    """The rows in a file without a name, which lives as long as somebody has it."""
    file = TemporaryFile()  # noqa: SIM115
    for some in batched(rows, AT_ONCE, strict=False):
        pickle.dump(some, file)
    pickle.dump((), file)
    return file


def rows_in(file: IO[bytes]) -> Iterator[tuple[Any, ...]]:
    """What `filed` put there, from the first on, each time."""
    file.seek(0)
    while some := pickle.load(file):  # noqa: S301  written by ourselves, a moment ago
        yield from some
