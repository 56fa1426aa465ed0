"""Who writes to SQLite takes turns: first come, first served, and nobody waits for ever."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
from django.db import OperationalError

from tinkuy.config.databases import sqlite
from tinkuy.config.faults import Fault, fault_of
from tinkuy.core import interpreter_turns
from tinkuy.core.interpreter_turns import InterpreterTurns, page_turn
from tinkuy.core.sqlite.base import DatabaseWrapper, Turns, _turns


@contextmanager
def waiting(turns: Turns, deed: Any, number: int) -> Iterator[Thread]:
    """A thread that does *deed*, once *number* of them wait."""
    thread = Thread(target=deed, daemon=True)
    thread.start()
    while len(turns._waiting) < number:
        thread.join(0.001)
    yield thread


def test_turns_go_to_who_waited_longest():
    turns, order = Turns(), []

    def write(name: int) -> None:
        assert turns.take(30)
        order.append(name)
        turns.pass_on()

    assert turns.take(0)
    threads = []
    for name in range(1, 9):
        with waiting(turns, lambda name=name: write(name), name) as thread:
            threads.append(thread)
    turns.pass_on()
    for thread in threads:
        thread.join(30)

    assert order == list(range(1, 9))
    assert turns.take(0), "the last one passed it on"


def test_who_waited_in_vain_stands_in_nobodys_way():
    turns = Turns()
    turns.take(0)
    assert not turns.take(0.001)
    turns.pass_on()
    assert turns.take(0)


def _line(folder: Path, **options: Any) -> DatabaseWrapper:
    given = sqlite(folder / "turns.sqlite3")
    standing = {"TIME_ZONE": None, "CONN_HEALTH_CHECKS": False, "AUTOCOMMIT": True, "ATOMIC_REQUESTS": False}
    return DatabaseWrapper(standing | given | {"OPTIONS": given["OPTIONS"] | options}, alias="default")


@pytest.fixture
def lines(tmp_path: Path, db: None) -> Iterator[tuple[DatabaseWrapper, DatabaseWrapper]]:
    both = _line(tmp_path, timeout=0.01), _line(tmp_path, timeout=0.01)
    yield both
    for line in both:
        line.close()


def _begin(line: DatabaseWrapper) -> None:
    line.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)


def test_a_transaction_holds_the_turn_until_it_ends(lines):
    mine, other = lines
    for end in (mine.commit, mine.rollback, mine.close):
        _begin(mine)
        with pytest.raises(OperationalError) as refused:
            _begin(other)
        assert fault_of(refused.value) is Fault.BUSY
        assert not other.connection.in_transaction
        end()
        if mine.connection is not None:
            mine.set_autocommit(True)
        _begin(other)
        other.commit()
        other.set_autocommit(True)
        mine.connect()


def test_a_lock_that_another_process_holds_leaves_the_turn_to_the_next(lines, tmp_path):
    mine, other = lines
    mine.ensure_connection()
    with other.get_new_connection(other.get_connection_params()) as elsewhere:
        elsewhere.execute("BEGIN IMMEDIATE")
        with pytest.raises(OperationalError):
            _begin(mine)
        elsewhere.execute("ROLLBACK")
    turns = _turns[str(tmp_path / "turns.sqlite3")]
    assert turns.take(0), "whoever got no lock gave the turn back"
    turns.pass_on()


def test_who_waits_for_another_process_keeps_nobody_from_making_a_page(tmp_path, db, monkeypatch):
    monkeypatch.setattr(interpreter_turns, "_turns", InterpreterTurns(longest=60))
    line = _line(tmp_path, timeout=60)
    line.inc_thread_sharing()
    line.ensure_connection()
    is_asking, is_made = Event(), Event()

    def write() -> None:
        with page_turn():
            is_asking.set()
            _begin(line)
            line.commit()
            line.set_autocommit(True)

    def read() -> None:
        with page_turn():
            is_made.set()

    with line.get_new_connection(line.get_connection_params()) as elsewhere:
        elsewhere.execute("BEGIN IMMEDIATE")
        writer = Thread(target=write, daemon=True)
        writer.start()
        assert is_asking.wait(30)
        reader = Thread(target=read, daemon=True)
        reader.start()
        assert is_made.wait(30)
        assert writer.is_alive()
        elsewhere.execute("ROLLBACK")
    for thread in (writer, reader):
        thread.join(30)
        assert not thread.is_alive()
    line.close()
