"""How a server notices that somebody committed something: asked for on SQLite, told by PostgreSQL.

The order of writers. SQLite has one writer at a time, so there is nothing to do; PostgreSQL needs advisory locks. Each
is held until the transaction ends.
"""

import selectors
import socket
from typing import TYPE_CHECKING, Protocol

from django.db import connection

from tinkuy.core.rows.postgresql import on_postgresql

if TYPE_CHECKING:
    import psycopg

TELLING_LOCK = 7_146_272
SETTLING_LOCK = 7_146_273
NEWS = "tinkuy_stream"
"""The channel of NOTIFY on which PostgreSQL tells the servers that there is an event."""

PATIENCE = "300ms"


def in_order_of_commits() -> None:
    """Ids are given to one transaction at a time, so that none with a lower id becomes visible later. Wakes servers."""
    on_postgresql("SELECT pg_advisory_xact_lock(%s), pg_notify(%s, '')", TELLING_LOCK, NEWS)


def settling_is_open() -> None:
    """What we add is not swept away before it is committed. Many add at once."""
    on_postgresql("SELECT pg_advisory_xact_lock_shared(%s)", SETTLING_LOCK)


def nobody_adds_meanwhile() -> None:
    """Alone with the rows that settle, after all who added some have committed; raises a database error otherwise."""
    on_postgresql("SELECT set_config('lock_timeout', %s, true)", PATIENCE)
    on_postgresql("SELECT pg_advisory_xact_lock(%s)", SETTLING_LOCK)


class News(Protocol):
    seconds: float
    """How long to wait for the bell before asking again."""

    def has_come(self) -> bool:
        """Whether something may have been committed since the last time. Raises database errors."""

    def give_up(self) -> None:
        """Let go of what an error may have broken; the next question begins anew."""


class Bell:
    """Ends the follower's waiting. Rung from any thread, heard by one; also waits for a file beside it."""

    def __init__(self) -> None:
        self._receiver, self._sender = socket.socketpair()
        self._receiver.setblocking(False)
        self._sender.setblocking(False)
        self._selector = selectors.DefaultSelector()
        self._selector.register(self._receiver, selectors.EVENT_READ)

    def ring(self) -> None:
        try:
            self._sender.send(b"!")
        except OSError:
            return  # it rings already, or the server ends

    def wait(self, seconds: float) -> None:
        """Until it rings, or *seconds* long."""
        for key, _ in self._selector.select(seconds):
            if key.fileobj is self._receiver:
                self._receiver.recv(4096)

    def also_for(self, file: int) -> None:
        self._selector.register(file, selectors.EVENT_READ)

    def no_more_for(self, file: int) -> None:
        self._selector.unregister(file)

    def close(self) -> None:
        self._selector.close()
        self._receiver.close()
        self._sender.close()


class SqliteNews:
    """SQLite counts the commits of other connections, of any process; asking for the count costs some microseconds."""

    seconds = 0.01

    def __init__(self) -> None:
        self._version = -1

    def has_come(self) -> bool:
        with connection.cursor() as cursor:
            (version,) = cursor.execute("PRAGMA data_version").fetchone()
        before, self._version = self._version, int(version)
        return before != self._version

    def give_up(self) -> None:
        connection.close()
        self._version = -1


class PostgresqlNews:
    """PostgreSQL tells us over a connection of our own. A message that was lost is made up for within a second."""

    seconds = 1.0

    def __init__(self, bell: Bell) -> None:
        self._bell = bell
        self._line: psycopg.Connection[tuple[object, ...]] | None = None
        self._file = -1

    def has_come(self) -> bool:
        if self._line is None:
            import psycopg  # here: a site on SQLite never loads it

            self._line = psycopg.connect(**connection.get_connection_params(), autocommit=True)
            self._file = self._line.fileno()  # a broken line cannot tell it any more
            self._bell.also_for(self._file)
            self._line.execute(f"LISTEN {NEWS}")
        for _ in self._line.notifies(timeout=0):
            pass
        return True

    def give_up(self) -> None:
        connection.close()
        if self._line is not None:
            self._bell.no_more_for(self._file)
            self._line.close()
            self._line = None


def news(bell: Bell) -> News:
    return PostgresqlNews(bell) if connection.vendor == "postgresql" else SqliteNews()
