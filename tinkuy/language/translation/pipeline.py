"""One translator that keeps running: texts in, NUL between them, the same number of texts out.

It starts with the first text. When it dies or does not answer in time it is ended and started once more; if that does
not help either, `Stuck` is raised. It ends with this process: at exit, or by the end of its input.
"""

import atexit
import os
import re
import selectors
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence

SPECIAL = re.compile(r"([\[\]{}^$@\\/<>])")
ESCAPED = re.compile(r"\\(.)", re.DOTALL)
END = "[][\n]"
"""A blank that makes the last word come out."""
MOST_LETTERS = 6_000
"""Of one request: less than the pipes hold, so that writing never waits for reading."""
PATIENCE = 20.0
"""Seconds that one request may take."""


class Stuck(Exception):
    """The translator died or did not answer, twice."""


class Pipeline:
    """*command* tells the shell's pipeline; it is asked when a process is started."""

    def __init__(self, command: Callable[[], str], patience: float = PATIENCE) -> None:
        self.command = command
        self.patience = patience
        self._process: subprocess.Popen[bytes] | None = None
        self._one_at_a_time = threading.Lock()
        atexit.register(self.end)

    def translate(self, texts: Sequence[str]) -> list[str]:
        """The translation of each text, in order. Raises `Stuck`."""
        cut = [[text[at : at + MOST_LETTERS] for at in range(0, len(text), MOST_LETTERS)] for text in texts]
        pieces = (piece for one in cut for piece in one)
        translations = iter([translation for batch in _batches(pieces) for translation in self._twice(batch)])
        return ["".join(next(translations) for _piece in one) for one in cut]

    @property
    def pid(self) -> int | None:
        """Of the process group, while one runs."""
        return self._process.pid if self._process and self._process.poll() is None else None

    def end(self) -> None:
        """End the processes of the pipeline: its own group, and nothing else."""
        process, self._process = self._process, None
        if process is None:
            return
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        for end in (process.stdin, process.stdout):
            if end:
                end.close()
        process.wait()

    def _twice(self, texts: Sequence[str]) -> list[str]:
        with self._one_at_a_time:
            for _attempt in range(2):
                try:
                    return self._ask(texts)
                except (OSError, subprocess.SubprocessError, Stuck):
                    self.end()
        raise Stuck

    def _ask(self, texts: Sequence[str]) -> list[str]:
        process = self._running()
        if process.stdin is None or process.stdout is None:
            raise Stuck
        os.write(process.stdin.fileno(), "".join(f"{_escaped(text)}{END}\0" for text in texts).encode())
        answer = _read(process.stdout.fileno(), len(texts), time.monotonic() + self.patience)
        return [_plain(part) for part in answer.decode(errors="replace").split("\0")[: len(texts)]]

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.end()
            self._process = subprocess.Popen(  # noqa: S603 the pipeline of an installed mode
                ["/bin/sh", "-c", self.command()],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                bufsize=0,
                start_new_session=True,
            )
        return self._process


def _read(source: int, count: int, until: float) -> bytes:
    """Bytes up to the NUL numbered *count*. Raises `Stuck` where the input ends and at the monotonic time *until*."""
    answer = b""
    with selectors.DefaultSelector() as selector:
        selector.register(source, selectors.EVENT_READ)
        while answer.count(b"\0") < count:
            if not selector.select(max(until - time.monotonic(), 0)):
                raise Stuck
            read = os.read(source, 65_536)
            if not read:
                raise Stuck
            answer += read
    return answer


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    size = 0
    for text in texts:
        if batch and size + len(text) > MOST_LETTERS:
            yield batch
            batch, size = [], 0
        batch.append(text)
        size += len(text)
    if batch:
        yield batch


def _escaped(text: str) -> str:
    return SPECIAL.sub(r"\\\1", text.replace("\0", ""))


def _plain(answer: str) -> str:
    return ESCAPED.sub(r"\1", answer.removesuffix(END))
