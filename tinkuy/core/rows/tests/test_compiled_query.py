"""What is compiled once is asked like any queryset: other values, other rows; one thread and its own connection."""

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.db.models.functions import Length
from django_scopes import scope
from django_scopes.exceptions import ScopeError

from tinkuy.core.rows.compiled_query import CompiledQuery, cycle_in_scope
from tinkuy.journal.models import Entry
from tinkuy.people.models import Person

pytestmark = pytest.mark.both_databases


def persons_named(name: str) -> QuerySet[Person]:
    return Person.objects.filter(name=name, is_active=True).order_by("email")


def test_other_values_find_other_rows_and_the_words_are_made_once(db, django_assert_num_queries):
    built: list[str] = []
    query = CompiledQuery(lambda name: built.append(name) or persons_named(name))
    ana, luz = (Person.objects.create_user(f"{name}@example.org", name) for name in ("ana", "luz"))

    with django_assert_num_queries(4):
        rows = [query.rows("ana"), query.rows("luz"), query.rows("nobody"), query.first("luz")]

    assert rows == [[ana], [luz], [], luz]
    assert len(built) == 1


@pytest.mark.parametrize(
    "columns_of",
    [
        pytest.param(lambda entries: entries.values_list("details", "at", "id"), id="columns that Django converts"),
        pytest.param(lambda entries: entries.values_list("id", "deed"), id="columns as the database has them"),
        pytest.param(lambda entries: entries.values_list("at", flat=True), id="one column that Django converts"),
        pytest.param(lambda entries: entries.values_list("deed", flat=True), id="one column"),
        pytest.param(lambda entries: entries.values_list(Length("deed"), "id"), id="what is counted"),
        pytest.param(
            lambda entries: entries.values_list("deed").distinct().order_by("pk"), id="a column, ordered by another"
        ),
        pytest.param(
            lambda entries: entries.values_list("deed", flat=True).distinct().order_by("pk"),
            id="one column, ordered by another",
        ),
    ],
)
def test_values_of_columns_come_as_of_any_queryset(db, columns_of):
    for subject in ("1", "2"):
        Entry.objects.create(deed="was done", subject=subject, details={"by": "somebody"})
    Entry.objects.create(deed="was not done", subject="1")
    columns = CompiledQuery(lambda deed: columns_of(Entry.objects.filter(deed=deed).order_by("-pk")))

    found = columns.rows("was done")
    expected = list(columns_of(Entry.objects.filter(deed="was done").order_by("-pk")))
    assert (len(found), found) == (2, expected)
    assert [type(row) for row in found] == [type(row) for row in expected]
    assert columns.rows("never done") == []


def test_objects_come_with_those_that_are_read_with_them_and_with_what_is_counted(db, django_assert_num_queries):
    person = Person.objects.create_user("ana@example.org", "ana")
    Entry.objects.create(deed="was done", subject="cycle", actor=person)
    Entry.objects.create(deed="was done", subject="cycle")
    entries = Entry.objects.select_related("actor").annotate(letters=Length("deed")).defer("details")
    query = CompiledQuery(lambda deed: entries.filter(deed=deed).order_by("pk"))

    with django_assert_num_queries(1):
        own, of_nobody = query.rows("was done")
        assert (own.actor, own.actor.name, of_nobody.actor, own.letters) == (person, "ana", None, len("was done"))
    with django_assert_num_queries(1):
        assert own.details == {}


def test_what_is_prefetched_comes_with_the_rows_of_each_asking_and_costs_nothing_without_any(
    db, django_assert_num_queries
):
    first, second = (Person.objects.create_user(f"{name}@example.org", name) for name in ("ana", "luz"))
    Entry.objects.create(deed="was done", subject="cycle", actor=second)
    query = CompiledQuery(lambda key: Person.objects.filter(pk=key).prefetch_related("entry_set"))

    for person, entries in ((first, []), (second, ["was done"])):
        with django_assert_num_queries(2):
            [found] = query.rows(person.pk)
        with django_assert_num_queries(0):
            assert [entry.deed for entry in found.entry_set.all()] == entries
    with django_assert_num_queries(1):
        assert query.rows(second.pk + 1) == []


def test_a_number_that_no_column_holds_finds_nothing(db):
    query = CompiledQuery(lambda key: Person.objects.filter(pk=key))

    assert [query.first(1), query.first(10**30), query.first(-(10**30))] == [None, None, None]


def test_a_value_that_is_not_asked_for_is_refused(db):
    with pytest.raises(ValueError, match="each value stands in the query"):
        CompiledQuery(lambda key, other: Person.objects.filter(pk=key)).first(1, 2)


def test_outside_of_a_cycle_nothing_is_asked():
    with pytest.raises(ScopeError), scope(cycle=None):
        cycle_in_scope()


def test_rows_are_locked_in_a_transaction_alone(transactional_db):
    query = CompiledQuery(lambda key: Person.objects.select_for_update().filter(pk=key))
    if not connection.features.has_select_for_update:
        assert query.first(1) is None
        return
    with pytest.raises(Exception, match="select_for_update"):
        query.first(1)
