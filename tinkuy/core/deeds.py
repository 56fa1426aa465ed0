"""Where the writing of a post begins. What is heavy comes before it, so that nobody waits for a lock meanwhile.

A form's key and what its view writes are one transaction (see `journal.once`). A view that first reads a file, hashes a
password or draws a picture is marked `prepares`: its transaction begins where an action begins `writing`, once all of
that is done. One that counts what somebody tries, such as codes, is marked `counts_tries`.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Protocol
from uuid import uuid4

from django.db import transaction

PREPARES = "prepares"


class Deed(Protocol):
    """What one post does under its form's key."""

    def begin(self) -> bool:
        """Whether its transaction begins now: elsewhere, and twice, nothing is done."""
        ...

    def undo(self) -> None:
        """End the transaction that began, without what was written in it."""
        ...


_of_post: ContextVar[Deed | None] = ContextVar("_of_post", default=None)


def prepares[View: Callable[..., Any]](view: View) -> View:
    """Whatever this view writes under a form's key, its actions write within `writing`."""
    view.__dict__[PREPARES] = True
    return view


@contextmanager
def writing() -> Iterator[None]:
    """What an action writes once all that is heavy is done.

    All that the post writes from here on is one transaction, with its key. Whatever fails within this is undone; where
    the transaction began here, that is all of it. No savepoint is set then: SQLite would keep what each page of the
    file was before, and write it to a file of its own from the sixteenth on.
    """
    deed = _of_post.get()
    if deed is None or not deed.begin():
        with transaction.atomic():
            yield
        return
    try:
        yield
    except BaseException:
        deed.undo()
        raise


@contextmanager
def beginning_with(deed: Deed) -> Iterator[None]:
    """Within it `writing` begins *deed*."""
    token = _of_post.set(deed)
    try:
        yield
    finally:
        _of_post.reset(token)


def new_once_key() -> str:
    """The key of one form: however often it is sent with it, it is carried out once (`journal.once`)."""
    return uuid4().hex


COUNTS_TRIES = "counts_tries"


def counts_tries[View: Callable[..., Any]](view: View) -> View:
    """No key of a form makes the count of this view one with a failure that is undone: see `journal.once`."""
    view.__dict__[COUNTS_TRIES] = True
    return view
