"""The write-ahead log is synced to the disk for all who committed meanwhile, and nobody holds SQLite's lock for that.

With `synchronous=FULL` SQLite syncs the log itself, at the end of each commit and under its lock: then a site writes as
many transactions in a second as the disk syncs. A transaction of ours is committed as with NORMAL, which syncs the log
before any of it goes to the database file; whoever committed waits here until a sync that began afterwards has ended,
and is answered then (promise L03). A sync covers all that was written before it, of other processes too.
"""

import os
from pathlib import Path
from threading import Lock

from django.db import OperationalError


class LogSync:
    """Of one database *file* of this process: one sync at a time, for all who wait."""

    def __init__(self, file: str) -> None:
        self._log = Path(f"{file}-wal")
        self._guard, self._line = Lock(), Lock()
        self._asked = self._ended = self._failed = 0

    def wait(self) -> None:
        """Until all that is in the log now is on the disk. Raises `OperationalError` where the disk refuses."""
        with self._guard:
            self._asked += 1
            own = self._asked
        with self._line:
            if self._ended < own:
                self._sync()
            # What failed once may look synced afterwards: it is told to everybody whom that sync was for.
            if own <= self._failed:
                raise OperationalError("disk I/O error")

    def _sync(self) -> None:
        covered = self._asked
        try:
            # Opened each time: the log is another file once all lines to the database were closed.
            log = os.open(self._log, os.O_RDONLY)
            try:
                os.fsync(log)
            finally:
                os.close(log)
        except OSError as error:
            self._failed = covered
            raise OperationalError("disk I/O error") from error
        finally:
            self._ended = covered
