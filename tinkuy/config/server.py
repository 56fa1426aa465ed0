"""The web process: one uvicorn on a socket of our own, with one worker process beside it."""

import logging
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

log = logging.getLogger("tinkuy.server")

SECONDS_FOR_THE_WORKER = 10
BACKLOG = 4096


class PortBusy(Exception):
    """Another program listens there."""


def listening_socket(host: str, port: int) -> socket.socket:
    """A bound TCP socket; raises `PortBusy`."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise PortBusy(error.strerror or str(error)) from error
    return listener


def serve(listener: socket.socket) -> None:
    """Answer until SIGTERM or Ctrl-C, then finish what is being answered, at most three seconds long."""
    config = uvicorn.Config(
        "tinkuy.config.asgi:application",
        http="httptools",
        loop="uvloop",
        ws="none",
        backlog=BACKLOG,
        timeout_graceful_shutdown=3,
        log_config=None,
        access_log=False,
        server_header=False,
    )
    logging.getLogger("uvicorn").setLevel(logging.WARNING)
    # uvicorn raises each signal again once it has stopped: by then it has done all that the signal asks for.
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: None)
    uvicorn.Server(config).run(sockets=[listener])


@contextmanager
def worker_beside() -> Iterator[None]:
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
