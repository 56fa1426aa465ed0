"""Whether a database with tables is there, asked before anything is made: a disk that is not mounted looks like a new
site, and whoever begins one there loses the other from sight.
"""

import sqlite3
from collections.abc import Sequence
from contextlib import closing

from tinkuy.core.rows.postgresql import is_of_postgresql

from . import databases
from .environment import Environment

SECONDS_TO_ANSWER = 5
CYCLE_KEYS = "data/*.wrapped"
"""In the folder of keys, one of each cycle: see `core.keys.key_store`."""
NEED_TABLES = frozenset(
    ("backup", "check", "clock", "export-hub", "forget-factors", "import-attendance", "import-sheet",
     "import-transcript", "mend-ledger", "render", "rotate-mirror-key", "verify", "worker")
)  # fmt: skip
"""Our commands that begin no site. `serve`, `demo` and `migrate` make the tables; `doctor` says that there are none."""

OTHER_TABLES = (
    "The tables of the database are not those of this version: run `tinkuy serve` once, it brings them up to date."
)


class NoDatabase(Exception):
    """No database is where one should be, with the sentence for the operator."""


def demand_tables(environment: Environment, words: Sequence[str]) -> None:
    """Before the command *words*: raises `NoDatabase` where keys tell of a site that is not there, or where the command
    wants tables and there are none. Nothing is made. A server that does not answer is left to the command."""
    if {"-h", "--help"}.intersection(words):
        return
    name, cycles = words[0].replace("_", "-"), len(list(environment.keys.glob(CYCLE_KEYS)))
    if not (cycles or name in NEED_TABLES) or _has_tables(environment):
        return
    place = "on the server that TINKUY_DATABASE_URL names" if environment.database else f"in {environment.data}"
    if cycles:
        raise NoDatabase(
            f"There are keys of {cycles} cycle{'' if cycles == 1 else 's'} in {environment.keys}, but no database "
            f"{place}: is the disk mounted, is the address right? Nothing was made. If the site is lost, restore a "
            "backup; to begin a new one, move that folder of keys away."
        )
    raise NoDatabase(f"There are no tables {place}: run `tinkuy serve` once, it makes them.")


def _has_tables(environment: Environment) -> bool:
    """Also true where it cannot be known: what is the matter is then said by who needs the database."""
    if environment.database:
        return _server_may_have_tables(environment.database)
    try:
        return _file_has_tables(environment)
    except (OSError, sqlite3.Error):
        return True


def _server_may_have_tables(url: str) -> bool:
    import psycopg

    try:
        return server_has_tables(url)
    except (OSError, psycopg.Error):
        return True


def _file_has_tables(environment: Environment) -> bool:
    file = environment.data / databases.FILE
    if not file.exists():
        return False
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as line:
        return bool(line.execute("SELECT 1 FROM sqlite_master WHERE name = 'django_migrations'").fetchone())


def server_has_tables(url: str) -> bool:
    """Of PostgreSQL at *url*. Raises `psycopg.Error`."""
    import psycopg

    with psycopg.connect(databases.address(url), connect_timeout=SECONDS_TO_ANSWER) as line:
        row = line.execute("SELECT to_regclass('django_migrations')").fetchone()
    return bool(row and row[0])


def wants_other_tables(error: BaseException) -> bool:
    """Whether *error* came of a table or column that the database does not have."""
    cause = error.__cause__
    if isinstance(cause, sqlite3.Error):
        return str(cause).startswith(("no such table", "no such column"))
    if not is_of_postgresql(cause):
        return False
    from psycopg import errors

    return isinstance(cause, errors.UndefinedTable | errors.UndefinedColumn)
