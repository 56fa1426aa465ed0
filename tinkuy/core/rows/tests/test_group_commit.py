"""Deeds that come at the same moment are written together, and none takes another one back."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import copy_context
from threading import Event

import pytest
from django.db import OperationalError, connection, transaction

from tinkuy.core.errors import Refused
from tinkuy.core.rows.group_commit import GroupCommit
from tinkuy.stream.models import StreamEvent

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both_databases]

LONGEST = 60


class Writing:
    """Writes a row for each word, all of a group at once, and remembers the groups; the word `hold` waits meanwhile."""

    def __init__(self) -> None:
        self.groups: list[list[str]] = []
        self.is_held, self.may_go_on = Event(), Event()
        self.together = GroupCommit(self.carry_out, patience=LONGEST)

    def carry_out(self, words: Sequence[str]) -> list[int | Exception]:
        self.groups.append([*words])
        StreamEvent.objects.bulk_create(StreamEvent(channel="group", kind=word) for word in words if word != "refused")
        if "hold" in words:
            self.is_held.set()
            assert self.may_go_on.wait(LONGEST)
        if "hook" in words:
            transaction.on_commit(lambda: [][0])
        if "broken" in words:
            raise ValueError("a fault of one deed")
        if "locked" in words:
            raise OperationalError("database is locked")
        return [Refused("No.") if word == "refused" else committed(word) for word in words]


def committed(word: str) -> str:
    return f"{word} is written"


def rows() -> list[str]:
    return sorted(StreamEvent.objects.filter(channel="group").values_list("kind", flat=True))


@contextmanager
def group(*words: str) -> Iterator[tuple[Writing, list[Future]]]:
    """*words*, which come one after the other while another one is written."""
    writing = Writing()
    with ThreadPoolExecutor(len(words) + 1) as threads:

        def begin(word: str) -> Future:
            return threads.submit(copy_context().run, answer_of, lambda: writing.together.do(word, key=1))

        held, waiting = begin("hold"), []
        assert writing.is_held.wait(LONGEST)
        for number, word in enumerate(words, start=1):
            waiting.append(begin(word))
            while writing.together.number_waiting(1) < number:
                pass
        yield writing, waiting
        writing.may_go_on.set()
        assert held.result()[0] == committed("hold")


def answer_of(deed: Callable[[], object]) -> object:
    """What came of it, and the rows that are there for others by then."""
    try:
        return deed(), rows()
    except Exception as error:
        return error
    finally:
        connection.close()


def test_those_who_come_meanwhile_are_written_together_and_answered_after_the_commit():
    with group("a", "b", "c", "d") as (writing, waiting):
        assert (writing.groups, rows()) == ([["hold"]], [])
    everything = ["a", "b", "c", "d", "hold"]

    assert writing.groups == [["hold"], ["a", "b", "c", "d"]]
    assert [one.result() for one in waiting] == [(committed(word), everything) for word in "abcd"]


def test_one_that_is_refused_leaves_the_others_written():
    with group("a", "refused", "c") as (writing, waiting):
        pass

    assert [type(one.result()) for one in waiting] == [tuple, Refused, tuple]
    assert rows() == ["a", "c", "hold"]
    assert len(writing.groups) == 2


def test_one_that_fails_takes_no_other_back():
    with group("a", "broken", "c") as (writing, waiting):
        pass

    assert [type(one.result()) for one in waiting] == [tuple, ValueError, tuple]
    assert rows() == ["a", "c", "hold"]
    assert writing.groups[1:] == [["a", "broken", "c"], ["a"], ["broken"], ["c"]]


def test_where_the_database_takes_nobody_all_of_the_group_are_told_and_the_next_one_is_written():
    with group("a", "locked") as (writing, waiting):
        pass

    assert [type(one.result()) for one in waiting] == [OperationalError] * 2
    assert writing.together.do("later", key=1) == committed("later")
    assert rows() == ["hold", "later"]


def test_who_alone_fails_stands_in_nobodys_way():
    writing = Writing()
    for word, fault in (("broken", ValueError), ("locked", OperationalError), ("refused", Refused)):
        with pytest.raises(fault):
            writing.together.do(word, key=1)

    assert writing.together.do("later", key=1) == committed("later")
    assert rows() == ["later"]


def test_who_waited_in_vain_writes_nothing_and_stands_in_nobodys_way():
    with group() as (writing, _nobody):
        writing.together._patience = 0.001
        with pytest.raises(OperationalError):
            writing.together.do("late", key=1)
        assert writing.together.number_waiting(1) == 0

    assert rows() == ["hold"]
    assert writing.together.do("later", key=1) == committed("later")


def test_where_a_hook_fails_after_the_commit_nothing_is_written_again_and_the_others_are_answered():
    with group("hook", "b") as (writing, waiting):
        pass

    assert [type(one.result()) for one in waiting] == [IndexError, tuple]
    assert (rows(), writing.groups) == (["b", "hold", "hook"], [["hold"], ["hook", "b"]])


def test_within_a_transaction_it_is_the_callers_to_commit():
    writing = Writing()
    with transaction.atomic():
        assert writing.together.do("a", key=1) == committed("a")
        with pytest.raises(ValueError, match="fault"):
            writing.together.do("broken", key=1)
        assert rows() == ["a"]
        transaction.set_rollback(True)

    assert rows() == []


def test_deeds_of_another_key_are_another_group():
    with group("a") as (writing, _waiting):
        if connection.vendor == "postgresql":  # SQLite has one writer at a time
            assert writing.together.do("elsewhere", key=2) == committed("elsewhere")
            assert writing.groups == [["hold"], ["elsewhere"]]
    assert writing.groups[-1] == ["a"]
