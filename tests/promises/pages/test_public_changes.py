"""Kept public pages: none reads what may change without a word, and that of a cycle reads no other cycle's rows."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import resolve
from django_scopes import get_scope, scope, scopes_disabled

from tinkuy.config.web.finished.pages import HARMLESS_COOKIES, KEPT_PAGES
from tinkuy.hub.api.endpoints import COLLECTIONS
from tinkuy.hub.indexing.sitemaps import SECTIONS
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.publication.sheets.models import Sheet
from tinkuy.stream.public_changes import HUB, SCOPED_BY, is_read_in_public, private_tables
from tinkuy.stream.versions import QUESTION, _by_cycle, version_of

READ_TABLE = re.compile(r'(?:FROM|JOIN)\s+"?(\w+)"?', re.IGNORECASE)
LINK = re.compile(r'href="(/es/[^"#?]*)"')
API = "/api/v1/"
OF_MACHINES = (
    *("/robots.txt", "/sitemap.xml", *(f"/sitemaps/{name}-1.xml" for name in SECTIONS)),
    *(f"{API}{name}" for name in ("openapi.json", *COLLECTIONS)),
)
PICTURE = "/es/c/trata-covid-19/preview.png"
"""Which no page names: the example's cycles are sensitive, and have none."""
IMAGE = "/es/hub/ficha-trata-covid-19/pictures/0.jpg"
"""The example's sheet has none."""
READING_PERSONS = {
    *("hub:countries", "hub:country", "hub:cycle", "hub:focal_point", "hub:sheet", "hub:sheet_forms"),
    *("convening:register", "notices:sign_in"),
}
"""Routes of pages that name somebody of the team who agreed to it, or the example's persons, as whom one signs in.
Home, lists, search, feeds and what programs read know nobody.
"""
FIRST = ("/es/", "/es/hub/", "/es/hub/?q=trata", "/es/data/", "/es/data/datapackage.json", PICTURE, IMAGE, *OF_MACHINES)


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
            stranger = Client()
            with queries_noted() as noted:
                answer = stranger.get(address)
            if answer.resolver_match and answer.resolver_match.view_name in KEPT_PAGES:
                assert set(stranger.cookies) <= HARMLESS_COOKIES, address
                found[address] = noted
                waiting += LINK.findall(answer.content.decode(errors="ignore"))
                waiting += members_of(address, answer) + sets_of_links(answer)
    return found


def members_of(address: str, answer: HttpResponse) -> list[str]:
    """What a list of the API leads to."""
    name = address.removeprefix(API)
    if name not in COLLECTIONS or not COLLECTIONS[name].one:
        return []
    keys = (item.get("slug") or item.get("id") or item["code"] for item in json.loads(answer.content)["items"])
    return [f"{address}/{key}" for key in keys]


def sets_of_links(answer: HttpResponse) -> list[str]:
    return re.findall(r"<[^>]+?(/es/[^>]+)>; rel=.linkset", answer.headers.get("Link", ""))


def route_of(address: str) -> str:
    return resolve(address.partition("?")[0]).view_name


def test_every_kept_page_is_asked(reads):
    assert {route_of(address) for address in reads} == set(KEPT_PAGES)


def test_no_kept_page_reads_a_table_whose_changes_are_not_noted(reads):
    assert private_tables()
    assert {table for noted in reads.values() for table, _ in noted} & private_tables() == set()


def test_no_kept_page_reads_the_row_of_a_person_but_those_that_name_somebody_who_agreed(reads):
    persons = Person._meta.db_table
    found = {route_of(address) for address, noted in reads.items() if persons in {table for table, _ in noted}}

    assert found == READING_PERSONS


def test_a_page_of_a_cycle_reads_rows_of_cycles_in_its_own_scope_alone(reads):
    scoped = {
        model._meta.db_table for model in apps.get_models() if type(model._default_manager).__module__ in SCOPED_BY
    }
    pages = {address: noted for address, noted in reads.items() if address.startswith("/es/c/")}
    outside = {
        (address, table)
        for address, noted in pages.items()
        for table, cycle in noted
        if table in scoped and getattr(cycle, "slug", "") != address.split("/")[3]
    }

    assert len(pages) > 4
    assert Sheet._meta.db_table in scoped, "rows that may belong to no cycle are scoped too"
    assert outside == set()


def version(cycle: Cycle | None) -> object:
    """What is compared before a kept page of *cycle* is served."""
    with connection.cursor() as cursor:
        cursor.execute(QUESTION)
        return version_of(_by_cycle(cursor.fetchall()), cycle.pk if cycle else HUB)


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def write_a_row(table: str, cycle: Cycle | None) -> bool:
    """A statement of any action at all: what it says is not asked, only that it writes to the table."""
    key = next(one._meta.pk.column for one in apps.get_models(include_auto_created=True) if one._meta.db_table == table)
    with scope(cycle=cycle) if cycle else scopes_disabled(), connection.cursor() as cursor:
        cursor.execute(f'UPDATE "{table}" SET "{key}" = "{key}" WHERE "{key}" = (SELECT min("{key}") FROM "{table}")')
        return bool(cursor.rowcount)


@pytest.mark.both_databases
def test_whatever_writes_to_a_table_that_a_public_page_may_read_has_the_page_made_anew(example_loaded, db):
    """Every table but those of which the tests above say that no page reads them, written in the scope of a cycle and
    in none. What an action writes goes through such a statement. So no page is opened: which tables one reads is the
    same on both databases, and asked of it on one.
    """
    tables = sorted(model._meta.db_table for model in apps.get_models(include_auto_created=True))
    written, stale = 0, []
    for cycle in (*Cycle.objects.filter(is_example=True), None):
        before = version(cycle)
        for table, its_scope in product(filter(is_read_in_public, tables), {cycle, None}):
            with undone():
                is_written = write_a_row(table, its_scope)
                if is_written and version(cycle) == before:
                    stale.append((table, its_scope))
            written += is_written

    assert stale == []
    assert written > 300, "the example has rows in what its pages read"
