"""The columns of a table are made once for all queries on SQLite; the words of these are those of Django."""

from django.db import connection
from django.db.models import F
from django.db.models.functions import Lower
from django.db.models.sql import compiler

from tinkuy.core.sqlite.compiler import SQLCompiler
from tinkuy.people.models import HubRole, Person


def test_the_words_are_those_of_django_and_columns_are_made_once(db):
    queries = [
        Person.objects.all(),
        Person.objects.filter(is_active=True).order_by("name", "-pk"),
        Person.objects.only("name").order_by(Lower("name")),
        HubRole.objects.select_related("person").order_by("person__email"),
        HubRole.objects.values_list("role", "person__name").distinct(),
        Person.objects.annotate(called=F("name")).filter(hub_roles__role="administrator"),
    ]

    for rows in queries:
        own, theirs = (kind(rows.query.clone(), connection, "default") for kind in (SQLCompiler, compiler.SQLCompiler))
        assert own.as_sql() == theirs.as_sql()
    (one, other) = (SQLCompiler(queries[3].query.clone(), connection, "default") for _time in range(2))
    one.as_sql()
    other.as_sql()
    assert all(mine is theirs for (mine, *_), (theirs, *_) in zip(one.select, other.select, strict=True))
