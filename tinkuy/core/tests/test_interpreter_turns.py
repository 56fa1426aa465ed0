"""Threads that make pages: one works, the next one begins where it waits or ends, and nobody waits long."""

import threading
from collections.abc import Callable

import pytest

from tinkuy.core import interpreter_turns
from tinkuy.core.interpreter_turns import InterpreterTurns, others_turn, page_turn

pytestmark = pytest.mark.one_database
LIMIT = 30


@pytest.fixture
def turns(monkeypatch):
    """Whose turns never grow too long in a test."""
    own = InterpreterTurns(longest=LIMIT)
    monkeypatch.setattr(interpreter_turns, "_turns", own)
    return own


def started(deed: Callable[[], object]) -> threading.Thread:
    thread = threading.Thread(target=deed, daemon=True)
    thread.start()
    return thread


def wait_for(turns: InterpreterTurns, waiting: int) -> None:
    """Until so many wait for a turn."""
    while turns.number_waiting < waiting:
        threading.Event().wait(0.001)


def test_pages_are_made_one_after_another_in_the_order_in_which_they_came(turns):
    made = []

    def page(name: str) -> None:
        with page_turn():
            made.append(name)

    with page_turn():
        threads = []
        for place, name in enumerate("abc"):
            threads.append(started(lambda name=name: page(name)))
            wait_for(turns, place + 1)
        assert made == []
    for thread in threads:
        thread.join(LIMIT)

    assert made == ["a", "b", "c"]


def test_whoever_waits_for_a_lock_lets_the_next_page_be_made(turns):
    is_made = threading.Event()

    def page() -> None:
        with page_turn():
            is_made.set()

    with page_turn():
        other = started(page)
        wait_for(turns, 1)
        assert not is_made.is_set()
        with others_turn():
            assert is_made.wait(LIMIT)
    other.join(LIMIT)


def test_whoever_holds_what_others_wait_for_comes_before_them(turns):
    made, is_waiting, is_locked = [], threading.Event(), threading.Event()

    def page(name: str) -> None:
        with page_turn():
            made.append(name)

    def writing_page() -> None:
        with page_turn():
            with others_turn(is_urgent=True):
                is_waiting.set()
                is_locked.wait(LIMIT)
            made.append("writer")

    writer = started(writing_page)
    assert is_waiting.wait(LIMIT)
    with page_turn():
        readers = [started(lambda: page("reader"))]
        wait_for(turns, 1)
        is_locked.set()
        wait_for(turns, 2)
    for thread in (writer, *readers):
        thread.join(LIMIT)

    assert made == ["writer", "reader"]


def test_promise_V18_a_long_page_holds_up_nobody():
    turns = InterpreterTurns(longest=0.01)
    is_made = threading.Event()

    def page() -> None:
        turns.take()
        is_made.set()
        turns.pass_on()

    turns.take()
    other = started(page)
    assert is_made.wait(LIMIT), "the long one still has its turn"
    other.join(LIMIT)
    turns.pass_on()

    assert turns.number_waiting == 0
    turns.take()


def test_a_command_and_the_worker_wait_for_no_turn(turns):
    turns.take()
    with others_turn():
        pass
