"""The two databases: SQLite by default, PostgreSQL by one variable, each as durable as a 2xx promises."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

SQLITE_PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "secure_delete": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "mmap_size": 0,
}
"""What each connection must answer (synchronous 2 is FULL): asserted when it opens, see `config/apps.py`."""

POSTGRESQL_SETTINGS = {
    "synchronous_commit": "on",
    "lock_timeout": "10s",
    "idle_in_transaction_session_timeout": "60s",
}
"""What each session asks for: an answer only after the disk has it, and no lock held for ever."""


FILE = "db.sqlite3"
"""SQLite's file in the data folder."""
MOST_CONNECTIONS = 18
"""Of one process: each thread that answers pages holds one, and a few stand apart."""


def sqlite(path: Path) -> dict[str, Any]:
    """Django's settings for the SQLite file at *path*: write-ahead log, full durability, immediate transactions."""
    pragmas = [f"PRAGMA {name}={value}" for name, value in SQLITE_PRAGMAS.items()]
    return {
        "ENGINE": "tinkuy.core.sqlite",
        "NAME": str(path),
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 10,
            "init_command": ";".join(pragmas),
        },
    }


def postgresql(url: str) -> dict[str, Any]:
    """Django's settings for a PostgreSQL *url*; a socket folder may stand in the `host` parameter.

    A server on another machine is spoken to with TLS, unless `sslmode` in the address says otherwise.
    """
    connection_parts = _parts(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": connection_parts["dbname"],
        "USER": connection_parts["user"],
        "PASSWORD": connection_parts["password"],
        "HOST": connection_parts["host"],
        "PORT": connection_parts["port"],
        "CONN_MAX_AGE": 0,
        "OPTIONS": {
            "pool": {"min_size": 1, "max_size": MOST_CONNECTIONS, "timeout": 5},
            "options": " ".join(f"-c {name}={value}" for name, value in POSTGRESQL_SETTINGS.items()),
            "sslmode": connection_parts["sslmode"],
        },
    }


def address(url: str) -> str:
    """The same for psycopg, before there are settings: what libpq takes."""
    from psycopg.conninfo import make_conninfo  # here and in all of this folder: a site on SQLite never loads it

    return make_conninfo(**{name: value for name, value in _parts(url).items() if value})


def _parts(url: str) -> dict[str, str]:
    parts = urlsplit(url)
    query = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    host = query.get("host", parts.hostname or "")
    is_near = not host or host.startswith("/") or host in {"localhost", "127.0.0.1", "::1"}
    return {
        "dbname": unquote(parts.path.lstrip("/")) or "tinkuy",
        "user": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "host": host,
        "port": str(parts.port or ""),
        "sslmode": query.get("sslmode", "prefer" if is_near else "require"),
    }
