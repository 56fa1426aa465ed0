"""Where the writing of a post begins. What is heavy comes before it, so that nobody waits for a lock meanwhile.

A form's key and what its view writes are one transaction (see `journal.once`). A view that first reads a file, hashes a
password or draws a picture is marked `prepares`: its transaction begins where an action begins `writing`, once all of
that is done. One that counts what somebody tries, such as codes, is marked `counts_tries`.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any
from uuid import uuid4

from django.db import transaction

PREPARES = "prepares"

_begin: ContextVar[Callable[[], None] | None] = ContextVar("_begin", default=None)


def prepares[View: Callable[..., Any]](view: View) -> View:
    """Whatever this view writes under a form's key, its actions write within `writing`."""
    view.__dict__[PREPARES] = True
    return view


def begin_deed() -> None:
    """From here on all that the post writes is one transaction, with its key. Elsewhere, and twice, it is nothing."""
    begin = _begin.get()
    if begin is not None:
        begin()


@contextmanager
def writing() -> Iterator[None]:
    """What an action writes once all that is heavy is done."""
    begin_deed()
    with transaction.atomic():
        yield


@contextmanager
def beginning_with(begin: Callable[[], None]) -> Iterator[None]:
    """Within it `begin_deed` calls *begin*."""
    token = _begin.set(begin)
    try:
        yield
    finally:
        _begin.reset(token)


def new_once_key() -> str:
    """The key of one form: however often it is sent with it, it is carried out once (`journal.once`)."""
    return uuid4().hex


COUNTS_TRIES = "counts_tries"


def counts_tries[View: Callable[..., Any]](view: View) -> View:
    """No key of a form makes the count of this view one with a failure that is undone: see `journal.once`."""
    view.__dict__[COUNTS_TRIES] = True
    return view
