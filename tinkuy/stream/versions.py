"""Which version of the public pages stands: asked before a kept page is served, so it must cost next to nothing."""

import asyncio
import sqlite3
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

from django.db import connection

from .public_changes import HUB

if TYPE_CHECKING:
    import psycopg

type Version = tuple[int, int, int]
"""Of a set of changes: how many, the highest number, the sum of the numbers.

Rows are added, and the lowest are taken away; two sets that were there one after the other never have all three alike
unless they are the same.
"""
type Versions = Mapping[int | None, Version]
"""The version of each cycle and, under `HUB`, of what is of none."""

QUESTION = "SELECT cycle, count(*), max(id), sum(id) FROM stream_publicchange GROUP BY cycle"


class Unknown(Exception):
    """The database does not answer; no kept page is served."""


class PublicVersions(Protocol):
    async def now(self) -> Versions:
        """As committed when this is called, or later. Raises `Unknown`."""

    def close(self) -> None: ...


def version_of(versions: Versions, cycle: int | None) -> tuple[Version | None, ...]:
    """Of what a page of *cycle* shows; of a page of the hub, which may show every cycle."""
    if cycle is HUB:
        return tuple(versions[name] for name in sorted(versions, key=str))
    return versions.get(HUB), versions.get(cycle)


class SqliteVersions:
    """SQLite counts the commits of other connections, of any process; asking for the count costs some microseconds."""

    def __init__(self) -> None:
        self._line: sqlite3.Connection | None = None
        self._commits = -1
        self._versions: Versions = {}

    async def now(self) -> Versions:
        try:
            if self._line is None:
                name = connection.settings_dict["NAME"]
                self._line = sqlite3.connect(f"file:{name}?mode=ro", uri=True, timeout=0, check_same_thread=False)
            (commits,) = self._line.execute("PRAGMA data_version").fetchone()
            if commits != self._commits:
                self._versions = _by_cycle(self._line.execute(QUESTION).fetchall())
                self._commits = commits
        except sqlite3.Error as error:
            self.close()
            raise Unknown from error
        return self._versions

    def close(self) -> None:
        if self._line is not None:
            self._line.close()
        self._line, self._commits = None, -1


class PostgresqlVersions:
    """One question at a time, on a line and in a thread of their own. Whoever comes while it is under way shares the
    next one: an answer under way may be older than what they saw."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="public-versions")
        self._line: psycopg.Connection[tuple[int | None, int, int, int]] | None = None
        self._free = asyncio.Lock()
        self._next: asyncio.Task[Versions] | None = None

    async def now(self) -> Versions:
        if self._next is None:
            self._next = asyncio.get_running_loop().create_task(self._ask())
        return await asyncio.shield(self._next)

    async def _ask(self) -> Versions:
        async with self._free:
            self._next = None
            return await asyncio.get_running_loop().run_in_executor(self._thread, self._versions)

    def _versions(self) -> Versions:
        import psycopg  # here: a site on SQLite never loads it

        try:
            if self._line is None:
                self._line = psycopg.connect(**connection.get_connection_params(), autocommit=True)
            return _by_cycle(self._line.execute(QUESTION).fetchall())
        except psycopg.Error as error:
            self._hang_up()
            raise Unknown from error

    def _hang_up(self) -> None:
        if self._line is not None:
            with suppress(Exception):  # it is given up, however it ends
                self._line.close()
        self._line = None

    def close(self) -> None:
        self._thread.submit(self._hang_up)
        self._thread.shutdown(wait=False)


def _by_cycle(rows: list[tuple[int | None, int, int, int]]) -> Versions:
    return {cycle: (count, highest, int(total)) for cycle, count, highest, total in rows}


def public_versions() -> PublicVersions:
    return PostgresqlVersions() if connection.vendor == "postgresql" else SqliteVersions()
