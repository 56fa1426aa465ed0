"""`Popen` of Python within a site's environment, which need not read the program at each start.

To read it takes most of the time of a start, a second or two of a processor. The first time in a run that a module or
a subcommand is started, it is started by the interpreter as anybody does; afterwards, by a fork of a process that has
the program loaded. What asks for another interpreter, as a clock of its own does, is never a fork; nor is anything
outside of a run of tests: what is measured (`bench`) is a site as anybody starts it.
"""

import atexit
import fcntl
import os
import select
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from tests.forks import program
from tests.forks.messages import receive, send

OF_THE_INTERPRETER = ("LD_", "PYTHON", "MALLOC_", "LC_", "LANG", "TZ", "COVERAGE")
"""Beginnings of variables that are read before any program is: a fork has them as they were."""


LONGEST = 600


def start(words: list[str], environment: dict[str, str], **pipes: Any) -> "subprocess.Popen[Any]":
    """`python WORDS…`; *pipes* are those of `Popen`."""
    command = [sys.executable, *words]
    if "TINKUY_TEST_RUN" in os.environ and is_for_a_fork(words, environment):
        return Fork(command, env=environment, **pipes)
    return subprocess.Popen(command, env=environment, **pipes)


def run_to_its_end(words: list[str], environment: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with start(words, environment, text=True, **pipes) as process:
        try:
            out, faults = process.communicate(timeout=LONGEST)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
    return subprocess.CompletedProcess(process.args, process.returncode, out, faults)


def is_for_a_fork(words: list[str], environment: dict[str, str]) -> bool:
    if words[0] not in ("-m", "-c") or _of_the_interpreter(environment) != _of_the_interpreter(loaded().environment):
        return False
    return words[0] == "-c" or not is_first("-".join([*words[1:2], *words[2:3]]))


def _of_the_interpreter(environment: dict[str, str]) -> dict[str, str]:
    names = {name for name in environment if name.startswith(OF_THE_INTERPRETER)} - {program.WARNINGS}
    return {name: environment[name] for name in names}


def is_first(name: str) -> bool:
    """Whether nobody in this run has started it before."""
    place = Path(os.environ["TINKUY_TEST_RUN"]) / "started"
    place.mkdir(parents=True, exist_ok=True)
    try:
        (place / name.replace("/", "_")).touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


@contextmanager
def one_process() -> Iterator[None]:
    """Of those that run from this folder. The file is opened anew: who inherits it open has the same lock."""
    with Path(__file__).open() as own:
        fcntl.flock(own, fcntl.LOCK_EX)
        yield


class Loaded:
    """The process that has a program loaded, begun when a first fork is wanted: as `python FLAGS -m NAME`.

    Where it was begun before this process was forked, it is one for all of them, who ask it one after the other.
    """

    def __init__(self, name: str, environment: dict[str, str], *flags: str) -> None:
        self.name, self.environment, self.flags = name, environment, flags
        self._lock = threading.Lock()
        self._line: socket.socket | None = None

    def ask(self, said: dict[str, Any], pipes: list[int]) -> int:
        with self._lock, one_process():
            line = self._line = self._line or self._begun()
            send(line, said, pipes)
            answer, _none = receive(line)
        assert answer is not None, "the process with the program ended"
        return int(answer)

    def begin(self) -> None:
        with self._lock:
            self._line = self._line or self._begun()

    def _begun(self) -> socket.socket:
        ours, theirs = socket.socketpair()
        command = [sys.executable, *self.flags, "-m", self.name, str(theirs.fileno())]
        nowhere = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL}
        process = subprocess.Popen(command, env=self.environment, pass_fds=[theirs.fileno()], **nowhere)
        theirs.close()
        # For all that have this line: a process that a test left behind does not keep the run from ending.
        atexit.register(lambda: (ours.shutdown(socket.SHUT_RDWR), process.wait()))
        return ours


@cache
def loaded() -> Loaded:
    """With the whole program."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("TINKUY_", "DJANGO_"))}
    root = str(Path(__file__).resolve().parents[2])
    environment["PYTHONPATH"] = os.pathsep.join([root, *filter(None, [environment.get("PYTHONPATH")])])
    return Loaded(program.__name__, environment)


class Fork(subprocess.Popen[Any]):
    """Its parent is the process with the program, which alone can say how it ended."""

    parent = staticmethod(loaded)

    def _execute_child(self, args: list[str], *rest: Any) -> None:
        """What `Popen` does when its pipes are there. In *rest* are, by their places in it, environment and pipes."""
        folder, environment = rest[4], rest[5]
        pipes = [number if pipe == -1 else pipe for number, pipe in enumerate((rest[9], rest[12], rest[14]))]
        said = {"words": args[1:], "environment": environment, "folder": str(folder or os.getcwd())}
        self.pid = self.parent().ask(said, pipes)
        self._child_created = True
        self._ended = os.pidfd_open(self.pid)
        self._close_pipe_fds(*rest[9:15])

    def _try_wait(self, wait_flags: int) -> tuple[int, int]:
        """Process and status, as `waitpid` has them."""
        if not select.select([self._ended], [], [], 0 if wait_flags else None)[0]:
            return 0, 0
        status = self.parent().ask({"ended": self.pid}, [])
        os.close(self._ended)
        return self.pid, status

    def _internal_poll(self, *_anything: Any, **_more: Any) -> int | None:
        if self.returncode is None and self._waitpid_lock.acquire(False):
            try:
                pid, status = self._try_wait(os.WNOHANG)
                if pid:
                    self._handle_exitstatus(status)
            finally:
                self._waitpid_lock.release()
        return self.returncode
