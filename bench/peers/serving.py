"""A server in a process group of its own: it answers within the block, and none of its processes outlives it."""

import os
import signal
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.peers.installing import NotHere

SECONDS_TO_START = 180


@dataclass(frozen=True)
class Served:
    """`pid` is the parent of its processes; `seconds` from its start to its first good answer.

    `public_port` is where its own pages say that it stands, 0 where they name no place.
    """

    address: str
    pid: int
    seconds: float
    public_port: int = 0


@contextmanager
def served(
    command: list[str], address: str, log: Path, *, public_port: int = 0, **environment: str
) -> Iterator[Served]:
    """Raises `NotHere` where it does not answer."""
    asked = urllib.request.Request(address, headers={"Host": f"localhost:{public_port}"} if public_port else {})
    start = time.monotonic()
    with log.open("ab") as out:
        process = subprocess.Popen(
            command, stdout=out, stderr=out, env=os.environ | environment, start_new_session=True
        )
    try:
        while not _answers(asked):
            if process.poll() is not None or time.monotonic() - start > SECONDS_TO_START:
                raise NotHere("it did not start: " + log.read_text(errors="replace")[-200:])
            time.sleep(0.01)
        yield Served(address, process.pid, time.monotonic() - start, public_port)
    finally:
        _end(process)


def _answers(asked: urllib.request.Request) -> bool:
    try:
        with urllib.request.urlopen(asked, timeout=10) as answer:
            answer.read()
    except urllib.error.HTTPError as error:
        return error.code < 500 and error.code != 404
    except OSError:
        return False
    return True


def _end(process: "subprocess.Popen[bytes]") -> None:
    for number, seconds in ((signal.SIGTERM, 10), (signal.SIGKILL, 10)):
        try:
            os.killpg(process.pid, number)
            process.wait(seconds)
        except ProcessLookupError:
            return
        except subprocess.TimeoutExpired:
            continue
        return
