"""`tinkuy serve` as a real process, for the promises that only a process can keep or break."""

import http.client
import json
import os
import random
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlencode

from tests import deed_reports
from tests.forks.process import run_to_its_end, start

ROOT = Path(__file__).resolve().parent.parent
FORGERY_TOKEN = "t" * 32
SECONDS_TO_START = 200
LONGEST = 120
"""What a site takes to answer or to end, on a machine that is busy with other work."""


@dataclass(frozen=True)
class Answer:
    status: int
    location: str
    headers: dict[str, str]
    body: str


class Site:
    """An installation in *folder*, on SQLite there or a PostgreSQL *database*; its processes start and are killed."""

    def __init__(self, folder: Path, database: str = "", **environment: str) -> None:
        self.folder = folder
        (folder / "data").mkdir(mode=0o700, exist_ok=True)
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None
        self._programs: dict[str, subprocess.Popen[str]] = {}
        self.answering_since = 0.0
        """When it first answered after its last start (`time.monotonic`); 0 while it is down."""
        inherited = {name: value for name, value in os.environ.items() if not name.startswith(("TINKUY_", "DJANGO_"))}
        self.environment = inherited | {
            "TINKUY_DATA": str(folder / "data"),
            "PORT": str(self.port),
            "PYTHONPATH": os.pathsep.join([str(ROOT), *filter(None, [inherited.get("PYTHONPATH")])]),
            **({"TINKUY_DATABASE_URL": database} if database else {}),
            **environment,
        }

    @property
    def is_on_postgresql(self) -> bool:
        return "TINKUY_DATABASE_URL" in self.environment

    def run(self, *words: str) -> "subprocess.CompletedProcess[str]":
        """`tinkuy …` to its end."""
        return self.run_python("-m", "tinkuy.config.command", *words)

    def run_python(self, *words: str) -> "subprocess.CompletedProcess[str]":
        return run_to_its_end([*words], self.environment)

    def seed(self) -> dict[str, str]:
        """A cycle with two webinars, and the coordination's sign-in session: see `tests/seeding.py`."""
        return self.ask("tests.seeding", "seed")

    def texts_of_hooks(self) -> list[str]:
        """The Spanish text of each thread, read from the database as it lies there."""
        return self.ask("tests.seeding", "texts")

    def ask(self, program: str, *words: str) -> Any:
        """What *program* tells of a deed. It stays, and is asked again: its start costs seconds of a processor."""
        if program not in self._programs:
            pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
            command = ["-m", program, deed_reports.ASKED]
            self._programs[program] = start(command, self.environment, stderr=self._log(), **pipes)
        asked = self._programs[program]
        assert asked.stdin
        assert asked.stdout
        print(json.dumps(words), file=asked.stdin, flush=True)
        answer = asked.stdout.readline()
        assert answer, self.log()
        return json.loads(answer)

    def close(self) -> None:
        """The programs that were asked end with their input."""
        for asked in self._programs.values():
            asked.communicate(timeout=LONGEST)
        self._programs.clear()

    def spawn(self, *words: str) -> "subprocess.Popen[bytes]":
        command = ["-m", "tinkuy.config.command", *words]
        return start(command, self.environment, stdout=self._log(), stderr=subprocess.STDOUT)

    def start(self) -> None:
        self.process = self.spawn("serve")
        deadline = time.monotonic() + SECONDS_TO_START
        while not self.answers():
            assert self.process.poll() is None, self.log()
            assert time.monotonic() < deadline, self.log()
            time.sleep(0.05)
        self.answering_since = time.monotonic()

    def answers(self) -> bool:
        try:
            return self.get("/readyz").status < 500
        except OSError:
            return False

    def stop(self) -> int:
        """SIGTERM; the exit code."""
        assert self.process
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(LONGEST)

    def kill(self) -> None:
        """SIGKILL to every process of the site at once."""
        assert self.process
        self.answering_since = 0.0
        for pid in [self.process.pid, *children(self.process.pid)]:
            os.kill(pid, signal.SIGKILL)
        self.process.wait(LONGEST)

    def get(self, path: str, session: str = "") -> Answer:
        return self._ask("GET", path, None, session)

    def post(self, path: str, fields: dict[str, str], session: str = "") -> Answer:
        """A form as a browser sends it; raises OSError when the line breaks before the answer is whole."""
        return self._ask("POST", path, urlencode({**fields, "csrfmiddlewaretoken": FORGERY_TOKEN}), session)

    def _ask(self, method: str, path: str, body: str | None, session: str) -> Answer:
        headers = {"Cookie": f"csrftoken={FORGERY_TOKEN}; sessionid={session}"}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=LONGEST)
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            text = answer.read().decode(errors="replace")
            answer_headers = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, answer_headers.get("location", ""), answer_headers, text)
        except http.client.HTTPException as error:
            raise ConnectionError(str(error)) from error
        finally:
            connection.close()

    def log(self) -> str:
        return (self.folder / "log").read_text(errors="replace")

    def _log(self) -> IO[bytes]:
        return (self.folder / "log").open("ab")


@contextmanager
def running(site: Site) -> Iterator[Site]:
    """The site answers within the block; none of its processes outlives it."""
    try:
        site.start()
        yield site
    finally:
        if site.process and site.process.poll() is None:
            site.kill()


def free_port() -> int:
    """One that no client's end of a connection is given meanwhile: those come from 32768 on."""
    while True:
        port = random.randrange(20_000, 32_000)
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port


def children(pid: int) -> list[int]:
    return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()] + [
        int(word)
        for task in Path(f"/proc/{pid}/task").iterdir()
        if task.name != str(pid)
        for word in (task / "children").read_text().split()
    ]
