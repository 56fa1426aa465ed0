"""What a parser that was taken over might try; each yields how it went."""

import ctypes
import fcntl
import os
import resource
import signal
import socket
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _, trans_real

from tinkuy.core.errors import Refused

WARMED_IN: list[int] = []


def warm_up() -> None:
    WARMED_IN.append(os.getpid())


def is_ready(data: bytes) -> Iterator[Any]:
    yield {"warmed in": WARMED_IN, "parent": os.getppid()}


def catalogues_read(data: bytes, parser: str, arguments: dict[str, Any]) -> Iterator[Any]:
    """Which languages *parser*, another one, has to say sentences in."""
    module, _colon, name = parser.partition(":")
    list(getattr(import_module(module), name)(data, **arguments))
    yield sorted(trans_real._translations)


def echo(data: bytes, times: int) -> Iterator[Any]:
    yield from [data.decode()] * times


def refuses(data: bytes) -> Iterator[Any]:
    yield "so far"
    raise Refused(
        _("The file %(file)s cannot be read. Check its name and that you may open it.") % {"file": data.decode()}
    )


def breaks(data: bytes) -> Iterator[Any]:
    raise ValueError(f"a secret: {data!r}")
    yield


def tries(data: bytes, place: str) -> Iterator[Any]:
    """Each attempt by its name: `done`, or the error that stopped it."""
    attempts: dict[str, Callable[[], Any]] = {
        "read": lambda: Path(place).read_bytes(),
        "write": lambda: Path(place).write_bytes(b"x"),
        "remove": lambda: Path(place).unlink(),
        "make": lambda: Path(place).with_name("new").mkdir(),
        "connect": lambda: socket.create_connection(("127.0.0.1", 9), timeout=1),
        "run": lambda: os.execv("/bin/true", ["true"]),
    }
    yield {name: _outcome(attempt) for name, attempt in attempts.items()}


def reaches(data: bytes) -> Iterator[Any]:
    """The process that it is a fork of, and a new one; what it may ask of itself comes last."""
    parent = os.getppid()
    attempts: dict[str, Callable[[], Any]] = {
        "signal": lambda: os.kill(parent, 0),
        "limit": lambda: resource.prlimit(parent, resource.RLIMIT_CORE),
        "slow down": lambda: os.setpriority(os.PRIO_PROCESS, parent, 19),
        "hold": lambda: os.pidfd_open(parent),
        "be told": lambda: fcntl.fcntl(1, fcntl.F_SETOWN, parent),
        "fork": lambda: os.fork() or os._exit(0),
        "talk": socket.socketpair,
        "itself": lambda: resource.getrlimit(resource.RLIMIT_CORE),
    }
    yield {name: _outcome(attempt) for name, attempt in attempts.items()}


def _outcome(attempt: Callable[[], Any]) -> str:
    try:
        attempt()
    except OSError as error:
        return type(error).__name__
    return "done"


def surroundings(data: bytes) -> Iterator[Any]:
    open_files = [number for number in range(32) if _outcome(lambda number=number: os.fstat(number)) == "done"]
    yield {"environment": dict(os.environ), "folder": os.getcwd(), "files": open_files}


def loads(data: bytes, library: str) -> Iterator[Any]:
    yield import_module(library).__name__


def numbers(data: bytes) -> Iterator[Any]:
    yield {"itself": os.getpid(), "parent": os.getppid()}


def devours(data: bytes) -> Iterator[Any]:
    yield len(bytearray(400 * 1024 * 1024))


def spins(data: bytes) -> Iterator[Any]:
    while True:
        pass
    yield


def waits(data: bytes) -> Iterator[Any]:
    signal.pause()
    yield


def falls(data: bytes) -> Iterator[Any]:
    ctypes.string_at(0)
    yield


def chatters(data: bytes) -> Iterator[Any]:
    while True:
        yield "x" * 10_000
