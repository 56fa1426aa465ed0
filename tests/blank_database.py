"""A database with its tables and nothing in it, made once and copied: by each process of a run, and by later runs.

On SQLite it is a file in pytest's cache, named by what decides its content; on PostgreSQL one of the run's server, and
in that cache what makes it anew on the next one.
"""

import fcntl
import hashlib
import os
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".pytest_cache" / "blank"


def name() -> str:
    """Told by the migrations, and by the packages whose own migrations are among them."""
    digest = hashlib.sha256((ROOT / "requirements.lock").read_bytes())
    for path in sorted(ROOT.glob("tinkuy/*/migrations/*.py")):
        digest.update(path.name.encode() + path.read_bytes())
    return f"blank_{digest.hexdigest()[:16]}"


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """The first process makes it, the others wait and copy."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / f"lock-{os.environ.get('TINKUY_TEST_ON', 'sqlite')}").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


class BlankFile:
    """`copy_to` the place that Django's settings name where there is one already, else `keep` what stands there."""

    path = FOLDER / f"{name()}.sqlite3"

    def is_there(self) -> bool:
        return self.path.exists()

    def copy_to(self, place: str) -> None:
        Path(place).write_bytes(self.path.read_bytes())
        Path(place).chmod(0o600)

    def keep(self, place: str) -> None:
        for former in FOLDER.glob("*.sqlite3"):
            former.unlink()
        whole = self.path.with_suffix(f".{os.getpid()}")
        with sqlite3.connect(place) as connection:
            connection.execute("VACUUM INTO ?", [str(whole)])
        connection.close()
        whole.rename(self.path)


class BlankOnServer:
    """The same for a database of a server. Nobody may be connected with a database that is copied."""

    def __init__(self, server: str) -> None:
        self.server = server

    file = FOLDER / f"{name()}.sql"

    def is_there(self) -> bool:
        if not self._is_on_server() and self.file.exists():
            self._run(f"CREATE DATABASE {name()}")
            self._run_program("psql", "--quiet", "--set=ON_ERROR_STOP=1", f"--file={self.file}", self.address())
        return self._is_on_server()

    def _is_on_server(self) -> bool:
        return bool(self._run("SELECT 1 FROM pg_database WHERE datname = %s", name()))

    def copy_to(self, place: str) -> None:
        from tests.postgresql import copying

        self._run(copying(place, like=name()))

    def keep(self, place: str) -> None:
        from tests.postgresql import copying

        self._run(copying(name(), like=place))
        for former in FOLDER.glob("*.sql"):
            former.unlink()
        whole = self.file.with_suffix(f".{os.getpid()}")
        self._run_program("pg_dump", f"--file={whole}", self.address())
        whole.rename(self.file)

    def address(self) -> str:
        parts = urlsplit(self.server)
        return f"postgresql://{parts.netloc}/{name()}?{parts.query}"

    def _run_program(self, name: str, *words: str) -> None:
        from tests.postgresql import program

        subprocess.run([program(name), *words], check=True, stdout=subprocess.DEVNULL)

    def _run(self, statement: str, *values: str) -> list[tuple[object, ...]]:
        with psycopg.connect(self.server, autocommit=True) as connection:
            done = connection.execute(statement, values or None)  # type: ignore[arg-type]
            return done.fetchall() if done.description else []


def blank() -> BlankFile | BlankOnServer:
    if os.environ.get("TINKUY_TEST_ON") != "postgresql":
        return BlankFile()
    from tests.postgresql import address

    return BlankOnServer(address())
