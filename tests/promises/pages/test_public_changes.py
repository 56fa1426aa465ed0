"""Kept public pages: none reads what may change without a word, and that of a cycle reads no other cycle's rows."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import django_scopes.manager
import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django_scopes import get_scope

from tinkuy.config.web.finished.pages import KEPT_PAGES
from tinkuy.stream.public_changes import private_tables

READ_TABLE = re.compile(r'(?:FROM|JOIN)\s+"?(\w+)"?', re.IGNORECASE)
LINK = re.compile(r'href="(/es/[^"#?]*)"')
FIRST = ("/es/", "/es/hub/")


@contextmanager
def queries_noted() -> Iterator[list[tuple[str, object]]]:
    """Each table that is read, with the cycle in scope."""
    noted: list[tuple[str, object]] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        noted.extend((table, get_scope().get("cycle")) for table in READ_TABLE.findall(sql))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield noted


@pytest.fixture(scope="module")
def reads(example_loaded, django_db_blocker) -> dict[str, list[tuple[str, object]]]:
    """By address of every kept page that a stranger comes to from the first ones: what it reads."""
    found: dict[str, list[tuple[str, object]]] = {}
    waiting = list(FIRST)
    with django_db_blocker.unblock():
        while waiting:
            address = waiting.pop()
            if address in found:
                continue
            with queries_noted() as noted:
                answer = Client().get(address)
            if answer.resolver_match and answer.resolver_match.view_name in KEPT_PAGES:
                found[address] = noted
                waiting += LINK.findall(answer.content.decode(errors="ignore"))
    return found


def test_every_kept_page_is_asked(reads, client, db):
    routes = {client.get(address).resolver_match.view_name for address in reads}

    assert routes == set(KEPT_PAGES)


def test_no_kept_page_reads_a_table_whose_changes_are_not_noted(reads):
    assert private_tables()
    assert {table for noted in reads.values() for table, _ in noted} & private_tables() == set()


def test_a_page_of_a_cycle_reads_rows_of_cycles_in_its_own_scope_alone(reads):
    scoped = {
        model._meta.db_table
        for model in apps.get_models()
        if type(model._default_manager).__module__ == django_scopes.manager.__name__
    }
    pages = {address: noted for address, noted in reads.items() if address.startswith("/es/c/")}
    outside = {
        (address, table)
        for address, noted in pages.items()
        for table, cycle in noted
        if table in scoped and getattr(cycle, "slug", "") != address.split("/")[3]
    }

    assert len(pages) > 4
    assert outside == set()
