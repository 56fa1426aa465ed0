"""One cursor serves one statement after the other, and never two at once."""

import pytest
from django.db import IntegrityError, connection, transaction

from tinkuy.core.rows.statements import rows_of

pytestmark = pytest.mark.one_database
NUMBERS = "SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3"


def test_what_is_asked_while_a_statement_is_answered_takes_nothing_from_its_rows(db):
    inner: list[object] = []

    def ask_meanwhile(execute, sql, params, many, context):
        answer = execute(sql, params, many, context)
        if not inner:
            inner.append(None)
            inner.append(rows_of(connection, "SELECT 7", []))
        return answer

    with connection.execute_wrapper(ask_meanwhile):
        outer = rows_of(connection, NUMBERS, [])

    assert (outer, inner[1]) == ([(1,), (2,), (3,)], [(7,)])


def test_a_statement_that_fails_leaves_the_next_one_alone(db):
    rows_of(connection, NUMBERS, [])
    with pytest.raises(IntegrityError), transaction.atomic():
        rows_of(connection, "INSERT INTO django_content_type (id, app_label, model) VALUES (%s, NULL, NULL)", [99_999])

    assert rows_of(connection, NUMBERS, []) == [(1,), (2,), (3,)]
