"""What the run on PostgreSQL repeats: the tests of this file are asked what it would do with themselves."""

import os
from collections import Counter

import pytest
from django.db import connection
from django.test import Client

from tests.database_names import asks_database
from tests.postgresql_choice import (
    enough,
    fewest,
    is_repeated,
    is_the_databases_own,
    names_of_product,
    names_of_the_database,
)
from tinkuy.attendance.tests.attended import came_again
from tinkuy.core.text import folded
from tinkuy.journal.trail import record
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle


def test_what_writes_and_reads_rows_is_repeated(request, cycle):
    assert is_repeated(request.node)
    assert Cycle.objects.get() == cycle


def test_what_touches_no_database_is_not(request):
    assert not is_repeated(request.node)


def test_what_opens_a_page_by_a_fixture_is_not(request, db, client):
    assert not is_repeated(request.node)


@pytest.fixture
def visitor(db) -> Client:
    return Client()


def test_what_opens_a_page_by_a_fixture_of_its_own_is_not(request, visitor):
    assert not is_repeated(request.node)


def status_of(path: str) -> int:
    return Client().get(path).status_code


def test_what_opens_a_page_by_a_function_of_its_file_is_not(request, db):
    assert status_of("/healthz") == 200
    assert not is_repeated(request.node)


@pytest.mark.both_databases
def test_what_opens_a_page_and_is_marked_is_repeated(request, client, db):
    assert is_repeated(request.node)


@pytest.mark.one_database
def test_what_is_marked_for_one_database_is_not(request, db):
    assert not is_repeated(request.node)


@pytest.mark.browser
@pytest.mark.both_databases
@pytest.mark.parametrize("width", [1280, 390])
def test_a_marked_journey_in_a_browser_is_repeated_at_its_first_width(request, width):
    assert is_repeated(request.node) == (width == 1280)


@pytest.mark.both_databases
@pytest.mark.parametrize("words", ["first", "second"])
def test_what_is_marked_and_needs_no_browser_is_repeated_of_each_kind(request, db, words):
    assert is_repeated(request.node)


@pytest.mark.alone
def test_what_looks_into_the_files_of_the_database_is_whatever_it_opens(request, db, client):
    assert is_repeated(request.node)


@pytest.mark.parametrize("place", [1, 2, 3])
def test_a_whole_run_asks_each_thing_of_the_product_once(request, cycle, place):
    this = request.node
    cycles = "tinkuy.planning.cycles.models.cycle.Cycle"

    assert cycles in names_of_product(this)
    assert list(enough([this] * place)) == [this]
    assert Cycle.objects.get() == cycle


def test_whoever_names_most_that_was_not_asked_comes_next():
    names = [{"a"}, {"a", "b"}, {"a", "b", "c"}, {"c"}, {"c", "d"}]

    assert list(fewest(names, Counter())) == [2, 4]
    assert list(fewest(names, Counter(a=1, b=1))) == [4]


def test_what_speaks_of_the_database_is_asked_each_time(request, db):
    assert connection.vendor == os.environ.get("TINKUY_TEST_ON", "sqlite")
    assert is_the_databases_own(request.node)
    assert len(list(enough([request.node] * 3))) == 3


def test_a_rule_and_a_kind_are_no_reason_to_repeat_a_test():
    assert not asks_database(Role)
    assert not asks_database(folded)
    assert asks_database(Cycle)
    assert asks_database(record)


def test_what_a_helper_of_another_file_writes_in_a_transaction_makes_no_test_the_databases_own(request, cycle):
    assert names_of_the_database(came_again, __name__) & {*came_again.__code__.co_names} == set()
    assert not is_the_databases_own(request.node)
