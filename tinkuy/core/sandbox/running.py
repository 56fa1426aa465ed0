"""Starting the reader of one file, taking its answer, ending it when it takes too long."""

import json
import logging
import signal
import threading
from collections.abc import Generator, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from typing import Any

from django.utils.translation import get_language, gettext as _

from tinkuy.core import heavy
from tinkuy.core.errors import Refused

from .forking import NurseryEnded, ReaderProcess
from .limits import OUT_OF_MEMORY, Limits


class Unreadable(Refused):
    """The reader ran out of time or memory, or broke: whoever knows which files it reads may say so in better words."""


log = logging.getLogger(__name__)


def parsed(parser: str, data: bytes, arguments: Mapping[str, Any], limits: Limits) -> Generator[Any]:
    """What *parser* (`package.module:function`) yields of *data*, one JSON value after the other.

    The function is called in a process of its own as `function(data, **arguments)`. Raises `Refused` with its sentence,
    or with one of ours when it ran out of memory or time or broke, and `heavy.Busy` where too many are read already.
    The answer is whole once the iteration has ended.
    """
    answer = begun(parser, data, arguments, limits)
    with closing(answer):
        yield from answer


def begun(parser: str, data: bytes, arguments: Mapping[str, Any], limits: Limits) -> Generator[Any]:
    """The same, with the process at work already: it reads while the caller does something else. Close it, or take its
    answer: until then it has its turn.
    """
    conversation = _conversation(parser, data, arguments, limits)
    next(conversation)
    return conversation


def _conversation(parser: str, data: bytes, arguments: Mapping[str, Any], limits: Limits) -> Generator[Any]:
    """First None, once the process has its file; then the answer. Between them nobody waits for it, and no clock runs:
    a reader whose answer is not taken yet stands still, however long its caller is at something else.
    """
    request = {"parser": parser, "language": get_language() or "en", "arguments": arguments, **limits.to_json()}
    is_late = threading.Event()
    with heavy.FILES.turn(), _reader(parser) as process:
        with _clock(process, is_late, limits):
            _send(process, json.dumps(request).encode() + b"\n", data)
        del data
        yield
        with _clock(process, is_late, limits):
            yield from _results_of(process, is_late, limits)


def _reader(parser: str) -> ReaderProcess:
    """The process, without environment or open files of ours. `Busy` where the machine lets none begin: it is nothing
    that the file could be blamed for.
    """
    try:
        return ReaderProcess(parser)
    except NurseryEnded as error:
        log.error("no reader of files could begin")
        raise heavy.Busy from error


@contextmanager
def _clock(process: ReaderProcess, is_late: threading.Event, limits: Limits) -> Iterator[None]:
    """Within it the process is waited for, so long and no longer."""

    def end() -> None:
        is_late.set()
        process.kill()

    clock = threading.Timer(limits.wall, end)
    clock.daemon = True
    clock.start()
    try:
        yield
    finally:
        clock.cancel()
        clock.join()  # it may be about to end what is ended here, by a number that is given anew


def _send(process: ReaderProcess, *parts: bytes) -> None:
    """The request and the file; a reader that is gone already says why by its end."""
    with suppress(BrokenPipeError):
        for part in parts:
            process.stdin.write(part)
    with suppress(BrokenPipeError):
        process.stdin.close()


def _results_of(process: ReaderProcess, is_late: threading.Event, limits: Limits) -> Iterator[Any]:
    allowance = limits.answer
    while line := process.stdout.readline(allowance + 1):
        allowance -= len(line)
        if allowance < 0:
            raise Unreadable(_too_much())
        if not line.endswith(b"\n"):
            break
        kind, value = json.loads(line)
        if kind == "end":
            return
        if kind == "refused":
            raise Refused(value)
        if kind == "fault":
            log.error("a reader of files broke: %s", value)
            raise Unreadable(_broken())
        yield value
    raise Unreadable(_ended(process, is_late))


def _ended(process: ReaderProcess, is_late: threading.Event) -> str:
    """Why there is no whole answer."""
    code = process.wait()
    if is_late.is_set() or code in (-signal.SIGXCPU, -signal.SIGKILL):
        return _("This file takes too long to read. Open it, save it as plain CSV or text, and upload that file.")
    if code == OUT_OF_MEMORY:
        return _too_much()
    log.error("a reader of files ended with code %d", code)
    return _broken()


def _too_much() -> str:
    return _("This file needs more memory than a normal file. Export it again, one session at a time, and upload that.")


def _broken() -> str:
    return _("This file is damaged in a way that stops its reading. Open it, save it anew, and upload the new file.")
