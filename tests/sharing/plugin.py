"""`--processes=3`: the tests of a run are asked by three forks of the process that gathered them.

To gather them takes ten seconds of a processor. Processes that are started each for itself would each take them, and
whoever hears their reports some ten more; a fork knows all tests already. A process asks a whole file, and takes the
next one in the order of the run when it has done so. Every second one begins with the files that need a browser, and
the others come to them only when nothing else is left: a browser that has been started for one serves the next.

Some tests may be repeated by further forks, which begin in their own way: on another database (`Share`).
"""

import os
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import wait

import pytest

from tests.sharing import worker

PLACE = struct.Struct("!H")
SECONDS = 5
"""How often it is looked whether a process ended that can no longer say so."""

LONGEST_GOODBYE = 120


@dataclass(frozen=True)
class Share:
    """Tests, and how many processes ask them; each of those begins with `begin`. Reports have the share's name."""

    name: str
    count: int
    items: list[pytest.Item]
    begin: Callable[[], None] = lambda: None


REPEATED = pytest.StashKey[list[Share]]()
"""What is asked beside the tests of the session, as a `conftest` says."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--processes", type=int, default=0, help="ask the tests in so many forks of this process")


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> bool | None:
    count = session.config.getoption("processes")
    if not count or session.config.option.collectonly or session.testsfailed:
        return None
    repeated = session.config.stash.get(REPEATED, [])
    session.testscollected += sum(len(share.items) for share in repeated)
    Sharing(session, [Share("", count, session.items), *repeated]).run()
    return True


class Sharing:
    def __init__(self, session: pytest.Session, shares: list[Share]) -> None:
        self.session, self.hook = session, session.config.hook
        plans = [plan for plan in map(Plan, shares) for _number in range(plan.share.count)]
        self.asking = [Asking(session, plan, number) for number, plan in enumerate(plans)]

    def run(self) -> None:
        try:
            while self.asking:
                wait([asking.line for asking in self.asking], SECONDS)
                self.asking = [going_on for asking in self.asking for going_on in self._heard(asking)]
        finally:
            for asking in self.asking:
                asking.process.terminate()

    def _heard(self, asking: "Asking") -> "Iterator[Asking]":
        """The process itself while it goes on, another one in its place where it broke off."""
        is_alive = asking.process.is_alive()
        try:
            while asking.line.poll():
                kind, said = asking.line.recv()
                if kind == "end":
                    return asking.end()
                self._take(asking, kind, said)
        except EOFError:
            asking.process.join()
            is_alive = False
        if is_alive:
            yield asking
        else:
            self._report_broken_off(asking)
            yield Asking(self.session, asking.plan, asking.number)

    def _take(self, asking: "Asking", kind: str, said) -> None:
        if kind == "began":
            asking.begun = asking.plan.files[said[0]][said[1] :]
        elif kind == "broke off":
            asking.last_words = said
        elif kind == "warning":
            self.hook.pytest_warning_recorded.call_historic(kwargs=said)
        else:
            self._report(asking, self.hook.pytest_report_from_serializable(config=self.session.config, data=said))

    def _report(self, asking: "Asking", report: pytest.TestReport) -> None:
        if name := asking.plan.share.name:
            path, line, test = report.location
            report.nodeid, report.location = f"{report.nodeid} on {name}", (path, line, f"{test} on {name}")
        self.hook.pytest_runtest_logreport(report=report)

    def _report_broken_off(self, asking: "Asking") -> None:
        """Of the test that was asked meanwhile, and of those of its file that nobody has asked."""
        words = f"its process ended with {asking.process.exitcode}, in it or before it: {asking.last_words}"
        if not asking.begun:
            raise self.session.Interrupted(words)  # the next one would do the same
        for item in asking.begun:
            report = pytest.TestReport(item.nodeid, item.location, {}, "failed", words, "call")
            self._report(asking, report)


class Plan:
    """The files of a share (those `together` count as one), and the two queues from which its processes take places."""

    def __init__(self, share: Share) -> None:
        self.share = share
        files: dict[object, list[pytest.Item]] = {}
        for item in share.items:
            files.setdefault(place_of(item), []).append(item)
        self.files = [*files.values()]
        places = {True: list[bytes](), False: list[bytes]()}
        for place, items in enumerate(self.files):
            places[any(item.get_closest_marker("browser") for item in items)].append(PLACE.pack(place))
        self.queues = {needs_browser: filled(own) for needs_browser, own in places.items()}

    def taken(self, number: int) -> Iterator[int]:
        """By the process of that *number*."""
        begins_with = number % 2 == 0
        for queue in (self.queues[begins_with], self.queues[not begins_with]):
            while part := os.read(queue, PLACE.size):
                yield PLACE.unpack(part)[0]


def place_of(item: pytest.Item) -> object:
    """Its file, or what it has together with other files."""
    mark = item.get_closest_marker("together")
    return mark.args[0] if mark else item.path


class Asking:
    """One process, and the line on which it says what it found."""

    def __init__(self, session: pytest.Session, plan: Plan, number: int) -> None:
        self.line, theirs = get_context("fork").Pipe(duplex=False)
        self.plan, self.number, self.begun, self.last_words = plan, number, list[pytest.Item](), "it said nothing"
        asked = (session, plan.files, plan.taken(number), theirs, number, plan.share.name, plan.share.begin)
        self.process = get_context("fork").Process(target=worker.ask, args=asked)
        self.process.start()
        theirs.close()

    def end(self) -> None:
        """It said all; a thread that a test left behind does not keep the run from ending."""
        self.process.join(LONGEST_GOODBYE)
        self.process.kill()


def filled(parts: list[bytes]) -> int:
    """A pipe with *parts*, which several processes may empty, and which ends after them."""
    queue, entrance = os.pipe()
    os.set_blocking(entrance, False)
    for part in parts:
        os.write(entrance, part)
    os.close(entrance)
    return queue
