"""The program of the process that readers are forks of: `python -I -m tinkuy.core.sandbox.nursery LINE SECONDS`.

To load what a reader needs takes longer than to read most files; here it is loaded once, with what its module makes of
the program's own files (`warm_up`), and each file still has a process of its own that is thrown away. This process
never sees a byte of a file, nor a setting, key or database of the site: all that comes over its line is the name of a
parser of ours and the two pipes of a reader. It ends with whoever began it, or after so many SECONDS in which nobody
asked.
"""

import gc
import json
import os
import signal
import socket
import sys
from contextlib import suppress
from functools import cache
from importlib import import_module

from . import child

ALWAYS_LOADED = ("django.apps", "django.conf", "django.utils.translation.trans_real", "tinkuy.core.errors")
LONGEST_MESSAGE = 4096


def main(line: socket.socket, idle_seconds: float) -> None:
    """Fork a reader whenever one is asked for, and tell of each how it ended."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for whoever began it
    gc.disable()
    for name in ALWAYS_LOADED:
        import_module(name)
    line.settimeout(idle_seconds)
    readers: set[int] = set()
    while True:
        try:
            message, pipes, _flags, _address = socket.recv_fds(line, LONGEST_MESSAGE, 2)
        except TimeoutError:
            if readers:
                continue
            return
        if not message:
            return
        question = json.loads(message)
        if "ended" in question:
            readers.discard(question["ended"])
            line.send(str(os.waitpid(question["ended"], 0)[1]).encode())
        else:
            readers.add(pid := fork_reader(question["parser"], pipes, line))
            line.send(str(pid).encode())


def fork_reader(parser: str, pipes: list[int], line: socket.socket) -> int:
    """A reader with its input and output, and nothing else of this process; its number."""
    with suppress(Exception):  # the reader meets it again, and says so
        load(parser.partition(":")[0])
    gc.freeze()
    pid = os.fork()
    if not pid:
        try:
            be_reader(pipes, line)
        finally:
            os._exit(1)
    for pipe in pipes:
        os.close(pipe)
    return pid


@cache
def load(module: str) -> None:
    """Import it and have it make ready what it makes of no file, once for all its readers."""
    warm_up = getattr(import_module(module), "warm_up", None)
    if warm_up:
        warm_up()


def be_reader(pipes: list[int], line: socket.socket) -> None:
    line.detach()
    for number, pipe in enumerate(pipes):
        os.dup2(pipe, number)
    os.closerange(3, os.sysconf("SC_OPEN_MAX"))
    signal.signal(signal.SIGINT, signal.default_int_handler)
    child.main()


if __name__ == "__main__":
    main(socket.socket(fileno=int(sys.argv[1])), float(sys.argv[2]))
