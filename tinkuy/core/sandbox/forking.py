"""The process of a reader, as the process that wants a file read holds it: a fork of a clean one (`nursery`)."""

import atexit
import json
import os
import select
import signal
import socket
import subprocess
import sys
import threading
from contextlib import suppress
from typing import Self

IDLE_SECONDS = 60.0
"""For so long a nursery waits for another file; its 30 MB are for nobody afterwards."""
SECONDS_TO_ANSWER = 30.0
"""To fork takes some milliseconds, to begin a second or two: one that says nothing for so long has stopped for good."""


ENVIRONMENT = {"OPENBLAS_NUM_THREADS": "1"}
"""All that a reader finds in its own. What opens workbooks loads a library that begins a thread for each processor, and
ends the process where it may not: a reader may not, unless its user is root.
"""


class NurseryEnded(OSError):
    """It ended before it answered: by its own clock, or the system ended it; or it did not answer, and was ended."""


class Nursery:
    """A clean interpreter without an environment or open files of the site, which forks readers."""

    def __init__(self, idle_seconds: float = IDLE_SECONDS, seconds_to_answer: float = SECONDS_TO_ANSWER) -> None:
        self._asking = threading.Lock()
        self._line, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._line.settimeout(seconds_to_answer)
        words = ["-m", "tinkuy.core.sandbox.nursery", str(theirs.fileno()), str(idle_seconds)]
        with theirs:
            self.process = subprocess.Popen(  # noqa: S603  our own program
                [sys.executable, "-I", "-B", "-X", "utf8", *words],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                env=ENVIRONMENT,
                cwd="/",
            )

    def fork(self, parser: str, pipes: list[int]) -> int:
        """The number of a reader with these two *pipes*. It stays a reader's until `status_of` asked how it ended."""
        return self._ask({"parser": parser}, pipes)

    def status_of(self, reader: int) -> int:
        """How a *reader* that has ended did so, as `waitpid` has it."""
        return self._ask({"ended": reader}, [])

    def end(self) -> None:
        self._line.close()
        self.process.kill()
        self.process.wait()

    def leave_to_parent(self) -> None:
        """In a fork of the process that began it: it is not ours."""
        self._line.close()
        self.process.returncode = 0

    def _ask(self, question: dict[str, str | int], pipes: list[int]) -> int:
        with self._asking:
            try:
                socket.send_fds(self._line, [json.dumps(question).encode()], pipes)
                answer = self._line.recv(64)
            except OSError as error:
                self._line.close()  # an answer that comes late is nobody's
                self.process.kill()
                raise NurseryEnded from error
        if not answer:
            raise NurseryEnded
        return int(answer)


class ReaderProcess:
    """A reader with its pipes; leaving the block ends it."""

    def __init__(self, parser: str) -> None:
        its_input, to_it = os.pipe()
        from_it, its_output = os.pipe()
        try:
            self._nursery, self._pid = _forked(parser, [its_input, its_output])
            self._ended = os.pidfd_open(self._pid)
        except BaseException:
            os.close(to_it)
            os.close(from_it)
            raise
        finally:
            os.close(its_input)
            os.close(its_output)
        self.stdin, self.stdout = os.fdopen(to_it, "wb"), os.fdopen(from_it, "rb")
        self._code: int | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.kill()
        with suppress(BrokenPipeError):
            self.stdin.close()
        self.stdout.close()
        self.wait()
        os.close(self._ended)

    def kill(self) -> None:
        with suppress(ProcessLookupError):
            signal.pidfd_send_signal(self._ended, signal.SIGKILL)

    def wait(self) -> int:
        """How it ended, as `Popen` has it; as killed where nobody can say any more."""
        if self._code is None:
            ended = select.poll()
            ended.register(self._ended, select.POLLIN)
            ended.poll()
            try:
                self._code = os.waitstatus_to_exitcode(self._nursery.status_of(self._pid))
            except NurseryEnded:
                self._code = -signal.SIGKILL
        return self._code


_nursery: Nursery | None = None
_beginning = threading.Lock()


def _forked(parser: str, pipes: list[int]) -> tuple[Nursery, int]:
    """The nursery and the reader's number; another nursery is begun where the last one has ended."""
    nursery = _current(None)
    try:
        return nursery, nursery.fork(parser, pipes)
    except NurseryEnded:
        nursery = _current(nursery)
        return nursery, nursery.fork(parser, pipes)


def _current(ended: Nursery | None) -> Nursery:
    global _nursery
    with _beginning:
        if ended is not None and _nursery is ended:
            _end()
        _nursery = _nursery or Nursery()
        return _nursery


def _end() -> None:
    global _nursery
    if _nursery is not None:
        _nursery.end()
        _nursery = None


def _begin_anew() -> None:
    """A fork of this process, as the worker is, has a nursery of its own once it wants one."""
    global _nursery, _beginning
    _beginning = threading.Lock()
    if _nursery is not None:
        _nursery.leave_to_parent()
        _nursery = None


os.register_at_fork(after_in_child=_begin_anew)
atexit.register(_end)
