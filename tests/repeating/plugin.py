"""What a fixture wrote, written again for the next test instead of being done again.

Half of what the tests of the product took was to prepare: the same cycle, team, sessions and sheet, made by the
product's own actions for each test anew. The first test of a process that comes to a fixture by certain others still
does so, and what it did is noted: statements, files, what it returned, and what it changed of what was there. A later
test that comes to the same fixture by the same ones is given just that, as objects of its own.

Only where that is certain: on SQLite, whose keys begin anew in each test; for a function without an end of its own
(`yield`) which asks for fixtures of ours alone, and writes; while nothing but such functions wrote; and while the files
that it wrote are there. All others are called as ever, and where one of them writes, so are all that come after it.
Where the clock goes on, what was noted counts for SECONDS.
"""

import inspect
import math
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import Any

import pytest
from _pytest import fixtures
from django.db import connection

from tests.repeating.recording import NotRepeatable, Recording
from tinkuy.core import clock

SECONDS = 4
LEAST = 3
"""A fixture that fewer tests of a file have is called: to note it costs as much as the call."""

MOST = 1000
"""So many are noted until none of them is any more: those that rest on one that is too old would stay."""

OURS = ("tinkuy.", "tests.", "conftest")
OF_THE_DATABASE = "_django_db_helper"
VARIES = {"request", "tmp_path"}
"""What they give is another thing in each test. So are parameters of a test."""

Call = Callable[[], Any]

recordings: dict[tuple[object, ...], Recording] = {}
never: set[Callable[..., Any]] = set()
"""Functions that were seen to write nothing, or to return what cannot be noted."""


class Preparation:
    """Of one test: by which fixtures it came to where it is, and the rows it was given on the way."""

    def __init__(self, item: pytest.Function) -> None:
        self.often = _often(item.session, item.path)
        self.steps: list[object] = []
        self.rows: list[Any] = []
        self.changes: int | None = None
        """How many rows had been written when all that was written was noted; nothing before there is a database."""
        self.is_certain = item.instance is None and not any(map(_stays, item._fixtureinfo.name2fixturedefs.values()))

    def fixture(self, definition: Any, request: Any, call: Call) -> Any:
        if not _is_ours(definition):
            value = call()
            if definition.argname == OF_THE_DATABASE:
                self.changes = _changes_in_a_transaction()
            return value
        self.steps.append((definition.argname, definition.baseid, getattr(request, "param", None)))
        self.is_certain = self.is_certain and not _varies(definition, request) and self._is_noted()
        if not self.is_certain or self.changes is None:
            return call()
        if self.often[definition.argname] < LEAST or definition.func in never or not _is_plain(definition, request):
            value = call()
            self.is_certain = self._is_noted()
            return value
        return self._repeated(definition.func, call)

    def _is_noted(self) -> bool:
        return self.changes is None or self.changes == _changes()

    def _repeated(self, function: Callable[..., Any], call: Call) -> Any:
        moment = clock._set.get()
        place = (*self.steps, moment)
        known = recordings.get(place)
        if known is None or not known.is_good(SECONDS if moment is None else math.inf):
            return self._noted(place, function, call)
        value = known.repeat(self.rows)
        self._go_on_from(known)
        return value

    def _go_on_from(self, recording: Recording) -> None:
        """What comes next rests on just this one: another call would have drawn other keys and addresses."""
        self.steps, self.changes = [recording], _changes()

    def _noted(self, place: tuple[object, ...], function: Callable[..., Any], call: Call) -> Any:
        recording = Recording(self.rows)
        value = recording.make(call)
        try:
            recording.keep(value)
        except NotRepeatable:
            never.add(function)
            self.is_certain = self._is_noted()
        else:
            if len(recordings) > MOST:
                recordings.clear()
            recordings[place] = recording
            self._go_on_from(recording)
        return value


def _changes() -> int:
    """How many rows were written over this line to the database since it was opened."""
    return int(connection.connection.total_changes)


def _changes_in_a_transaction() -> int | None:
    return _changes() if connection.vendor == "sqlite" and connection.in_atomic_block else None


@cache
def _often(session: pytest.Session, path: object) -> Counter[str]:
    """How many tests of a file have a fixture."""
    return Counter(name for item in session.items if item.path == path for name in item.fixturenames)


def _is_ours(definition: Any) -> bool:
    return definition.func.__module__.startswith(OURS)


def _stays(definitions: Any) -> bool:
    """For all tests of a file or a process, and so does what it wrote. Those of every test write nothing."""
    last = definitions[-1]
    is_everywhere = last.scope == "session" and (last._autouse or last.func.__module__ == "conftest")
    return last.scope != "function" and _is_ours(last) and not is_everywhere


def _varies(definition: Any, request: Any) -> bool:
    return any(
        name in VARIES or request._get_active_fixturedef(name).func.__module__ == "_pytest.python"
        for name in definition.argnames
    )


def _is_plain(definition: Any, request: Any) -> bool:
    return not inspect.isgeneratorfunction(definition.func) and all(
        name == "db" or _is_ours(request._get_active_fixturedef(name)) for name in definition.argnames
    )


preparations: list[Preparation] = []


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> Iterator[None]:
    """While a test is prepared. What it asks for on its own way is called."""
    if isinstance(item, pytest.Function):
        preparations.append(Preparation(item))
    try:
        return (yield)
    finally:
        preparations.clear()


@pytest.fixture(autouse=True, scope="session")
def what_a_fixture_wrote_is_written_again() -> Iterator[None]:
    call = fixtures.call_fixture_func

    def repeated(function: Callable[..., Any], request: Any, given: dict[str, Any]) -> Any:
        once = partial(call, function, request, given)
        return preparations[0].fixture(request._fixturedef, request, once) if preparations else once()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fixtures, "call_fixture_func", repeated)
        yield
