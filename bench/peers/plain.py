"""Plain Django behind the quickest WSGI server, in two processes: what a page of three queries costs at least."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.peers.installing import PEERS, environment, run
from bench.peers.serving import Served, served
from tests.running import free_port

NAME = "plain Django × 2"
WORKERS = 2


@contextmanager
def plain_django() -> Iterator[Served]:
    """Raises `NotHere`."""
    programs = environment("plain", "django>=6.1,<6.2", "granian")
    program, file = Path(__file__).with_name("inside") / "plain_django.py", (PEERS / "plain.sqlite3").absolute()
    if not file.exists():
        run(str(programs / "python"), str(program), str(file))
    port = free_port()
    command = [str(programs / "granian"), "--interface", "wsgi", "--workers", str(WORKERS), "--port", str(port)]
    command += ["--no-access-log", "--working-dir", str(program.parent), "plain_django:application"]
    with served(command, f"http://127.0.0.1:{port}/", PEERS / "plain.log", PLAIN_DJANGO=str(file)) as site:
        yield site
