"""What a fork does: asks the tests of each file that it takes, and says how they went."""

import logging
import sys
import traceback
from collections.abc import Callable, Iterable
from multiprocessing.connection import Connection
from typing import Any, TypeGuard
from warnings import WarningMessage

import pytest

from tests.forks.program import forget_settings


def ask(
    session: pytest.Session,
    files: list[list[pytest.Item]],
    taken: Iterable[int],
    line: Connection,
    number: int,
    name: str,
    begin: Callable[[], None],
) -> None:
    try:
        begin()
        have_an_own_place(session.config, number, line)
        session.config.workerinput["share"] = name  # type: ignore[attr-defined]
        with_roomy_stack(lambda: ask_all(session, files, taken, line))
    except BaseException:
        line.send(("broke off", traceback.format_exc()))
        raise
    line.send(("end", None))


def with_roomy_stack[Result](call: Callable[[], Result]) -> Result:
    """What *call* returns; no call within it waits for the system to give it a place on the interpreter's stack.

    Python (3.13.5; later ones are mended) keeps its stack in pieces of 16 KiB, each of some eighty calls. The system
    gives a piece when it is begun, and has it back when it is left: a function that is called again and again just
    where a piece ends takes twenty times as long. The place of this call is so large that the piece in which it stands
    has room for all others.
    """
    return call()


with_roomy_stack.__code__ = with_roomy_stack.__code__.replace(co_stacksize=70_000)


def ask_all(session: pytest.Session, files: list[list[pytest.Item]], taken: Iterable[int], line: Connection) -> None:
    for place in taken:
        items = files[place]
        # Where a file ends, all is taken down that is not kept for the whole session.
        for position, (item, following) in enumerate(zip(items, [*items[1:], session], strict=True)):
            line.send(("began", (place, position)))
            session.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
    session._setupstate.teardown_exact(None)


def have_an_own_place(config: pytest.Config, number: int, line: Connection) -> None:
    """Data, database and captured words of its own, as a process has that was started for itself."""
    config.workerinput = {"workerid": f"process{number}"}  # type: ignore[attr-defined]  # as pytest-django names databases
    capturing: Any = config.pluginmanager.getplugin("capturemanager")
    capturing.stop_global_capturing()
    closed = [handler for handler in logging.getLogger().handlers if writes_nowhere(handler)]
    capturing.start_global_capturing()
    for handler in closed:
        handler.stream = sys.stderr
    capturing.suspend_global_capture()
    config.pluginmanager.unregister(name="terminalreporter")
    config.pluginmanager.register(Teller(config, line))
    forget_settings("tests.settings", "tinkuy.config.settings")


def writes_nowhere(handler: logging.Handler) -> TypeGuard[logging.StreamHandler[Any]]:
    """Its file was closed with the words captured before the fork: each line would be an error, with two traces."""
    return isinstance(handler, logging.StreamHandler) and bool(getattr(handler.stream, "closed", False))


class Teller:
    def __init__(self, config: pytest.Config, line: Connection) -> None:
        self.config, self.line = config, line

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.passed:
            if report.when != "call":
                return
            report.sections = []  # nobody reads what a test printed that passed
        self.line.send(("report", self.config.hook.pytest_report_to_serializable(config=self.config, report=report)))

    def pytest_warning_recorded(self, warning_message: Any, when: str, nodeid: str, location: Any) -> None:
        plain = WarningMessage(
            *(getattr(warning_message, name) for name in ("message", "category", "filename", "lineno"))
        )
        said = {"warning_message": plain, "when": when, "nodeid": nodeid, "location": location}
        self.line.send(("warning", said))
