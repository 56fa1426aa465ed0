"""Two people who press at once, on a real database."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from threading import Event

from django.db import connection, transaction

from tinkuy.core.errors import Refused

Deed = Callable[[], object]
SECONDS_AHEAD = 0.3
"""What the second gets to come as far as it can before the first one commits."""
LONGEST = 60
"""What a deed may take on a machine with much else to do."""


def overlapping(first: Deed, second: Deed) -> list[object]:
    """*second* begins when *first* is done and not committed yet; what each returned, or its refusal."""
    is_done, may_commit = Event(), Event()

    def hold() -> object:
        with transaction.atomic():
            try:
                return first()
            finally:
                is_done.set()
                may_commit.wait(LONGEST)

    def follow() -> object:
        assert is_done.wait(LONGEST)
        return second()

    with ThreadPoolExecutor(2) as threads:
        done = [threads.submit(copy_context().run, _answer_of, deed) for deed in (hold, follow)]
        is_done.wait(LONGEST)
        may_commit.wait(SECONDS_AHEAD)
        may_commit.set()
        return [one.result() for one in done]


def at_once(*deeds: Deed) -> list[object]:
    """Each in a thread of its own, in whatever order they come; what each returned, or its refusal."""
    with ThreadPoolExecutor(len(deeds)) as threads:
        return [one.result() for one in [threads.submit(copy_context().run, _answer_of, deed) for deed in deeds]]


def _answer_of(deed: Deed) -> object:
    try:
        return deed()
    except Refused as refusal:
        return refusal
    finally:
        connection.close()
