"""The worker of a server that is a fork: one too, its child, and made before the server has anything of its own.

A server starts its worker by the interpreter. Where the server is a fork, its first worker waits beside it from the
beginning, with the program loaded and nothing else, for the words, environment and pipe of a new process. A second
worker, which is there for one that died, is started by the interpreter as ever.
"""

import os
import socket
import subprocess
from typing import Any

from tests.forks.messages import receive, send
from tests.forks.program import become


def fork_first_worker(words: list[str]) -> list[str]:
    """A worker beside this server, until it is wanted. What each obeys: *words* here, there what the server says."""
    ours, theirs = socket.socketpair()
    pid = os.fork()
    if pid:
        theirs.close()
        _give_to_the_first(ours, pid)
        return words
    ours.close()
    said, pipes = receive(theirs)
    theirs.close()
    if said is None:
        os._exit(0)  # the server ended before it wanted a worker
    if said["session"]:
        os.setsid()
    become(said["environment"], said["folder"], pipes)
    return list(said["words"])


def _give_to_the_first(line: socket.socket, pid: int) -> None:
    """`subprocess` of this server has its first worker in the process *pid*, and starts all else itself."""

    class Popen(subprocess.Popen[Any]):
        def _execute_child(self, args: list[str], *rest: Any) -> None:
            """In *rest* are, by their places in it, folder, environment, pipes, and whether it leaves the session."""
            if args[3:4] != ["worker"] or line.fileno() < 0:
                super()._execute_child(args, *rest)  # type: ignore[misc]
                return
            pipes = [number if pipe == -1 else pipe for number, pipe in enumerate((rest[9], rest[12], rest[14]))]
            said = {"words": args[1:], "folder": str(rest[4] or os.getcwd()), "session": rest[-2]}
            send(line, said | {"environment": dict(rest[5] or os.environ)}, pipes)
            line.close()
            self.pid, self._child_created = pid, True
            self._close_pipe_fds(*rest[9:15])

    subprocess.Popen = Popen  # type: ignore[misc]
