"""What is committed is on the disk before anybody is told so, and one sync serves all who committed before it."""

import os
import time
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
from django.db import OperationalError

from tinkuy.config.databases import sqlite
from tinkuy.core.sqlite.base import DatabaseWrapper, _syncs

pytestmark = pytest.mark.one_database
LIMIT = 30


class Disk:
    """The disk as `os.fsync` speaks to it, and of each sync that was done the size of the log; it may be held up."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.done: list[int] = []
        self.is_asked, self.answers, self.is_broken = Event(), Event(), False
        self.answers.set()
        self._sync = os.fsync
        monkeypatch.setattr(os, "fsync", self.sync)

    def sync(self, file: int) -> None:
        size = os.fstat(file).st_size
        self.is_asked.set()
        assert self.answers.wait(LIMIT)
        if self.is_broken:
            raise OSError(5, "Input/output error")
        self._sync(file)
        self.done.append(size)


@pytest.fixture
def disk(monkeypatch):
    return Disk(monkeypatch)


@pytest.fixture
def lines(tmp_path, db):
    """Six lines to one database, the first of which made its table."""
    given = sqlite(tmp_path / "log.sqlite3")
    standing = {"TIME_ZONE": None, "CONN_HEALTH_CHECKS": False, "AUTOCOMMIT": True, "ATOMIC_REQUESTS": False}
    some = [DatabaseWrapper(standing | given, alias="default") for _ in range(6)]
    for line in some:
        line.inc_thread_sharing()
        line.connect()
    some[0].connection.execute("CREATE TABLE rows (number integer)")
    yield some
    for line in some:
        line.close()
    _syncs.pop(str(tmp_path / "log.sqlite3"), None)


def write(line: DatabaseWrapper) -> None:
    line.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    try:
        line.connection.execute("INSERT INTO rows VALUES (1)")
        line.commit()
    finally:
        if line.connection.in_transaction:
            line.rollback()
        line.set_autocommit(True)


def wait_until_asked(line: DatabaseWrapper, number: int) -> None:
    """Until so many have committed and wait for the disk."""
    ends = time.monotonic() + LIMIT
    while _syncs[line._file]._asked < number:
        assert time.monotonic() < ends, "somebody waits for the lock"
        Event().wait(0.001)


def synchronous(line: DatabaseWrapper) -> int:
    ((value,),) = line.connection.execute("PRAGMA synchronous").fetchall()
    return int(value)


def test_promise_L03_a_commit_ends_after_the_disk_has_all_of_it(lines, disk, tmp_path):
    write(lines[0])
    size = Path(f"{tmp_path / 'log.sqlite3'}-wal").stat().st_size

    assert disk.done == [size]


def test_nobody_waits_for_the_lock_while_the_disk_works_and_one_sync_serves_all_who_wait(lines, disk):
    disk.answers.clear()
    first, *others = (Thread(target=write, args=(line,), daemon=True) for line in lines)
    first.start()
    assert disk.is_asked.wait(LIMIT)
    for writer in others:
        writer.start()
    wait_until_asked(lines[0], len(lines))
    disk.answers.set()
    for writer in (first, *others):
        writer.join(LIMIT)

    assert len(disk.done) == 2
    assert lines[0].connection.execute("SELECT count(*) FROM rows").fetchall() == [(6,)]


def test_promise_L03_a_disk_that_refuses_is_told_to_everybody_whom_the_sync_was_for(lines, disk):
    disk.answers.clear()
    refused: list[Any] = []

    def write_refused(line: DatabaseWrapper) -> None:
        with pytest.raises(OperationalError) as refusal:
            write(line)
        refused.append(refusal)

    writers = [Thread(target=write_refused, args=(line,), daemon=True) for line in lines[:3]]
    writers[0].start()
    assert disk.is_asked.wait(LIMIT)
    for writer in writers[1:]:
        writer.start()
    wait_until_asked(lines[0], len(writers))
    disk.is_broken = True
    disk.answers.set()
    for writer in writers:
        writer.join(LIMIT)
    disk.is_broken = False
    write(lines[0])

    assert len(refused) == len(writers)
    assert len(disk.done) == 1, "of the last one, whom the disk took again"


def test_promise_L03_what_is_written_without_a_transaction_sqlite_syncs_itself(lines):
    write(lines[0])
    lines[1].set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    assert synchronous(lines[1]) == 1
    lines[1].rollback()
    lines[1].set_autocommit(True)

    assert [synchronous(line) for line in lines] == [2] * len(lines)
