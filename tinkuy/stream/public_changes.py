"""What the public pages show has changed: said in the transaction that changes it, asked before a kept page is served.

Every transaction that writes to a table says so, unless the table is named as one that no public page reads. So no
action can forget it, and a page that was made before a write was acknowledged is never served after it. What else must
follow whatever writes to a table (`when_written`) is called from here as well.

A change adds a row and locks none: two who write at once do not wait for each other. Rows may become visible in
another order than their numbers, so it is the whole of them that is compared, never the newest alone.
"""

import re
from collections.abc import Callable, Iterable
from contextlib import nullcontext
from functools import cache, lru_cache
from typing import Any

import django_scopes.manager
from django.apps import apps
from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django_scopes import get_scope

from tinkuy.core.rows import optional_scope

from .models import PublicChange, PublicWithdrawal, Settling, StreamEvent

WRITES = re.compile(r'\s*(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|REPLACE\s+INTO|UPDATE|DELETE\s+FROM)\s+"?(\w+)"?', re.I)
WRITES_SOMEWHERE = re.compile(r"\s*WITH\b.*\b(?:INSERT|UPDATE|DELETE)\b", re.I | re.S)

MOST_CHANGES = 200
"""Rows that stay when old ones are taken away: they are counted each time that something was committed."""

HUB = None
"""In place of a cycle: every public page may show what changed."""

_followers: dict[str, list[Callable[[], None]]] = {}
"""By table, what is called after each statement that writes to it."""

_private: set[str] = {model._meta.db_table for model in (StreamEvent, Settling, PublicChange, PublicWithdrawal)}

SCOPED_BY = (django_scopes.manager.__name__, optional_scope.__name__)
"""Where the managers of scoped rows are made. A row that belongs to no cycle is written in a scope without one."""

_ready: set[str] = set()
"""Databases that have the table."""


def never_public(tables: Iterable[str]) -> None:
    """No public page reads these tables (`tests/promises/pages/test_public_changes.py` asks every page)."""
    _private.update(tables)


def when_written(table: str, follow: Callable[[], None]) -> None:
    """Have *follow* called after each statement that writes to *table*, in its transaction and its scope.

    Not after a row that is written alone, in no transaction, on SQLite: nothing else is written while its key is read.
    """
    _followers.setdefault(table, []).append(follow)


def private_tables() -> frozenset[str]:
    return frozenset(_private)


def is_read_in_public(table: str) -> bool:
    """Whether a public page may show what is in *table*: any that was not named as one that none reads."""
    return table not in _private


def watch(connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
    """Called for each connection that opens."""
    if _note_changes not in connection.execute_wrappers:
        connection.execute_wrappers.append(_note_changes)


def _note_changes(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    table, database = written_table(sql), context["connection"]
    if table is None or not (is_read_in_public(table) or table in _followers) or not _is_ready(database):
        return execute(sql, params, many, context)
    with nullcontext() if _is_one_with_the_next(database, sql) else transaction.atomic(using=database.alias):
        answer = execute(sql, params, many, context)
        if context["cursor"].rowcount or _returns_rows(sql):
            if is_read_in_public(table):
                _note(database, _cycle_of(table))
            for follow in _followers.get(table, ()) if _may_write(database, sql) else ():
                follow()
    return answer


def _is_one_with_the_next(database: BaseDatabaseWrapper, sql: str) -> bool:
    """Whether the next statement is committed with this one."""
    return database.in_atomic_block or _waits_to_be_read(database, sql)


def _may_write(database: BaseDatabaseWrapper, sql: str) -> bool:
    return database.in_atomic_block or not _waits_to_be_read(database, sql)


def _waits_to_be_read(database: BaseDatabaseWrapper, sql: str) -> bool:
    """SQLite commits nothing while rows that a statement returned are still to be read."""
    return database.vendor == "sqlite" and _returns_rows(sql)


def _returns_rows(sql: str) -> bool:
    """How many rows such a statement wrote is known only once they are read."""
    return " RETURNING " in sql


def _is_ready(database: BaseDatabaseWrapper) -> bool:
    """While the tables are being made there is none for this; no site is open then."""
    if database.alias not in _ready and PublicChange._meta.db_table in database.introspection.table_names():
        _ready.add(database.alias)
    return database.alias in _ready


@lru_cache(1_024)
def written_table(sql: str) -> str | None:
    """The table that a statement writes to; empty where it cannot be told, nothing where it writes to none."""
    if match := WRITES.match(sql):
        return match[1].lower()
    return "" if WRITES_SOMEWHERE.match(sql) else None


def _cycle_of(table: str) -> int | None:
    """The cycle in scope, if the table holds rows of cycles alone: whatever has no scope may show in all of them."""
    cycle = get_scope().get("cycle") if _is_scoped(table) else None
    return getattr(cycle, "pk", HUB)


@cache
def _is_scoped(table: str) -> bool:
    model = next((model for model in apps.get_models() if model._meta.db_table == table), None)
    return model is not None and type(model._default_manager).__module__ in SCOPED_BY


def _note(database: BaseDatabaseWrapper, cycle: int | None) -> None:
    """Once in a transaction: a deed that waits for the commit marks that it was noted. Where a savepoint is undone,
    Django drops both the row and the mark."""
    already = _noted(cycle)
    if any(waiting[1] is already for waiting in database.run_on_commit):
        return
    PublicChange.objects.using(database.alias).create(cycle=cycle)
    transaction.on_commit(already, using=database.alias)


@cache
def _noted(cycle: int | None) -> Callable[[], None]:
    return lambda: None


def forget_old_changes() -> int:
    """Take away all but the newest; the number of rows. The compared set changes: pages are made once more."""
    newest = PublicChange.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    return PublicChange.objects.filter(pk__lte=newest - MOST_CHANGES).delete()[0]
