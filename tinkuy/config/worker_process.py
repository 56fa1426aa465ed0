"""The worker process beside the web server, as long as that one lives."""

import logging
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

log = logging.getLogger("tinkuy.server")

SECONDS_FOR_THE_WORKER = 10


@contextmanager
def worker_running() -> Iterator[None]:
    """A worker process as long as the block; one that dies is started again."""
    stopping = threading.Event()
    keeper = threading.Thread(target=_keep_a_worker, args=(stopping,), name="worker-keeper")
    keeper.start()
    try:
        yield
    finally:
        stopping.set()
        keeper.join()


def _keep_a_worker(stopping: threading.Event) -> None:
    while not stopping.is_set():
        worker = _start_worker()
        while worker.poll() is None and not stopping.wait(0.2):
            continue
        if not stopping.is_set():
            log.warning("the worker ended and is started again")
            stopping.wait(1)
        _end(worker)


def _start_worker() -> subprocess.Popen[bytes]:
    """Its standard input is a pipe from us: the kernel closes it however we end, and the worker then ends too."""
    command = [sys.executable, "-m", "tinkuy.config.command", "worker", "--until-input-ends"]
    return subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True)  # noqa: S603  our own words


def _end(worker: subprocess.Popen[bytes]) -> None:
    worker.terminate()
    try:
        worker.wait(SECONDS_FOR_THE_WORKER)
    except subprocess.TimeoutExpired:
        worker.kill()  # the job it was at runs again at the next start
        worker.wait()
    if worker.stdin:
        worker.stdin.close()
