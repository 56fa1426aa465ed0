"""What the sandbox said of a file, kept for the run: most tests bring in the same few files again and again.

The first time that a file is read in some way, a real reader does it in a process of its own. Whoever asks the same
once more gets the same lines. What ended in any other way than by its own words is never kept, and the tests of the
sandbox itself always have a real one.
"""

import hashlib
import io
import os
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from tinkuy.core import heavy
from tinkuy.core.sandbox import running
from tinkuy.core.sandbox.forking import ReaderProcess

BY_ITS_OWN_WORDS = (b'["end",', b'["refused",')
NEVER_KEPT = '"tinkuy.core.tests.'


def keep_what_readers_said(patch: pytest.MonkeyPatch) -> None:
    """From now on, in this process; the other processes of the run know it too."""
    start, folder = running._reader, Path(os.environ["TINKUY_TEST_RUN"]) / "read"

    @contextmanager
    def reader(parser: str) -> Iterator["Remembering"]:
        with ExitStack() as stack:
            yield Remembering(folder, lambda: stack.enter_context(start(parser)))

    patch.setattr(running, "_reader", reader)


class Remembering:
    """Stands for the process of a reader. Which one is needed is known once all was written to its input."""

    def __init__(self, folder: Path, start) -> None:
        self.folder, self._start = folder, start
        self.stdin = _Input(self)
        self.stdout: io.BytesIO | _Noted = io.BytesIO()
        self._process: ReaderProcess | None = None

    def answer(self, sent: bytes) -> None:
        path = self.folder / hashlib.sha256(sent).hexdigest()
        is_plain = NEVER_KEPT not in sent.partition(b"\n")[0].decode()
        if is_plain and not heavy.is_misplaced() and path.exists():  # a misplaced one must be seen to start
            self.stdout = io.BytesIO(path.read_bytes())
            return
        self._process = self._start()
        running._send(self._process, sent)
        self.stdout = _Noted(self._process.stdout, path) if is_plain else self._process.stdout

    def wait(self) -> int:
        assert self._process
        return self._process.wait()

    def kill(self) -> None:
        if self._process:
            self._process.kill()


class _Input(io.BytesIO):
    def __init__(self, reader: Remembering) -> None:
        super().__init__()
        self._reader = reader

    def close(self) -> None:
        if not self.closed:
            sent = self.getvalue()
            super().close()
            self._reader.answer(sent)


class _Noted:
    """The lines of a real reader, noted as they are read."""

    def __init__(self, lines, path: Path) -> None:
        self._lines, self._kept, self._noted = lines, path, list[bytes]()

    def readline(self, most: int) -> bytes:
        line = self._lines.readline(most)
        self._noted.append(line)
        if line.startswith(BY_ITS_OWN_WORDS) and line.endswith(b"\n"):
            self._kept.parent.mkdir(exist_ok=True, parents=True)
            whole = self._kept.with_suffix(f".{os.getpid()}.{threading.get_ident()}")
            whole.write_bytes(b"".join(self._noted))
            whole.rename(self._kept)
        return line
