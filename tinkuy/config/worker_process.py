"""The worker process beside the web server, as long as that one lives.

The first one is a fork, made before the server has a thread, a listener or a line to the database of its own: it begins
at once, and what both have loaded is in memory once. Later a fork would be of a process with threads: a worker that
takes the place of one that died is started by the interpreter.
"""

import contextlib
import ctypes
import gc
import logging
import os
import signal
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection

from . import command

log = logging.getLogger("tinkuy.server")

WORDS = ("worker", "--until-input-ends")
SECONDS_FOR_THE_WORKER = 10
BETWEEN_LOOKS = 0.05
NAME = "tinkuy-worker"
"""What the system calls the process, in whose command line stand the words of the server."""


@contextmanager
def worker_running() -> Iterator[None]:
    """A worker process as long as the block; one that dies is started again. The caller has no thread yet."""
    stopping, first = threading.Event(), fork_worker()
    keeper = threading.Thread(target=_keep_a_worker, args=(stopping, first), name="worker-keeper")
    keeper.start()
    try:
        yield
    finally:
        stopping.set()
        keeper.join()


class ForkedWorker:
    """What `Popen` is for another program. `line` is the other end of its standard input."""

    def __init__(self, pid: int, line: int) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self.stdin = os.fdopen(line, "wb")

    def poll(self) -> int | None:
        if self.returncode is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            self.returncode = os.waitstatus_to_exitcode(status) if pid else None
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        until = time.monotonic() + timeout if timeout is not None else float("inf")
        while (code := self.poll()) is None:
            if time.monotonic() > until:
                raise subprocess.TimeoutExpired(NAME, timeout or 0)
            time.sleep(BETWEEN_LOOKS)
        return code

    def terminate(self) -> None:
        self._signal(signal.SIGTERM)

    def kill(self) -> None:
        self._signal(signal.SIGKILL)

    def _signal(self, number: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, number)


def fork_worker() -> ForkedWorker:
    """A worker that has the program loaded, and nothing else of this process. Nobody else may run in it meanwhile."""
    _let_go_of_the_database()
    _give_free_memory_back()
    gc.freeze()  # the search for what can be freed writes into all that it looks at, and so takes it out of sharing
    sys.stdout.flush()
    sys.stderr.flush()
    its_input, line = os.pipe()
    pid = os.fork()
    if not pid:
        _be_a_worker(its_input)
    os.close(its_input)
    return ForkedWorker(pid, line)


def _let_go_of_the_database() -> None:
    connection.close()
    if connection.vendor == "postgresql":
        connection.close_pool()  # type: ignore[attr-defined]


def _give_free_memory_back() -> None:
    """What the start has freed would stay with the fork: ten megabytes. glibc has this, elsewhere nothing is done."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)


def _be_a_worker(its_input: int) -> None:
    """Until it ends: nothing of the server goes on here, neither its files nor what it does at its end."""
    code = 1
    try:
        os.setsid()
        os.dup2(its_input, 0)
        os.closerange(3, os.sysconf("SC_OPEN_MAX"))
        with contextlib.suppress(OSError):
            Path("/proc/self/comm").write_text(NAME)
        sys.argv[1:] = WORDS
        command.main()
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
        if isinstance(end.code, str):
            print(end.code, file=sys.stderr)
    except BaseException:  # nobody above may go on with it: there is the server
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _keep_a_worker(stopping: threading.Event, first: ForkedWorker) -> None:
    worker: ForkedWorker | subprocess.Popen[bytes] = first
    while True:
        while worker.poll() is None and not stopping.wait(0.2):
            continue
        if not stopping.is_set():
            log.warning("the worker ended and is started again")
            stopping.wait(1)
        _end(worker)
        if stopping.is_set():
            return
        worker = _start_worker()


def _start_worker() -> subprocess.Popen[bytes]:
    """Its standard input is a pipe from us: the kernel closes it however we end, and the worker then ends too."""
    words = [sys.executable, "-m", "tinkuy.config.command", *WORDS]
    return subprocess.Popen(words, stdin=subprocess.PIPE, start_new_session=True)  # noqa: S603  our own words


def _end(worker: ForkedWorker | subprocess.Popen[bytes]) -> None:
    worker.terminate()
    try:
        worker.wait(SECONDS_FOR_THE_WORKER)
    except subprocess.TimeoutExpired:
        worker.kill()  # the job it was at runs again at the next start
        worker.wait()
    if worker.stdin:
        worker.stdin.close()
