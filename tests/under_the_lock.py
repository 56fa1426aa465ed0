"""How much is done while a transaction is open: the Python functions that are called in it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tinkuy.core import heavy


@contextmanager
def calls_under_the_lock() -> Iterator[list[str]]:
    """A list that grows by the name of each function called within a transaction, other than the test's own.

    What the driver of PostgreSQL does for each row is left out: there a transaction locks nobody else out.
    """
    calls: list[str] = []
    here = heavy.is_inside_transaction.__code__

    def watch(frame: Any, event: str, _argument: Any) -> None:
        if event != "call" or frame.f_code is here or "/psycopg/" in frame.f_code.co_filename:
            return
        if heavy.is_inside_transaction():
            calls.append(frame.f_code.co_qualname)

    sys.setprofile(watch)
    try:
        yield calls
    finally:
        sys.setprofile(None)
